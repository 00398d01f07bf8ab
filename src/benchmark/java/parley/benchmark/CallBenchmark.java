package parley.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import parley.call.Call;
import parley.call.CallEvent;
import parley.call.CallId;
import parley.call.Calls;
import parley.call.Capability;
import parley.call.Join;
import parley.call.Outlet;
import parley.call.ParticipantId;
import parley.call.Payload;
import parley.call.Role;

/** Four threads that signal, in one call and each in one of its own: what the lock of a call costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Threads(CallBenchmark.THREADS)
public class CallBenchmark {
    static final int THREADS = 4;

    @Param({"one call", "many calls"})
    String where;

    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(1);
    private final Calls calls = new Calls(2 * THREADS, 2 * THREADS, Duration.ofHours(1), timer);
    private final List<Sender> senders = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    @Setup
    public void join() {
        CallId shared = new CallId(Capability.random());
        for (int i = 0; i < THREADS; i++) {
            CallId id = where.equals("one call") ? shared : new CallId(Capability.random());
            senders.add(new Sender(seat(id), seat(id)));
        }
    }

    private Seat seat(CallId id) {
        Seat seat = new Seat(new ParticipantId(Capability.random()), Capability.random(), new Drain());
        Join join = new Join(seat.id, seat.instance, 1, Role.PARTICIPANT, new Text(), Join.Right.START);
        seat.call = ((Join.Accepted) calls.join(id, join, seat.outlet)).call();
        return seat;
    }

    /** One thread's part. */
    @State(Scope.Thread)
    public static class Mine {
        private final Payload payload = new Text();
        private Sender sender;

        @Setup
        public void take(CallBenchmark all) {
            sender = all.senders.get(all.next.getAndIncrement() % THREADS);
        }
    }

    @Benchmark
    public void signal(Mine mine) {
        Seat from = mine.sender.from();
        Seat to = mine.sender.to();
        from.call.signal(from.id, from.outlet, to.id, to.instance, mine.payload);
    }

    @TearDown
    public void close() {
        timer.shutdownNow();
    }

    private record Sender(Seat from, Seat to) {}

    private record Text() implements Payload {}

    private static final class Seat {
        private final ParticipantId id;
        private final String instance;
        private final Outlet outlet;
        private Call call;

        Seat(ParticipantId id, String instance, Outlet outlet) {
            this.id = id;
            this.instance = instance;
            this.outlet = outlet;
        }
    }

    /** Keeps nothing. */
    private static final class Drain implements Outlet {
        private CallEvent last;

        @Override
        public void enqueue(CallEvent event) {
            last = event;
        }

        @Override
        public void flush() {
            // nothing waits
        }

        @Override
        public void close(Reason reason) {
            last = null;
        }

        @Override
        public String toString() {
            return "" + last;
        }
    }
}
