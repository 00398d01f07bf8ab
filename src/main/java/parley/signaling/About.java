package parley.signaling;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import parley.call.Payload;

/**
 * What a participant says of itself. Kept as text and parsed again for each frame, since as objects it can take thirty
 * times the memory.
 */
record About(String json) implements Payload {
    static About of(JsonObject about) {
        return new About(about.toString());
    }

    JsonObject value() {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
