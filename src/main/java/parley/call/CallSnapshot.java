package parley.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a call looked at one moment, to an administrator.
 *
 * @param startedAt empty where it was locked and nobody was in it
 * @param lockedUntil when new seats may be taken again; empty where it was not locked
 */
public record CallSnapshot(
        CallId id, Optional<Instant> startedAt, Optional<Instant> lockedUntil, List<SeatSnapshot> seats) {
    /**
     * One of its seats.
     *
     * @param present whether a connection held it, else its participant was away
     * @param since when that had become so
     */
    public record SeatSnapshot(ParticipantId id, Role role, boolean present, Instant since) {}
}
