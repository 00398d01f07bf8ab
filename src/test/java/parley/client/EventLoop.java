package parley.client;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread for any number of connections and timers. What goes wrong in it ends it, and whoever waits for something is
 * told: a result from a load that was not the one intended would be worse than none.
 */
public final class EventLoop implements AutoCloseable {
    private static final int INPUT = 1 << 18;
    /** In nanoseconds: what is due sooner is waited for without the selector, which counts in milliseconds. */
    private static final long FINE = 2_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Selector selector = Selector.open();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final ByteBuffer input = ByteBuffer.allocate(INPUT);
    private final Thread thread = new Thread(this::run, "event-loop");
    private final boolean precise;
    private volatile boolean closed;

    /** Something that is done once, later. */
    public static final class Timer implements Comparable<Timer> {
        private final long due;
        private Runnable task;

        private Timer(long due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        public void cancel() {
            task = null;
        }

        @Override
        public int compareTo(Timer other) {
            return Long.signum(due - other.due);
        }
    }

    /** Timers are a millisecond late at most. */
    public EventLoop() throws IOException {
        this(false);
    }

    private EventLoop(boolean precise) throws IOException {
        this.precise = precise;
        thread.setDaemon(true);
        thread.start();
    }

    /** Timers are some 70 microseconds late at most; the thread sleeps hardly while one is due soon. */
    public static EventLoop precise() throws IOException {
        return new EventLoop(true);
    }

    /** For reading into, by whoever runs on the loop's thread; it holds nothing between uses. */
    ByteBuffer input() {
        return input;
    }

    /** Attachments of its keys are {@link Runnable}s, called when a channel is ready. */
    public Selector selector() {
        return selector;
    }

    /** CPU time of the loop's thread so far, in nanoseconds. */
    public long cpu() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }

    /** Runs something on the loop's thread and waits for its result. */
    public <T> T call(Callable<T> task) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                result.complete(task.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        selector.wakeup();
        return await(result);
    }

    public void execute(Runnable task) throws Exception {
        call(() -> {
            task.run();
            return null;
        });
    }

    /** Waits for something that happens on the loop's thread, or for that thread's failure. */
    public <T> T await(CompletableFuture<T> event) throws Exception {
        return await(event, PATIENCE);
    }

    public <T> T await(CompletableFuture<T> event, Duration patience) throws Exception {
        CompletableFuture.anyOf(event, failure).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        return event.join();
    }

    /** Lets the load go on for a while. */
    public void sleep(double seconds) throws Exception {
        try {
            failure.get((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // Nothing has failed.
        }
    }

    /** To be called on the loop's thread. @param due as {@link System#nanoTime} */
    public Timer at(long due, Runnable task) {
        Timer timer = new Timer(due, task);
        timers.add(timer);
        return timer;
    }

    /** To be called on the loop's thread. */
    public Timer after(Duration delay, Runnable task) {
        return at(System.nanoTime() + delay.toNanos(), task);
    }

    private void run() {
        try {
            while (!closed) {
                select(runTimers());
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
        } catch (Throwable e) {
            failure.completeExceptionally(e);
        }
    }

    /** @return nanoseconds until the next one is due */
    private long runTimers() {
        long now = System.nanoTime();
        while (!timers.isEmpty()) {
            Timer next = timers.peek();
            if (next.task != null && next.due - now > 0) {
                return next.due - now;
            }
            timers.poll();
            if (next.task != null) {
                next.task.run();
            }
        }
        return Long.MAX_VALUE;
    }

    private void select(long nanos) throws IOException {
        if (!precise || nanos > FINE) {
            long millis = precise ? (nanos - FINE / 2) / 1_000_000 : (nanos - 1) / 1_000_000 + 1;
            selector.select(EventLoop::ready, Math.min(millis, PATIENCE.toMillis()));
        } else if (selector.selectNow(EventLoop::ready) == 0) {
            LockSupport.parkNanos(1);
        }
    }

    private static void ready(SelectionKey key) {
        ((Runnable) key.attachment()).run();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
