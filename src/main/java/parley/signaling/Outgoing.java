package parley.signaling;

import java.util.function.Supplier;
import parley.call.ParticipantId;
import parley.call.Payload;

/** A frame on its way out. */
sealed interface Outgoing {
    /** Its text; may be encoded only now. */
    String text();

    /** What another participant says. It may be dropped: its sender will send it again. */
    record Signal(ParticipantId sender, String text) implements Outgoing, Payload {}

    /** What a participant says of itself now, encoded when its turn comes. An older one that still waits is not sent. */
    record About(ParticipantId participant, Supplier<String> encoder) implements Outgoing {
        @Override
        public String text() {
            return encoder.get();
        }
    }

    /** What the server itself says, likewise. */
    record Own(Supplier<String> encoder) implements Outgoing {
        @Override
        public String text() {
            return encoder.get();
        }
    }
}
