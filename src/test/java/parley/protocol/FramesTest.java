package parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static final String KEY = "4osdf3moAgr_6yTKEZzG4A";

    private final Frames frames = new Frames();

    private static String signal(String members) {
        return "{\"type\":\"signal\",\"to\":\"" + KEY + "\",\"toInstance\":\"" + KEY + "\"" + members + "}";
    }

    private static String join(String members) {
        return "{\"type\":\"join\",\"version\":1,\"invite\":\"" + KEY + "\",\"seatKey\":\"" + KEY + "\",\"instance\":\""
                + KEY + "\"" + members + "}";
    }

    private ErrorCode refusal(String text) {
        return assertThrows(FrameException.class, () -> frames.decode(text), text)
                .code();
    }

    @Test
    void writesASignalAnewWithTheSameValues() throws FrameException {
        String data = "{\"n\":null,\"list\":[1,2.5,{\"deep\":true}],\"text\":\"회의 \\ud83d\\ude00 \\u0000\"}";
        ClientFrame.Signal signal = assertInstanceOf(
                ClientFrame.Signal.class, frames.decode(signal(",\"seq\":3,\"base\":2,\"ack\":0,\"data\":" + data)));
        String text = frames.encode(
                new ServerFrame.Signal(KEY, KEY, signal.seq(), signal.base(), signal.ack(), signal.data()));

        assertEquals(
                "{\"type\":\"signal\",\"ack\":0,\"base\":2,\"from\":\"" + KEY + "\",\"fromInstance\":\"" + KEY
                        + "\",\"seq\":3,\"data\":"
                        + "{\"n\":null,\"list\":[1,2.5,{\"deep\":true}],\"text\":\"회의 😀 \\u0000\"}}",
                text);
    }

    /** The recipient must read what was bound here, however a sender spells it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "data":{"a":1}                                | {"a":1}
                    "data":{ "a":1}                               | {"a":1}
                    "data":{"a":1,"a":{"b":[],"b":2}}             | {"a":{"b":2}}
                    "data":{"a":1},"data":{"b":2}                 | {"b":2}
                    "data":{"a":1},"d\\u0061ta":{"b":2}           | {"b":2}
                    "data":{"a":1},"d\\u0061ta":{}                | {}
                    "d\\u0061ta":{"b":2},"data":{"a":1}           | {"a":1}
                    "x":{"data":{"a":1}},"data":{"b":2}           | {"b":2}
                    "data":{"b":2},"x":["data",{"a":1}]           | {"b":2}
                    "data":{"a":"\\/\\u0062\\n"}                  | {"a":"/b\\n"}
                    "x":"data","data":{"a":1}                     | {"a":1}
                    """)
    void readsDataOneWay(String members, String data) throws FrameException {
        ClientFrame.Signal signal =
                (ClientFrame.Signal) frames.decode(signal(",\"seq\":1,\"base\":1,\"ack\":0," + members));
        assertEquals(data, signal.data().text());
    }

    /** Else the recipient would be sent what is no JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"[}", "[\"a\":1}"})
    void dataThatBeginAsAnArrayAreNoObject(String data) {
        assertEquals(ErrorCode.FRAME_MALFORMED, refusal(signal(",\"seq\":1,\"base\":1,\"ack\":0,\"data\":" + data)));
    }

    @Test
    void takesNullForAbsent() throws FrameException {
        assertNull(((ClientFrame.Signal) frames.decode(signal(",\"ack\":0,\"data\":null"))).data());
    }

    @Test
    void leavesOutWhatIsAbsent() {
        assertEquals("{\"type\":\"pong\"}", frames.encode(new ServerFrame.Pong()));
        assertEquals(
                "{\"type\":\"error\",\"code\":\"type-unknown\",\"message\":\"m\"}",
                frames.encode(new ServerFrame.Error("type-unknown", "m", null, null)));
        assertEquals(
                "{\"type\":\"about\",\"about\":{},\"id\":\"i\"}",
                frames.encode(new ServerFrame.About("i", JsonValue.EMPTY_JSON_OBJECT)));
    }

    @Test
    void ignoresMembersThatItDoesNotKnow() throws FrameException {
        assertEquals(new ClientFrame.Ping(), frames.decode(" {\"later\":[{}],\"type\":\"ping\",\"x\":{\"type\":1}}\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "[]",
                "\"ping\"",
                "ping",
                "{",
                "{\"type\":\"ping\"",
                "{\"type\":\"ping\"}}",
                "{\"type\":\"ping\"}{}",
                "{\"type\":\"ping\"} x",
                "{\"type\":\"ping\",}",
                "{\"type\" \"ping\"}",
                "{type:\"ping\"}",
                "{\"type\":\"signal\",\"data\":{\"a\":1}{\"a\":1}}",
                "{\"type\":\"signal\",\"data\":7{\"a\":1}}",
                "{\"type\":\"signal\",\"data\"{\"a\":1}}",
                "{\"type\":\"signal\",\"data\":{\"a\":01}}",
                "{\"type\":\"ping]}",
                "{\"type\":\"ping\",\"x\":\"\\ud800\"}",
                "{\"type\":\"ping\",\"x\":\"\\udc00\\ud800\"}",
                "{\"type\":\"ping\",\"x\":\"\\ud800x\\udc00\"}",
                "{\"type\":\"ping\",\"\\ud800\":1}",
                "{\"type\":\"ping\",\"x\":\"\\u12\"}"
            })
    void refusesWhatIsNotOneObject(String text) {
        assertEquals(ErrorCode.FRAME_MALFORMED, refusal(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000})
    void refusesWhatIsNestedTooDeep(int depth) {
        String opened = "[".repeat(depth) + "]".repeat(depth);
        assertEquals(ErrorCode.FRAME_MALFORMED, refusal("{\"type\":\"ping\",\"x\":" + opened + "}"));
    }

    @Test
    void takesWhatIsNestedJustNotTooDeep() throws FrameException {
        String nested = "[".repeat(99) + "]".repeat(99);
        assertEquals(new ClientFrame.Ping(), frames.decode("{\"type\":\"ping\",\"x\":" + nested + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\":null}", "{\"type\":5}", "{\"type\":\"Ping\"}", "{\"type\":\"welcome\"}"})
    void tellsUnknownTypes(String text) {
        assertEquals(ErrorCode.TYPE_UNKNOWN, refusal(text));
    }

    static Stream<String> wrongSignals() {
        return Stream.concat(
                Stream.of("{\"type\":\"signal\"}", "{\"type\":\"about\"}", "{\"type\":\"about\",\"about\":[]}"),
                Stream.of(
                                "",
                                ",\"ack\":-1",
                                ",\"ack\":0.5",
                                ",\"ack\":9007199254740992",
                                ",\"ack\":1e400",
                                ",\"ack\":1e999999999",
                                ",\"ack\":-1e-999999999",
                                ",\"ack\":" + "1".repeat(60_000),
                                ",\"ack\":true",
                                ",\"ack\":0,\"seq\":1",
                                ",\"ack\":0,\"base\":1",
                                ",\"ack\":0,\"data\":{}",
                                ",\"ack\":0,\"seq\":1,\"data\":{}",
                                ",\"ack\":0,\"seq\":0,\"base\":0,\"data\":{}",
                                ",\"ack\":0,\"seq\":1,\"base\":2,\"data\":{}",
                                ",\"ack\":0,\"seq\":1,\"base\":1,\"data\":[]",
                                ",\"ack\":0,\"seq\":1,\"base\":1,\"data\":\"x\"",
                                ",\"ack\":0,\"seq\":1,\"base\":1,\"data\":{\"a\":1},\"data\":5",
                                ",\"ack\":0,\"to\":\"" + KEY + "x\"",
                                ",\"ack\":0,\"to\":{}",
                                ",\"ack\":0,\"toInstance\":null")
                        .map(FramesTest::signal));
    }

    @ParameterizedTest
    @MethodSource("wrongSignals")
    void tellsWrongMembers(String text) {
        assertEquals(ErrorCode.FRAME_INVALID, refusal(text));
    }

    @Test
    void keepsHugeNumbersInDataCheap() throws FrameException {
        ClientFrame.Signal signal = (ClientFrame.Signal)
                frames.decode(signal(",\"seq\":1,\"base\":1,\"ack\":0,\"data\":{\"n\":1e999999999}"));
        String text = frames.encode(
                new ServerFrame.Signal(KEY, KEY, signal.seq(), signal.base(), signal.ack(), signal.data()));
        assertEquals(true, text.contains("{\"n\":1E+999999999}"), text);
    }

    @Test
    void tellsWrongJoins() throws FrameException {
        assertInstanceOf(ClientFrame.Join.class, frames.decode(join(",\"attempt\":1,\"about\":{}")));
        for (String members : List.of(
                "",
                ",\"attempt\":1",
                ",\"attempt\":0,\"about\":{}",
                ",\"attempt\":1,\"about\":7",
                ",\"attempt\":1,\"about\":{},\"hostKey\":\"short\"",
                ",\"attempt\":1,\"about\":{},\"grant\":\"" + "g".repeat(257) + "\"",
                ",\"attempt\":1,\"about\":{\"name\":\"" + "n".repeat(1_024) + "\"}",
                ",\"attempt\":1,\"about\":{},\"invite\":\"no\"")) {
            assertEquals(ErrorCode.JOIN_INVALID, refusal(join(members)), members);
        }
    }

    @Test
    void looksAtTheVersionFirst() {
        assertEquals(ErrorCode.VERSION_UNSUPPORTED, refusal("{\"type\":\"join\",\"version\":2}"));
        assertEquals(ErrorCode.VERSION_UNSUPPORTED, refusal("{\"type\":\"join\",\"version\":2,\"invite\":{}}"));
        assertEquals(ErrorCode.JOIN_INVALID, refusal("{\"type\":\"join\"}"));
    }

    @Test
    void saysNoSecret() throws FrameException {
        String said = frames.decode(join(",\"attempt\":1,\"about\":{},\"instance\":\"AAECAwQFBgcICQoLDA0ODw\""))
                .toString();
        assertEquals("Join[instance=AAECAwQFBgcICQoLDA0ODw, attempt=1]", said);
    }
}
