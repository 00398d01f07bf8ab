package parley.management;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call that goes on, or is locked although nobody is in it, for an administrator: nothing in it lets anybody in or says who takes part.
 *
 * @param id the beginning of its id, long enough to be unique among the present ones
 * @param startedAt empty where nobody is in it
 * @param lockedUntil when new seats may be taken again; empty where it is not locked
 */
public record CallSummary(
        String id, Optional<Instant> startedAt, Optional<Instant> lockedUntil, List<ParticipantSummary> participants) {}
