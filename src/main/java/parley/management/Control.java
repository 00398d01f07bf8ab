package parley.management;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.call.CallId;
import parley.call.CallSnapshot;
import parley.call.Calls;
import parley.call.ParticipantId;
import parley.logging.Event;
import parley.logging.Fields;
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
    private final Instant startedAt;
    private final String who;

    /** Of nobody in particular: for those who only look. */
    public Control(Relay relay) {
        this(relay, Instant.now(), "");
    }

    private Control(Relay relay, Instant startedAt, String who) {
        this.relay = relay;
        this.calls = relay.calls();
        this.startedAt = startedAt;
        this.who = who;
    }

    /** The same in somebody's hands. @param administrator as the log is to name who does something */
    public Control as(String administrator) {
        return new Control(relay, startedAt, administrator);
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

    /** The calls that go on, the oldest first, then those that are locked although nobody is in them. */
    public List<CallSummary> calls() {
        List<CallSnapshot> present = calls.snapshots();
        Map<String, String> ids = ShortIds.of(texts(present, call -> call.id().text()));
        return present.stream()
                .sorted(Comparator.comparing(call -> call.startedAt().orElse(Instant.MAX)))
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
        CallId id = find(call).id();
        calls.end(id);
        tell(Event.CALL_ENDED, fields -> fields.call(id));
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
        ParticipantId removed = new ParticipantId(id);
        boolean isLocked = calls.remove(found.id(), removed, lock);
        tell(Event.PARTICIPANT_REMOVED, fields -> fields.call(found.id()).participant(removed));
        if (isLocked) {
            tell(Event.CALL_LOCKED, fields -> fields.call(found.id()));
        }
    }

    /** Lets nobody into a call for {@code parley.barTime} but those who have a seat now, also if they leave meanwhile. */
    public void lock(String call) {
        CallId id = find(call).id();
        if (!calls.lock(id)) {
            throw new NoSuchElementException("Nobody is in the call any more.");
        }
        tell(Event.CALL_LOCKED, fields -> fields.call(id));
    }

    /** Lets everybody who has the invite into a call again. Seats that were removed stay barred. */
    public void unlock(String call) {
        CallId id = find(call).id();
        calls.unlock(id);
        tell(Event.CALL_UNLOCKED, fields -> fields.call(id));
    }

    /** Begins no new calls. Those that go on do so, and people may come to them. */
    public void drain() {
        if (calls.drain(true)) {
            tell(Event.DRAINING, fields -> {});
        }
    }

    public void undrain() {
        if (calls.drain(false)) {
            tell(Event.DRAINING_ENDED, fields -> {});
        }
    }

    private void tell(Event event, Consumer<Fields> what) {
        relay.log().write(event, fields -> {
            what.accept(fields);
            fields.text("by", who);
        });
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
