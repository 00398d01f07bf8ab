package parley.call;

/**
 * How a seat looked at one moment: an immutable snapshot.
 *
 * @param present whether a connection held the seat, else the participant was away
 * @param about what the participant says of itself
 */
public record Participant(ParticipantId id, String instance, boolean present, Role role, Payload about) {}
