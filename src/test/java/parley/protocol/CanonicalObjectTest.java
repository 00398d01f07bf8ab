package parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalObjectTest {
    private static final List<String> SCALARS = List.of(
            "0",
            "7",
            "-12",
            "123456789012345678",
            "true",
            "false",
            "null",
            "\"\"",
            "\"a b\"",
            "\"\\r\\n\\\"\\\\\"",
            "\"é회\u007f\u2028\"");
    private static final List<String> ODD = List.of(
            "-0",
            "-",
            "01",
            "1.0",
            "1e3",
            "9223372036854775808",
            "1234567890123456789012",
            "nul",
            "True",
            "\"",
            "\"\\/\"",
            "\"\\u0041\"",
            "\"\\u000a\"",
            "\"\\x\"",
            "\"\t\"",
            "\"\u0000\"",
            "\"😀\"",
            "\"\ud800\"",
            " ",
            "",
            "'a'",
            "{",
            "]");
    private static final List<String> NAMES = List.of("\"a\"", "\"b\"", "\"c\"", "\"\\n\"", "\"ab\"");
    private static final int SEED = 20261121;

    private final Random random = new Random(SEED);
    private final Frames frames = new Frames();
    private int oddity;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":{},\"b\":[],\"c\":[1,-20,0,true,false,null,\"\"]}",
                "{\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\no=- 1 \\\"é\\\\\"}}",
                "{\"a\":{\"a\":{\"a\":1}},\"ab\":2}"
            })
    void recognisesWhatAWriterWrites(String text) {
        assertEquals(text.length() + 1, CanonicalObject.end(" " + text + "}", 1));
        assertEquals(text, frames.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ }",
                "{\"a\":1 }",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u0061\"}",
                "{\"a\":-0}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":[1,]}",
                "{\"a\":1,}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"😀\"}",
                "{\"a\":nul",
                "{\"a\":",
                "[}",
                "[\"a\":1}"
            })
    void leavesTheRestToTheParser(String text) {
        assertEquals(-1, CanonicalObject.end(text, 0));
    }

    @Test
    void leavesWhatIsDeepOrLargeToTheParser() {
        String deep = "{\"a\":".repeat(17) + "1" + "}".repeat(17);
        assertEquals(-1, CanonicalObject.end(deep, 0));
        StringBuilder large = new StringBuilder("{\"a\":1");
        for (int i = 0; i < 32; i++) {
            large.append(",\"").append(i).append("\":1");
        }
        assertEquals(-1, CanonicalObject.end(large.append('}').toString(), 0));
    }

    /** The parser is the judge: what is recognised it takes, and its writer writes the same. */
    @Test
    void writingWhatWasParsedWouldChangeNothing() {
        int recognised = 0;
        int rounds = 200_000;
        for (int i = 0; i < rounds; i++) {
            oddity = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(30);
            String text = edited(object(0));
            int end = CanonicalObject.end(text, 0);
            if (end >= 0) {
                recognised++;
                String object = text.substring(0, end);
                JsonObject parsed = frames.parse(object);
                assertEquals(object, parsed.toString(), text);
            }
        }
        assertTrue(recognised > rounds / 4 && recognised < rounds * 3 / 4, recognised + " of " + rounds);
    }

    private String edited(String text) {
        if (random.nextInt(4) > 0) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 1);
        String inserted = random.nextBoolean() ? "" : String.valueOf("{}[]:,\"\\0 tu-.".charAt(random.nextInt(14)));
        return text.substring(0, at) + inserted + text.substring(Math.min(text.length(), at + random.nextInt(2)));
    }

    private String object(int depth) {
        StringBuilder object = new StringBuilder("{");
        for (int i = random.nextInt(4); i > 0; i--) {
            object.append(isOdd() ? pick(ODD) : pick(NAMES)).append(':').append(value(depth + 1));
            object.append(i > 1 || isOdd() ? "," : "");
        }
        return object.append('}').toString();
    }

    private String value(int depth) {
        if (isOdd()) {
            return pick(ODD);
        }
        return switch (depth > 3 ? 2 : random.nextInt(4)) {
            case 0 -> object(depth);
            case 1 -> "[" + value(depth + 1) + (random.nextBoolean() ? "," + value(depth + 1) : "") + "]";
            default -> pick(SCALARS);
        };
    }

    private boolean isOdd() {
        return oddity > 0 && random.nextInt(oddity) == 0;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
