package parley.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,             127.0.0.1,                      true",
        "127.0.0.1,             127.0.0.2,                      false",
        "127.0.0.0/8,           127.255.255.255,                true",
        "127.0.0.0/8,           128.0.0.0,                      false",
        "10.1.2.0/23,           10.1.3.255,                     true",
        "10.1.2.0/23,           10.1.4.0,                       false",
        "10.1.2.6/31,           10.1.2.7,                       true",
        "10.1.2.6/32,           10.1.2.7,                       false",
        "0.0.0.0/0,             255.255.255.255,                true",
        "0.0.0.0/0,             ::1,                            false",
        "0.0.0.0,               0.0.0.0,                        true",
        "::/0,                  ffff::,                         true",
        "::/0,                  10.0.0.1,                       false",
        "::1,                   0:0:0:0:0:0:0:1,                true",
        "::1,                   ::2,                            false",
        "::1,                   0.0.0.1,                        false",
        "FD00::/8,              fdff:ffff::1,                   true",
        "fd00::/8,              fe00::,                         false",
        "fe80::/10,             fe80:0:0:0:1:2:3:4%eth0,        true",
        "fe80::/10,             fe80::1%25,                     true",
        "2001:db8::/127,        2001:db8::1,                    true",
        "2001:db8::/127,        2001:db8::2,                    false",
        "2001:db8::1.2.3.4,     2001:db8::102:304,              true",
        "10.0.0.0/8,            ::ffff:10.1.2.3,                true",
        "10.0.0.0/8,            0:0:0:0:0:ffff:a01:203,         true",
        "::ffff:10.0.0.0/104,   10.255.0.1,                     true",
        "::ffff:10.0.0.0/104,   11.0.0.1,                       false",
        "::ffff:0:0/96,         192.0.2.1,                      true",
        "0.0.0.0/0,             ,                               false"
    })
    void holdsWhatBeginsWithTheSameBits(String range, String address, boolean isContained) {
        assertEquals(isContained, AddressRange.parse(range).contains(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " 127.0.0.1",
                "127.0.0.1\n",
                "localhost",
                "example.org",
                "cafe",
                "cafe.example:80",
                "*",
                "1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "127.0.0.01",
                "0177.0.0.1",
                "256.0.0.1",
                "1.2.3.4.5",
                "1.2.3",
                "1.2.3.4.",
                ".1.2.3.4",
                "１２７.0.0.1",
                "127.0.0.1:80",
                "127.0.0.1/",
                "127.0.0.1/33",
                "127.0.0.1/-1",
                "127.0.0.1/+8",
                "127.0.0.0/08",
                "127.0.0.0/8/8",
                "127.0.0.0/255.0.0.0",
                "127.0.0.0/99999999999",
                "127.0.0.1/8",
                "10.1.3.0/23",
                "/8",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "::g",
                "::1/129",
                "::1/64",
                "[::1]",
                "::1%lo",
                "::1%",
                "::ffff:127.0.0.01",
                "::ffff:1.2.3",
                "::ffff:10.0.0.0/95",
                "::ffff:10.0.0.1/104",
                "::1.2.3.4:5"
            })
    void refusesWhatIsNoRange(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "127.0.0.1:80", "127.0.0.1/32", "127.0.0.1, 10.0.0.1", "unix:", ":::", "%", "1%"
            })
    void holdsNothingThatIsNoAddress(String address) {
        assertEquals(false, AddressRange.parse("0.0.0.0/0").contains(address));
        assertEquals(false, AddressRange.parse("::/0").contains(address));
    }

    @Test
    void readsLists() {
        assertEquals("[]", AddressRange.list("none").toString());
        assertEquals("[127.0.0.0/8, ::1]", AddressRange.list("127.0.0.0/8 ::1").toString());
        assertEquals(
                "[10.0.0.0/8, fd00::/8, 1.2.3.4]",
                AddressRange.list("10.0.0.0/8,\n fd00::/8 ,1.2.3.4").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "None", "none 127.0.0.1", ", 127.0.0.1", "127.0.0.1;10.0.0.1", "127.0.0.1 localhost"})
    void refusesListsWithSomethingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.list(text));
    }

    @Test
    void isNotHeldUpByLongTexts() {
        assertEquals(false, AddressRange.parse("::/0").contains(":".repeat(1 << 20) + "x"));
    }
}
