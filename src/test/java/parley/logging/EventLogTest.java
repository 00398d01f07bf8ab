package parley.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.call.CallId;

class EventLogTest {
    private static final Pattern FIELD =
            Pattern.compile(" ([A-Za-z_.]+)=([^ \"]+|\"([^\"\\\\]|\\\\u[0-9a-f]{4}|\\\\[\"\\\\])*\"(\\+\\d+)?)");

    private final Recorded log = new Recorded();
    private final EventLog events = new EventLog(LogAddresses.NETWORK);

    @AfterEach
    void stopRecording() {
        log.close();
    }

    private static List<String> fieldsOf(String line) {
        List<String> names = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        int end = line.contains(" ") ? line.indexOf(' ') : line.length();
        while (field.find() && field.start() == end) {
            names.add(field.group(1));
            end = field.end();
        }
        assertEquals(line.length(), end, line);
        return names;
    }

    @Test
    void anEventIsOneLineOfNameAndFields() {
        CallId call = CallId.parse("AAAAAAAAAAAAAAAAAAAAAA").orElseThrow();
        events.write(Event.JOINED, fields -> fields.call(call).number("seats", 2));
        events.write(
                Event.STOPPED,
                fields -> fields.text("server", "Apache Tomcat/11.0.24").text("context", ""));
        assertEquals(
                List.of("joined call=AAAAAAAA seats=2", "stopped server=\"Apache Tomcat/11.0.24\" context=\"\""),
                log.messages());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example\r\nSEVERE: stopped connections=9",
                "https://a.example\u0085forged",
                "https://a.example\u2028forged\u2029",
                "https://a.example host=b.example",
                "https://a.example\" host=\"b.example",
                "\\\" host=b.example",
                "\u001b[31mred\u001b[0m\u009b31m\u0007\b\u0000\u007f",
                "\u202eelpmaxe\u2066\u200f\ufeff",
                "{0} {1,number} %s %n %1$s",
                "${jndi:ldap://a.example/x} ${env:HOME}",
                "|#]\n[#|2026 stopped",
                "]] [[ ]]]]",
                "<script>alert(1)</script>&lt;",
                "안녕 \ud83d\ude00 \ud83d"
            })
    void nothingFromOutsideForgesAnything(String nasty) {
        events.write(
                Event.ORIGIN_REFUSED, fields -> fields.text("origin", nasty).text("host", nasty));

        String line = log.messages().get(0);
        assertTrue(line.startsWith("origin-refused origin="), line);
        assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
        assertEquals(List.of("origin", "host"), fieldsOf(line));
        for (String dangerous : new String[] {"]]", "|", "#", "${", "<", "&"}) {
            assertFalse(line.contains(dangerous), line);
        }
        assertTrue(log.all().contains(line), "as it is in the written log, too");
    }

    @Test
    void longTextIsCut() {
        events.write(Event.ORIGIN_REFUSED, fields -> fields.text("origin", "x".repeat(8_000)));
        assertEquals(
                "origin-refused origin=\"" + "x".repeat(200) + "\"+7800",
                log.messages().get(0));
    }

    @Test
    void repeatsAreLeftOutAndCounted() {
        for (int i = 0; i < 25; i++) {
            events.write(Event.ORIGIN_REFUSED, fields -> {});
        }
        events.write(Event.SERVER_FULL, fields -> {});
        events.tellRepeats(false);
        events.tellRepeats(true);
        events.tellRepeats(true);
        List<String> lines = log.messages();
        assertEquals(Repeats.PER_MINUTE + 2, lines.size(), lines.toString());
        assertEquals("server-full", lines.get(Repeats.PER_MINUTE));
        assertEquals("repeats-left-out event=origin-refused count=15", lines.get(Repeats.PER_MINUTE + 1));
    }

    @Test
    void aNewMinuteBeginsWhenWhatWasLeftOutIsTold() {
        Repeats repeats = new Repeats();
        long start = Long.MAX_VALUE - 5; // nanoTime may overflow
        long minute = 60_000_000_000L;
        for (int i = 0; i < Repeats.PER_MINUTE; i++) {
            assertTrue(repeats.allows(start + i));
        }
        assertFalse(repeats.allows(start + 20));
        assertEquals(0, repeats.takeLeftOut(start + minute - 1, false));
        assertEquals(1, repeats.takeLeftOut(start + minute, false));
        assertEquals(0, repeats.takeLeftOut(start + minute, false));
        assertTrue(repeats.allows(start + minute));
        assertTrue(repeats.allows(start + 3 * minute), "and after a quiet time");
    }

    @Test
    void debugEventsAreNotLimited() {
        for (int i = 0; i < 50; i++) {
            events.write(Event.JOINED, fields -> {});
        }
        assertEquals(50, log.messages().size());
    }

    @Test
    void ofFailuresTypesAndStacksAreTold() {
        IllegalStateException cause = new IllegalStateException("Zebedee's invite", new RuntimeException("Zebedee"));
        events.write(Event.FRAME_FAILED, cause, fields -> {});
        assertTrue(log.all().contains("java.lang.IllegalStateException"), log.all());
        assertTrue(log.all().contains("Caused by: java.lang.RuntimeException"), log.all());
        assertTrue(log.all().contains("EventLogTest.ofFailuresTypesAndStacksAreTold"), log.all());
        assertFalse(log.all().contains("Zebedee"), log.all());
    }

    @Test
    void causesInACircleEnd() {
        Exception first = new Exception();
        first.initCause(new Exception(first));
        events.write(Event.FRAME_FAILED, first, fields -> {});
        assertEquals(1, log.messages().size());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, NONE, hidden",
        "192.0.2.77, NETWORK, 192.0.2.0/24",
        "192.0.2.77, FULL, 192.0.2.77",
        "::ffff:192.0.2.77, NETWORK, 192.0.2.0/24",
        "2001:db8:1:2:3:4:5:6, NETWORK, 2001:db8:1:0:0:0:0:0/48",
        "[2001:db8:1:2:3:4:5:6], NETWORK, 2001:db8:1:0:0:0:0:0/48",
        "2001:db8:1:2:3:4:5:6, FULL, 2001:db8:1:2:3:4:5:6",
        "fe80:0:0:0:1:2:3:4%eth0, NETWORK, fe80:0:0:0:0:0:0:0/48",
        "no-such-host.example, FULL, unknown",
        "999.1.1.1, FULL, unknown",
        "1::2::3, FULL, unknown",
        "'', FULL, unknown",
        ", FULL, unknown"
    })
    void addressesAreToldAsFarAsTheSettingSays(String address, LogAddresses addresses, String shown) {
        new EventLog(addresses).write(Event.SERVER_FULL, fields -> fields.address(address));
        assertEquals(List.of("server-full address=" + shown), log.messages());
    }
}
