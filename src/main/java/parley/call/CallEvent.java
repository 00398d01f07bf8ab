package parley.call;

import java.util.List;

/** What a call tells a participant: immutable snapshots, to be encoded when they are sent. */
public sealed interface CallEvent {
    /** A generous guess at the length of what a participant's snapshot takes beside its {@code about}. */
    int ENVELOPE = 256;

    /** Length in UTF-16 code units, at least roughly. */
    default int size() {
        return ENVELOPE;
    }

    /** The answer to a join: who one is, and all the others. */
    record Welcome(ParticipantId id, Role role, String epoch, List<Participant> others) implements CallEvent {
        @Override
        public int size() {
            return others.stream()
                            .mapToInt(other -> ENVELOPE + other.about().size())
                            .sum()
                    + ENVELOPE;
        }
    }

    /** A new seat. */
    record Joined(Participant participant) implements CallEvent {
        @Override
        public int size() {
            return ENVELOPE + participant.about().size();
        }
    }

    /** A seat has a new connection, perhaps of another instance. */
    record Back(Participant participant) implements CallEvent {
        @Override
        public int size() {
            return ENVELOPE + participant.about().size();
        }
    }

    /** A seat has lost its connection. */
    record Away(ParticipantId id) implements CallEvent {}

    /** A seat is gone. */
    record Left(ParticipantId id, Reason reason) implements CallEvent {
        /** Why a seat is gone. */
        public enum Reason {
            /** Its participant said so. */
            LEAVE,
            /** It was away for too long. */
            GRACE
        }
    }

    /** A participant describes itself anew. */
    record AboutChanged(ParticipantId id, Payload about) implements CallEvent {
        @Override
        public int size() {
            return ENVELOPE + about.size();
        }
    }

    /** What another participant says; already encoded, stamped with its sender. */
    record Signal(Payload payload) implements CallEvent {
        @Override
        public int size() {
            return payload.size();
        }
    }
}
