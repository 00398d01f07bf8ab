package parley.signaling;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import parley.Settings;
import parley.admission.Grants;
import parley.call.Calls;
import parley.ice.IceServers;
import parley.logging.Event;
import parley.logging.EventLog;
import parley.protocol.Frames;

/**
 * What all connections share: the calls, the codec, two kinds of threads, and the heartbeat. One for the application,
 * from its start to {@link #close}. Thread-safe.
 */
public final class Relay implements AutoCloseable {
    /** For what may block on a stalled peer; a few, so that one such peer does not hold up the others. */
    private static final int WORKERS = 4;

    private static final Duration SWEEP = Duration.ofSeconds(1);
    /** A sweep that is late by so much tells that the whole JVM has stood still. */
    private static final Duration PAUSE = Duration.ofSeconds(4);

    /**
     * What all connections together may hold of frames that have not come or gone whole before nobody may be slow any more,
     * in UTF-16 code units: an eighth of the heap. Each is allowed so much that all together could fill it.
     */
    private static final long ROOM = Runtime.getRuntime().maxMemory() / (8 * Character.BYTES);

    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    /** More than there can be threads. */
    private static final int ALL = Integer.MAX_VALUE;

    private final Settings settings;
    private final EventLog log;
    private final Frames frames = new Frames();
    private final EventFrames events;
    private final Grants grants;
    private final IceServers iceServers;
    private final Counters counters = new Counters();
    private final Calls calls;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService workers;
    /** One is taken by each thread of the container that is in here; in the end all are, for good. */
    private final Semaphore entries = new Semaphore(ALL);

    private volatile boolean closing;
    private volatile BooleanSupplier unwanted = () -> false;
    private volatile long lastSweep = System.nanoTime();
    private final long room;
    /** Only the heartbeat asks. */
    private boolean isCrowded;

    public Relay(Settings settings) {
        this(settings, SWEEP, ROOM);
    }

    /** @param sweep how often connections are looked at; tests with short limits need it short */
    Relay(Settings settings, Duration sweep) {
        this(settings, sweep, ROOM);
    }

    Relay(Settings settings, Duration sweep, long room) {
        this.room = room;
        this.settings = settings;
        this.log = new EventLog(settings.logAddresses());
        this.grants = new Grants(settings.grantSecrets(), settings.grantTime(), InstantSource.system());
        this.iceServers = settings.iceServers();
        this.events = new EventFrames(settings, frames, grants, iceServers);
        this.timer = newTimer();
        this.workers = newWorkers();
        this.calls = new Calls(settings.capacity(), settings.participants(), settings.barTime(), timer);
        timer.scheduleWithFixedDelay(this::heartbeat, sweep.toNanos(), sweep.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor newTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("parley-timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        // Connections that close after the shutdown still ask for the end of their seats.
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return timer;
    }

    private static ExecutorService newWorkers() {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("parley-worker"));
        workers.allowCoreThreadTimeOut(true);
        // A connection that comes while all are being closed must be closed all the same.
        workers.setRejectedExecutionHandler((task, executor) -> task.run());
        return workers;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(() -> runToTheEnd(task), name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Payara can remember, in a class loader of its own, a thread that once loaded a class with it, and all it leads to. */
    private static void runToTheEnd(Runnable task) {
        try {
            task.run();
        } finally {
            Thread.currentThread().setContextClassLoader(null);
        }
    }

    Settings settings() {
        return settings;
    }

    public EventLog log() {
        return log;
    }

    Frames frames() {
        return frames;
    }

    EventFrames events() {
        return events;
    }

    Grants grants() {
        return grants;
    }

    IceServers iceServers() {
        return iceServers;
    }

    public Calls calls() {
        return calls;
    }

    /** What the connections have done. */
    public Counters counters() {
        return counters;
    }

    /** How many are open. */
    public int connections() {
        return connections.size();
    }

    /** Whether one more connection may come. A few too many may come at the same instant. */
    public boolean hasRoom() {
        return connections.size() < settings.participants();
    }

    /** While this holds, everybody is told to come back, which leads elsewhere. */
    public void sendAwayWhile(BooleanSupplier condition) {
        unwanted = condition;
    }

    /** Takes care of a new connection until {@link #forget}. */
    void watch(Connection connection) {
        connections.add(connection);
        counters.opened();
        if (closing) {
            connection.close(CloseCode.GOING_AWAY);
        }
        if (connection.isDeaf()) {
            // It ended before it was added.
            forget(connection);
        }
    }

    void forget(Connection connection) {
        connections.remove(connection);
    }

    /**
     * To be called before a thread of the container does anything for a connection. The application's classes must not go
     * while it does.
     *
     * @return whether it may; then {@link #leave} must follow
     */
    boolean enter() {
        return !closing && entries.tryAcquire();
    }

    void leave() {
        entries.release();
    }

    /** Runs what may block for a while, off the caller's thread. */
    void execute(Runnable task) {
        workers.execute(task);
    }

    /** How long ago the last look at all connections ended. Nobody looks any more when the relay is closed. */
    public Duration sinceSweep() {
        return Duration.ofNanos(System.nanoTime() - lastSweep);
    }

    /** Whether it ends all connections, for good. */
    public boolean isClosing() {
        return closing;
    }

    private void heartbeat() {
        try {
            sweep();
        } catch (Throwable e) {
            // The log itself may have failed, for lack of memory, say. What escaped would end all later sweeps.
        } finally {
            // A sweep that takes long, with very many connections, is no pause.
            lastSweep = System.nanoTime();
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        long sinceLast = now - lastSweep;
        log.tellRepeats(false);
        boolean sendAway = unwanted.getAsBoolean();
        boolean paused = sinceLast > PAUSE.toNanos();
        if (paused) {
            log.write(Event.PAUSED, fields -> fields.number("seconds", TimeUnit.NANOSECONDS.toSeconds(sinceLast)));
        }
        if (paused && !sendAway) {
            // What came from clients meanwhile has not been read yet: nobody is to blame.
            return;
        }
        long held = 0;
        for (Connection connection : connections) {
            try {
                held += connection.held();
                if (sendAway) {
                    connection.close(CloseCode.GOING_AWAY);
                } else {
                    connection.check(now, isCrowded);
                }
            } catch (Throwable e) {
                // What escaped would keep the others from being looked at, and end all later sweeps.
                connection.failed(Event.SWEEP_FAILED, e);
            }
        }
        noteHeld(held);
    }

    private void noteHeld(long held) {
        boolean wasCrowded = isCrowded;
        isCrowded = held > room;
        if (isCrowded && !wasCrowded) {
            log.write(Event.CROWDED, fields -> fields.number("characters", held));
        }
    }

    /**
     * Closes all connections with a code that says come back, then ends the threads and waits for those of the container
     * that are in here. Waits a few seconds at most.
     */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        log.write(Event.STOPPED, fields -> fields.number("connections", connections.size()));
        timer.shutdown();
        connections.forEach(connection -> connection.close(CloseCode.GOING_AWAY));
        workers.shutdown();
        try {
            long deadline = System.nanoTime() + SHUTDOWN.toNanos();
            boolean isOver = workers.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                    && timer.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                    && entries.tryAcquire(ALL, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!isOver) {
                log.write(Event.CLOSED_LATE, fields -> {});
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        log.tellRepeats(true);
        frames.close();
    }
}
