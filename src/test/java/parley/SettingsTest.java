package parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static String problem(Map<String, String> parameters) {
        return assertThrows(IllegalArgumentException.class, () -> Settings.of(parameters))
                .getMessage();
    }

    @Test
    void readsWhatIsGivenAndHasDefaultsForTheRest() {
        Settings settings = Settings.of(Map.of(
                "parley.capacity", " 4 ",
                "parley.grace", "60",
                "parley.namedCalls", "false",
                "parley.frameAncestors", "https://intranet.example",
                "parley.allowedOrigins", "https://Example.org:443, http://[::1]:8080",
                "parley.publicUrl", "https://[fd00::5]:8443/parley"));

        assertEquals(4, settings.capacity());
        assertEquals(Duration.ofSeconds(60), settings.grace());
        assertEquals(Duration.ofHours(1), settings.barTime());
        assertEquals(false, settings.namedCalls());
        assertEquals(Set.of("https://example.org", "http://[::1]:8080"), settings.allowedOrigins());
        assertEquals(Optional.of("https://[fd00::5]:8443/parley/"), settings.publicUrl());
        assertEquals(Set.of("https://intranet.example"), settings.frameAncestors());
        assertEquals(Duration.ofSeconds(10), settings.pingInterval());
        assertEquals(Optional.empty(), Settings.defaults().publicUrl());
        assertEquals(
                "[127.0.0.0/8, ::1]", Settings.defaults().monitoringAddresses().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "capacity, 1",
        "capacity, eight",
        "capacity, ''",
        "capacity, 99999999999",
        "grace, -1",
        "barTime, 59",
        "barTime, 86401",
        "namedCalls, yes",
        "allowedOrigins, example.org",
        "allowedOrigins, https://example.org/",
        "allowedOrigins, *",
        "monitoringAddresses, ''",
        "monitoringAddresses, localhost",
        "monitoringAddresses, 10.0.0.1/8",
        "publicUrl, meet.example.org",
        "publicUrl, http://meet.example.org/",
        "publicUrl, https://me@meet.example.org/",
        "publicUrl, https://meet.example.org/?a",
        "publicUrl, https://meet.example.org/#a",
        "publicUrl, https://meet.example.org//",
        "publicUrl, 'https://meet.example.org/\"\"><script>'",
        "frameAncestors, https://a.example;script-src"
    })
    void namesAWrongValue(String name, String value) {
        String problem = problem(Map.of("parley." + name, value));
        assertTrue(problem.contains("parley." + name + " must be ") && problem.contains('"' + value + '"'), problem);
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertEquals(
                "Parley cannot start: parley.capcity is not a setting of Parley.",
                problem(Map.of("parley.capcity", "4")));
    }

    @Test
    void namesEverythingAtOnce() {
        String problem = problem(Map.of("parley.capacity", "0", "parley.grace", "never", "parley.x", "y"));
        for (String name : new String[] {"parley.capacity", "parley.grace", "parley.x"}) {
            assertTrue(problem.contains(name), problem);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "closedGrace, 31, grace",
        "silenceLimit, 19, pingInterval",
        "burst, 300, windowSignals",
        "windowSize, 16777216, burst",
        "participants, 7, capacity",
        "capacity, 50, burst"
    })
    void namesBothOfTwoThatContradictEachOther(String name, String value, String other) {
        String problem = problem(Map.of("parley." + name, value));
        assertTrue(problem.contains("parley." + name) && problem.contains("parley." + other), problem);
    }

    @Test
    void theReadmeListsEverySetting() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Arrays.stream(Settings.class.getRecordComponents())
                .forEach(setting -> assertTrue(
                        readme.contains("`parley." + setting.getName() + "`"), setting.getName() + " in README.md"));
    }
}
