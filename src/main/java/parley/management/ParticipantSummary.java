package parley.management;

import java.time.Instant;
import parley.call.Role;

/**
 * A participant, for an administrator.
 *
 * @param id the beginning of its id, long enough to be unique in its call
 * @param present whether it has a connection, else it is away
 * @param since when that became so
 */
public record ParticipantSummary(String id, Role role, boolean present, Instant since) {}
