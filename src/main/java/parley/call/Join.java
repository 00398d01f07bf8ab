package parley.call;

/**
 * A wish to take a seat. Whether the sender may have it has been checked.
 *
 * @param instance the load of the page that asks
 * @param attempt grows with each join to a seat, so that a late one never evicts its successor
 * @param right to a call that does not go on
 */
public record Join(ParticipantId id, String instance, long attempt, Role role, Payload about, Right right) {
    /** What the sender may do with a call in which nobody is. */
    public enum Right {
        NONE,
        /** Begin it. */
        START,
        /** Begin it again, having been in it. */
        REBUILD
    }

    /** What became of it. */
    public sealed interface Result {}

    /** The seat is taken; the welcome has been enqueued. */
    public record Accepted(Call call) implements Result {}

    /** The seat was not given, and nothing was changed. */
    public enum Refused implements Result {
        /** All seats of the call are taken. */
        FULL,
        /** All seats that the server has are taken. */
        SERVER_FULL,
        /** The seat has seen this or a greater attempt. */
        STALE,
        /** An administrator has ended the call. */
        CALL_ENDED,
        /** An administrator has removed this seat. */
        REMOVED,
        /** An administrator has locked the call against new seats. */
        CALL_LOCKED,
        /** The call does not go on yet, and no new ones are to begin. */
        DRAINING,
        /** The call does not go on yet, and the sender may not begin it. */
        NOT_STARTED
    }
}
