package parley.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.Arrays;

/**
 * What a delivered text must be, byte for byte, except for its number. The server may spell it as it likes: the first
 * one is parsed and compared by value, those after it with the first one, which costs next to nothing.
 */
final class ExpectedText {
    private final byte[] text;
    private final int digits;

    private ExpectedText(byte[] text, int number) {
        this.text = text;
        this.digits = NumberedFrame.indexOf(text, number);
    }

    /** @param expected what the first text must say, with this number in it */
    static ExpectedText learn(byte[] text, JsonObject expected, int number) {
        JsonObject delivered = parse(text);
        if (!delivered.equals(expected)) {
            throw new IllegalStateException("expected " + expected + ", got " + delivered);
        }
        return new ExpectedText(text, number);
    }

    static JsonObject parse(byte[] text) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(text))) {
            return reader.readObject();
        }
    }

    boolean matches(byte[] bytes, int from, int to, int number) {
        int end = digits + NumberedFrame.DIGITS;
        return to - from == text.length
                && NumberedFrame.numberAt(bytes, from + digits) == number
                && Arrays.equals(bytes, from, from + digits, text, 0, digits)
                && Arrays.equals(bytes, from + end, to, text, end, text.length);
    }
}
