package parley.call;

import java.util.List;

/** What a call tells a participant: immutable snapshots, to be encoded when they are sent. */
public sealed interface CallEvent {
    /** The answer to a join: who one is, and all the others. */
    record Welcome(CallId call, ParticipantId id, Role role, String epoch, List<Participant> others)
            implements CallEvent {}

    /** A new seat. */
    record Joined(Participant participant) implements CallEvent {}

    /** A seat has a new connection, perhaps of another instance. */
    record Back(Participant participant) implements CallEvent {}

    /** A seat has lost its connection. */
    record Away(ParticipantId id) implements CallEvent {}

    /** A seat is gone. */
    record Left(ParticipantId id, Reason reason) implements CallEvent {
        /** Why a seat is gone. */
        public enum Reason {
            /** Its participant said so. */
            LEAVE,
            /** It was away for too long. */
            GRACE,
            /** An administrator removed it. */
            REMOVED
        }
    }

    /** A participant describes itself anew. */
    record AboutChanged(ParticipantId id, Payload about) implements CallEvent {}

    /** What another participant says; already encoded, stamped with its sender. */
    record Signal(Payload payload) implements CallEvent {}
}
