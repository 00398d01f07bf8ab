package parley.signaling;

import java.util.function.Supplier;
import parley.call.Payload;

/** A frame on its way out. */
interface Outgoing extends Payload {
    /** Its text; may be encoded only now. */
    String text();

    /** A frame that is encoded already. */
    record Encoded(String text) implements Outgoing {
        @Override
        public int size() {
            return text.length();
        }
    }

    /** A snapshot that is encoded when its turn comes, so that a queue holds no texts that repeat each other. */
    record Deferred(int size, Supplier<String> encoder) implements Outgoing {
        @Override
        public String text() {
            return encoder.get();
        }
    }
}
