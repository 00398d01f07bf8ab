package parley.management;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.call.CallId;
import parley.call.CallSnapshot;
import parley.call.Calls;
import parley.call.ParticipantId;
import parley.signaling.Counters;
import parley.signaling.Relay;

/**
 * What an administrator sees and does, whatever the tool. Calls and participants are named by their ids or the beginnings
 * of them, eight characters at least. Where nothing fits, there is a {@link NoSuchElementException}, where several do, or
 * the beginning is too short, an {@link IllegalArgumentException}, each with a sentence for the administrator.
 * Thread-safe.
 */
public final class Control {
    private final Relay relay;
    private final Calls calls;
    private final Instant startedAt = Instant.now();

    public Control(Relay relay) {
        this.relay = relay;
        this.calls = relay.calls();
    }

    /** Costs little, whatever the number of calls. */
    public Overview overview() {
        Counters.Snapshot counted = relay.counters().snapshot();
        int present = calls.present();
        return new Overview(
                startedAt,
                calls.isDraining(),
                calls.size(),
                present,
                Math.max(0, calls.seats() - present),
                relay.connections(),
                calls.callsBegun(),
                calls.joins(),
                counted.connections(),
                counted.framesIn(),
                counted.framesOut(),
                counted.bytesIn(),
                counted.bytesOut(),
                counted.queueFrames(),
                counted.queueSize(),
                counted.refusals(),
                counted.closes());
    }

    /** The calls that go on, the oldest first. */
    public List<CallSummary> calls() {
        List<CallSnapshot> present = calls.snapshots();
        Map<String, String> ids = ShortIds.of(texts(present, call -> call.id().text()));
        return present.stream()
                .sorted(Comparator.comparing(CallSnapshot::startedAt))
                .map(call -> summary(ids.get(call.id().text()), call))
                .toList();
    }

    private static CallSummary summary(String id, CallSnapshot call) {
        Map<String, String> ids =
                ShortIds.of(texts(call.seats(), seat -> seat.id().text()));
        List<ParticipantSummary> participants = call.seats().stream()
                .map(seat ->
                        new ParticipantSummary(ids.get(seat.id().text()), seat.role(), seat.present(), seat.since()))
                .toList();
        return new CallSummary(id, call.startedAt(), call.lockedUntil(), participants);
    }

    /** Ends a call for all. It stays ended for {@code parley.barTime}. */
    public void end(String call) {
        calls.end(find(call).id());
    }

    /**
     * Removes a participant, whose seat stays barred for {@code parley.barTime}. Whoever has the invite can come with a new
     * seat, unless the call is locked.
     *
     * @param lock whether to lock the call as well
     */
    public void remove(String call, String participant, boolean lock) {
        CallSnapshot found = find(call);
        String id = ShortIds.find(
                "participant",
                participant,
                texts(found.seats(), seat -> seat.id().text()));
        calls.remove(found.id(), new ParticipantId(id), lock);
    }

    /** Lets nobody into a call for {@code parley.barTime} but those who have a seat now, who may leave and come back. */
    public void lock(String call) {
        if (!calls.lock(find(call).id())) {
            throw new NoSuchElementException("The call has just ended.");
        }
    }

    /** Lets everybody who has the invite into a call again. Seats that were removed stay barred. */
    public void unlock(String call) {
        Set<String> ids =
                new HashSet<>(texts(calls.snapshots(), found -> found.id().text()));
        calls.locked().forEach(id -> ids.add(id.text()));
        calls.unlock(new CallId(ShortIds.find("call", call, ids)));
    }

    /** Begins no new calls. Those that go on do so, and people may come to them. */
    public void drain() {
        calls.drain(true);
    }

    public void undrain() {
        calls.drain(false);
    }

    private CallSnapshot find(String beginning) {
        Map<String, CallSnapshot> present = calls.snapshots().stream()
                .collect(Collectors.toMap(call -> call.id().text(), Function.identity()));
        return present.get(ShortIds.find("call", beginning, present.keySet()));
    }

    private static <T> List<String> texts(List<T> from, Function<T, String> id) {
        return from.stream().map(id).toList();
    }
}
