package parley.signaling;

import java.util.Set;
import java.util.function.Supplier;
import parley.call.ParticipantId;
import parley.call.Payload;

/** A frame on its way out. */
sealed interface Outgoing {
    /** Its text; may be encoded only now. */
    String text();

    /** What another participant says. It may be dropped: its sender will send it again. */
    record Signal(ParticipantId sender, String text) implements Outgoing, Payload {}

    /** What the server says of another participant, encoded when its turn comes. */
    record Presence(ParticipantId participant, Change change, Supplier<String> encoder) implements Outgoing {
        @Override
        public String text() {
            return encoder.get();
        }

        /** Whether an older frame that still waits need not be sent, since this one says all that matters of it. */
        boolean replaces(Outgoing older) {
            if (older instanceof Presence presence) {
                return presence.participant.equals(participant)
                        && change.replaced().contains(presence.change);
            }
            return change == Change.LEFT && older instanceof Signal signal && signal.sender.equals(participant);
        }

        /** Whether it says of somebody who was unknown that they are there. */
        boolean introduces() {
            return change == Change.JOINED;
        }
    }

    /** What has become of a participant. */
    enum Change {
        JOINED,
        AWAY,
        ABOUT,
        BACK,
        LEFT;

        private Set<Change> replaced() {
            return switch (this) {
                case JOINED, AWAY -> Set.of();
                case ABOUT -> Set.of(ABOUT);
                case BACK -> Set.of(AWAY, ABOUT, BACK);
                case LEFT -> Set.of(JOINED, AWAY, ABOUT, BACK);
            };
        }
    }

    /** What else the server itself says, likewise. */
    record Own(Supplier<String> encoder) implements Outgoing {
        @Override
        public String text() {
            return encoder.get();
        }
    }
}
