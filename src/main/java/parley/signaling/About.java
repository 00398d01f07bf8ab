package parley.signaling;

import jakarta.json.JsonObject;
import parley.call.Payload;

/** What a participant says of itself. Not a record, so that nothing keeps a reference to this class loader after a reload. */
final class About implements Payload {
    private final JsonObject value;
    private final int size;

    About(JsonObject value) {
        this.value = value;
        this.size = value.toString().length();
    }

    JsonObject value() {
        return value;
    }

    @Override
    public int size() {
        return size;
    }
}
