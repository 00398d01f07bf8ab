package parley.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IceUrlTest {
    @ParameterizedTest
    @CsvSource({
        "stun:stun.example.org, false",
        "stun:192.0.2.7:19302, false",
        "stun:[2001:db8::1], false",
        "turn:turn.example.org, true",
        "turn:turn, true",
        "turn:turn_server.1a, true",
        "turn:turn.example.org:1?transport=udp, true",
        "turn:turn.example.org:65535?transport=tcp, true",
        "turn:[2001:db8::1]:3478?transport=udp, true",
        "turn:[::ffff:192.0.2.7], true",
        "turns:turn.example.org:443?transport=tcp, true",
        "turns:xn--bcher-kva.example, true"
    })
    void isAsItIsGiven(String text, boolean isRelay) {
        assertEquals(new IceUrl(text, isRelay), IceUrl.parse(text));
    }

    @Test
    void hasNoCapitals() {
        assertEquals(
                "turn:turn.example.org?transport=tcp",
                IceUrl.parse("TURN:Turn.Example.org?transport=TCP").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "turn.example.org",
                "stun:",
                "stun://stun.example.org",
                "stuns:stun.example.org",
                "http:turn.example.org",
                "stun:stun.example.org?transport=udp",
                "turn:turn.example.org?transport=tls",
                "turn:turn.example.org?transport=",
                "turn:turn.example.org?Transport=udp&a=b",
                "turn:turn.example.org/",
                "turn:user@turn.example.org",
                "turn:turn.example.org:",
                "turn:turn.example.org:0",
                "turn:turn.example.org:65536",
                "turn:turn.example.org:03478",
                "turn:2001:db8::1",
                "turn:[2001:db8::1",
                "turn:[2001:db8:::1]",
                "turn:[1:2]",
                "turn:[192.0.2.7]",
                "turn:[fe80::1%eth0]",
                "turn:256.0.2.7",
                "turn:192.0.2",
                "turn:-a.example.org",
                "turn:a-.example.org",
                "turn:.example.org",
                "turn:turn..example.org",
                "turn:türn.example.org",
                "turn:*.example.org"
            })
    void nothingElseWillDo(String text) {
        assertThrows(IllegalArgumentException.class, () -> IceUrl.parse(text));
    }

    @Test
    void namesAreOfBoundedLength() {
        String label = "a".repeat(63);
        String longest = String.join(".", label, label, label, "a".repeat(61));
        IceUrl.parse("stun:" + longest);
        for (String name : List.of(longest + "a", label + "a")) {
            assertThrows(IllegalArgumentException.class, () -> IceUrl.parse("stun:" + name));
        }
    }

    @Test
    void readsSeveralInTheirOrderAndEachOnce() {
        assertEquals(
                "[turn:b.example, stun:a.example, turns:b.example]",
                IceUrl.list("turn:b.example, stun:a.example\n turns:b.example,TURN:b.example")
                        .toString());
        assertEquals(List.of(), IceUrl.list(""));
        assertThrows(IllegalArgumentException.class, () -> IceUrl.list("stun:a.example;stun:b.example"));
    }
}
