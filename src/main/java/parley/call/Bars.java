package parley.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What administrators have closed, for a time: calls that were ended, calls that were locked against new seats, seats that
 * were removed. It outlives the calls, but not the application. Thread-safe.
 */
final class Bars {
    /** Of each kind. */
    static final int LIMIT = 10_000;

    private final ExpiringMap<CallId, Boolean> ended;
    private final ExpiringMap<ParticipantId, Boolean> removed;
    /** With those who may come in all the same. */
    private final ExpiringMap<CallId, Set<ParticipantId>> locked;

    Bars(Duration time, InstantSource clock) {
        ended = new ExpiringMap<>(time, LIMIT, clock);
        removed = new ExpiringMap<>(time, LIMIT, clock);
        locked = new ExpiringMap<>(time, LIMIT, clock);
    }

    void end(CallId call) {
        ended.put(call, true);
        // For as long at least, nothing is left to lock.
        locked.remove(call);
    }

    void remove(ParticipantId seat) {
        removed.put(seat, true);
    }

    /** @param held seats that may come back to the call, beside those that an earlier lock let in */
    void lock(CallId call, Set<ParticipantId> held) {
        Set<ParticipantId> admitted = new HashSet<>(held);
        ExpiringMap.Entry<Set<ParticipantId>> before = locked.get(call);
        if (before != null) {
            admitted.addAll(before.value());
        }
        admitted.removeIf(seat -> removed.get(seat) != null);
        locked.put(call, Set.copyOf(admitted));
    }

    void unlock(CallId call) {
        locked.remove(call);
    }

    /** Those that are locked, also where nobody is in them at present. */
    Set<CallId> locked() {
        return locked.keys();
    }

    Optional<Instant> lockedUntil(CallId call) {
        return Optional.ofNullable(locked.get(call)).map(ExpiringMap.Entry::until);
    }

    /** Why a seat may not be taken; null where nothing bars it. */
    Join.Refused against(CallId call, ParticipantId seat) {
        if (ended.get(call) != null) {
            return Join.Refused.CALL_ENDED;
        }
        if (removed.get(seat) != null) {
            return Join.Refused.REMOVED;
        }
        ExpiringMap.Entry<Set<ParticipantId>> lock = locked.get(call);
        return lock == null || lock.value().contains(seat) ? null : Join.Refused.CALL_LOCKED;
    }
}
