package parley.signaling;

import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.protocol.ErrorCode;

/** What connections have done since the start: cheap to count, whatever the number of threads. Thread-safe. */
public final class Counters {
    private static final String CLOSED_BY_CLIENT = "closed-by-client";
    private static final String CONNECTION_LOST = "connection-lost";
    private static final String HANDSHAKE = "handshake-";

    private final LongAdder connections = new LongAdder();
    private final LongAdder framesIn = new LongAdder();
    private final LongAdder framesOut = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private final LongAccumulator queueFrames = new LongAccumulator(Math::max, 0);
    private final LongAccumulator queueSize = new LongAccumulator(Math::max, 0);
    private final Map<String, LongAdder> refusals = adders(Stream.concat(
            Arrays.stream(ErrorCode.values()).map(ErrorCode::text), Stream.of(HANDSHAKE + 403, HANDSHAKE + 503)));
    private final Map<String, LongAdder> closes = adders(Stream.concat(
            Arrays.stream(CloseCode.values()).map(CloseCode::text), Stream.of(CLOSED_BY_CLIENT, CONNECTION_LOST)));

    /**
     * What was counted by one moment, as {@code parley.management.Overview} describes it; nearly one, since counting
     * does not stop meanwhile.
     */
    public record Snapshot(
            long connections,
            long framesIn,
            long framesOut,
            long bytesIn,
            long bytesOut,
            long queueFrames,
            long queueSize,
            Map<String, Long> refusals,
            Map<String, Long> closes) {}

    private static Map<String, LongAdder> adders(Stream<String> names) {
        return names.collect(toMap(name -> name, name -> new LongAdder()));
    }

    public Snapshot snapshot() {
        return new Snapshot(
                connections.sum(),
                framesIn.sum(),
                framesOut.sum(),
                bytesIn.sum(),
                bytesOut.sum(),
                queueFrames.get(),
                queueSize.get(),
                sums(refusals),
                sums(closes));
    }

    private static Map<String, Long> sums(Map<String, LongAdder> adders) {
        Supplier<TreeMap<String, Long>> sorted = TreeMap::new;
        return Collections.unmodifiableMap(adders.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().sum(), Long::sum, sorted)));
    }

    void opened() {
        connections.increment();
    }

    void received(String frame) {
        framesIn.increment();
        bytesIn.add(bytes(frame));
    }

    void sent(String frame) {
        framesOut.increment();
        bytesOut.add(bytes(frame));
    }

    /** Copying is much faster than looking at each character. */
    private static int bytes(String frame) {
        return frame.getBytes(StandardCharsets.UTF_8).length;
    }

    /** @param size in UTF-16 code units */
    void waiting(int frames, int size) {
        queueFrames.accumulate(frames);
        queueSize.accumulate(size);
    }

    void refused(ErrorCode code) {
        refusals.get(code.text()).increment();
    }

    /** @param status 403 or 503 */
    public void handshakeRefused(int status) {
        refusals.get(HANDSHAKE + status).increment();
    }

    void closed(CloseCode code) {
        closes.get(code.text()).increment();
    }

    void closedByClient() {
        closes.get(CLOSED_BY_CLIENT).increment();
    }

    void lost() {
        closes.get(CONNECTION_LOST).increment();
    }
}
