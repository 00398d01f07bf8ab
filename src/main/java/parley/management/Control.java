package parley.management;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import parley.signaling.Relay;

/**
 * What an administrator sees and does, whatever the tool. Calls and participants are named by the beginnings of their
 * ids; a name that fits nothing is answered with {@link java.util.NoSuchElementException}, one that fits several with
 * {@link IllegalArgumentException}, each with a sentence. Thread-safe.
 */
public final class Control {
    private final Relay relay;
    private final Instant startedAt = Instant.now();

    public Control(Relay relay) {
        this.relay = relay;
    }

    public Overview overview() {
        return new Overview(
                startedAt, false, 0, 0, 0, relay.hasRoom() ? 0 : 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of());
    }

    /** The calls that go on, the oldest first. */
    public List<CallSummary> calls() {
        return List.of();
    }

    /** Ends a call for all; it stays ended for {@code parley.barTime}. */
    public void end(String call) {}

    /**
     * Removes a participant; its seat stays barred for {@code parley.barTime}. Whoever has the invite can come with a new
     * seat, unless the call is locked.
     *
     * @param lock whether to lock the call as well
     */
    public void remove(String call, String participant, boolean lock) {}

    /** Refuses new seats in a call for {@code parley.barTime}; who has a seat now may come back to it. */
    public void lock(String call) {}

    public void unlock(String call) {}

    /** Refuses new calls. Those that go on do so, and people may come to them. */
    public void drain() {}

    public void undrain() {}
}
