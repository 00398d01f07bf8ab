package parley.signaling;

import jakarta.json.JsonObject;
import parley.call.Payload;

/**
 * What a participant says of itself. Kept as text and parsed again for each frame, since as objects it can take thirty
 * times the memory.
 */
record About(String json) implements Payload {
    static About of(JsonObject about) {
        return new About(about.toString());
    }
}
