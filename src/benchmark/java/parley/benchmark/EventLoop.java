package parley.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that all load comes from and arrives at. What goes wrong in it ends the benchmark: a figure from a load
 * that was not the one intended would be worse than none.
 */
final class EventLoop implements AutoCloseable {
    private static final int INPUT = 1 << 18;
    /** In nanoseconds: what is due sooner is waited for without the selector, which counts in milliseconds. */
    private static final long FINE = 2_000_000;

    private static final long PATIENCE_SECONDS = 120;

    /** Something that is to be done at certain times. Called on the loop's thread. */
    interface Schedule {
        /**
         * Does what is due.
         *
         * @return when there will be something again, as {@link System#nanoTime}
         */
        long run();
    }

    private final Selector selector = Selector.open();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final ByteBuffer input = ByteBuffer.allocate(INPUT);
    private final Thread thread = new Thread(this::run, "load");
    private Schedule schedule;
    private volatile boolean closed;

    EventLoop() throws IOException {
        thread.setDaemon(true);
        thread.start();
    }

    /** For reading into, by whoever runs on the loop's thread; empty between uses. */
    ByteBuffer input() {
        return input;
    }

    Selector selector() {
        return selector;
    }

    /** CPU time of the loop's thread so far, in nanoseconds. */
    long cpu() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }

    /** Runs something on the loop's thread and waits for its result. */
    <T> T call(Callable<T> task) throws Exception {
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

    void execute(Runnable task) throws Exception {
        call(() -> {
            task.run();
            return null;
        });
    }

    /** Waits for something that happens on the loop's thread, or for that thread's failure. */
    <T> T await(CompletableFuture<T> event) throws Exception {
        CompletableFuture.anyOf(event, failure).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return event.join();
    }

    /** Lets the load go on for a while. */
    void sleep(double seconds) throws Exception {
        try {
            failure.get((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // Nothing has failed.
        }
    }

    /** To be called on the loop's thread; null for none. */
    void follow(Schedule newSchedule) {
        schedule = newSchedule;
    }

    private void run() {
        try {
            long due = Long.MAX_VALUE;
            while (!closed) {
                select(schedule == null ? Long.MAX_VALUE : due - System.nanoTime());
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                    due = System.nanoTime();
                }
                if (schedule != null && due - System.nanoTime() <= 0) {
                    due = schedule.run();
                }
            }
        } catch (Throwable e) {
            failure.completeExceptionally(e);
        }
    }

    private void select(long nanos) throws IOException {
        if (nanos > FINE) {
            selector.select(
                    EventLoop::handle, Math.min(nanos - FINE / 2, PATIENCE_SECONDS * 1_000_000_000) / 1_000_000);
        } else if (selector.selectNow(EventLoop::handle) == 0 && nanos > 0) {
            LockSupport.parkNanos(1);
        }
    }

    private static void handle(SelectionKey key) {
        ((WebSocketClient) key.attachment()).handle();
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
