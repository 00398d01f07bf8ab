package parley.signaling;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** What counting adds to the way of one frame: it came in, waited, and went out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Threads(2)
public class CountersBenchmark {
    /** Of a candidate and of an offer with two kinds of media, about. */
    @Param({"400", "4000"})
    int length;

    private final Counters counters = new Counters();
    private String frame;

    @Setup
    public void prepare() {
        frame = "x".repeat(length);
    }

    @Benchmark
    public void count() {
        counters.received(frame);
        counters.waiting(1, length);
        counters.sent(frame);
    }
}
