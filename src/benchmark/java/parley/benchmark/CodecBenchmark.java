package parley.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import parley.protocol.ClientFrame;
import parley.protocol.FrameException;
import parley.protocol.Frames;
import parley.protocol.ServerFrame;

/** From a frame's text to its types and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class CodecBenchmark {
    private static final String ID = "4osdf3moAgr_6yTKEZzG4A";
    private static final String INSTANCE = "ICEiIyQlJicoKSorLC0uLw";

    @Param({"offer", "candidate"})
    String signal;

    private final Frames frames = new Frames();
    private String text;
    private ServerFrame.Signal frame;

    @Setup
    public void prepare() throws FrameException {
        JsonObject data = signal.equals("offer") ? SignalMix.description("offer") : SignalMix.candidate(0);
        text = Json.createObjectBuilder()
                .add("type", "signal")
                .add("to", ID)
                .add("toInstance", INSTANCE)
                .add("seq", NumberedFrame.FIRST)
                .add("base", 1)
                .add("ack", 0)
                .add("data", data)
                .build()
                .toString();
        frame = stamped((ClientFrame.Signal) frames.decode(text));
    }

    private static ServerFrame.Signal stamped(ClientFrame.Signal signal) {
        return new ServerFrame.Signal(ID, INSTANCE, signal.seq(), signal.base(), signal.ack(), signal.data());
    }

    @Benchmark
    public ClientFrame decode() throws FrameException {
        return frames.decode(text);
    }

    @Benchmark
    public String encode() {
        return frames.encode(frame);
    }

    /** As the endpoint does it. */
    @Benchmark
    public String decodeAndEncode() throws FrameException {
        return frames.encode(stamped((ClientFrame.Signal) frames.decode(text)));
    }

    @TearDown
    public void close() {
        frames.close();
    }
}
