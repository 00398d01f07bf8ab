package parley;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.admission.Starters;
import parley.ice.IceUrl;
import parley.logging.LogAddresses;
import parley.logging.LogText;

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
                "parley.logAddresses", "full",
                "parley.start", "role",
                "parley.publicUrl", "https://[fd00::5]:8443/parley"));

        assertEquals(4, settings.capacity());
        assertEquals(Duration.ofSeconds(60), settings.grace());
        assertEquals(Duration.ofHours(1), settings.barTime());
        assertEquals(false, settings.namedCalls());
        assertEquals(Set.of("https://example.org", "http://[::1]:8080"), settings.allowedOrigins());
        assertEquals(Optional.of("https://[fd00::5]:8443/parley/"), settings.publicUrl());
        assertEquals(Set.of("https://intranet.example"), settings.frameAncestors());
        assertEquals(LogAddresses.FULL, settings.logAddresses());
        assertEquals(Starters.ROLE, settings.starters());
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
        "trustedProxies, 10.0.0.1/8",
        "trustedProxies, proxy.example.org",
        "trustedProxies, *",
        "monitoringAddresses, 10.0.0.1/8",
        "publicUrl, meet.example.org",
        "publicUrl, http://meet.example.org/",
        "publicUrl, https://me@meet.example.org/",
        "publicUrl, https://meet.example.org/?a",
        "publicUrl, https://meet.example.org/#a",
        "publicUrl, https://meet.example.org//",
        "publicUrl, 'https://meet.example.org/\"\"><script>'",
        "frameAncestors, https://a.example;script-src",
        "start, admins",
        "grantTime, 299",
        "iceServers, turn.example.org",
        "iceServers, stun:stun.example.org;turn:turn.example.org",
        "turnTime, 59",
        "turnUsername, a b",
        "relayOnly, yes",
        "logAddresses, some"
    })
    void namesAWrongValue(String name, String value) {
        String problem = problem(Map.of("parley." + name, value));
        assertTrue(
                problem.contains("parley." + name + " must be ") && problem.contains(LogText.quoted(value)), problem);
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertEquals(
                "Parley cannot start: parley.capcity is not a setting of Parley, but parley.capacity is"
                        + "; parley.theme is not a setting of Parley.",
                problem(Map.of("parley.capcity", "4", "parley.theme", "dark")));
    }

    @Test
    void theEnvironmentOverridesParameters() {
        Settings settings = Settings.of(
                Map.of("parley.capacity", "4", "parley.grace", "60", "parley.rate", "100"),
                Map.of("PARLEY_CAPACITY", " 6 ", "PARLEY_GRACE", "", "PARLEY_PUBLIC_URL", "https://meet.example.org"));

        assertEquals(6, settings.capacity());
        assertEquals(Duration.ofSeconds(60), settings.grace(), "an empty variable is as none");
        assertEquals(Optional.of("https://meet.example.org/"), settings.publicUrl());
        assertEquals(
                List.of(
                        "PARLEY_CAPACITY 6 8 environment",
                        "parley.grace 60 30 web.xml or app server",
                        "PARLEY_PUBLIC_URL https://meet.example.org/  environment"),
                settings.inForce().stream()
                        .filter(Setting::isChanged)
                        .map(setting -> String.join(
                                " ",
                                setting.givenAs(),
                                setting.value(),
                                setting.normal(),
                                setting.source().text()))
                        .toList());
    }

    @Test
    void saysWhichVariableIsWrong() {
        String problem = assertThrows(
                        IllegalArgumentException.class,
                        () -> Settings.of(
                                Map.of("parley.capacity", "many"), Map.of("PARLEY_GRACE", "0", "PARLEY_CAPACITY", "4")))
                .getMessage();
        assertEquals("Parley cannot start: PARLEY_GRACE must be a whole number from 1 to 600, but is \"0\".", problem);
    }

    @ParameterizedTest
    @CsvSource({
        "PARLEY_CAPCITY, PARLEY_CAPACITY",
        "PARLEY_Capacity, PARLEY_CAPACITY",
        "PARLEY_PUBLICURL, PARLEY_PUBLIC_URL",
        "PARLEY_ALLOWED_ORIGIN, PARLEY_ALLOWED_ORIGINS",
        "PARLEY_RTE, PARLEY_RATE"
    })
    void aMisspeltVariableStopsTheDeployment(String name, String meant) {
        String problem = assertThrows(IllegalArgumentException.class, () -> Settings.of(Map.of(), Map.of(name, "4")))
                .getMessage();
        assertEquals("Parley cannot start: " + name + " is not a setting of Parley, but " + meant + " is.", problem);
    }

    /** What this build, Docker and Kubernetes set, the latter two for a container or service that is called parley. */
    @Test
    void variablesOfOtherProgramsDoNot() {
        Map<String, String> environment = Map.of(
                "PARLEY_CHROMIUM", "/usr/bin/chromium",
                "PARLEY_PORT", "tcp://10.0.0.1:8080",
                "PARLEY_PORT_8080_TCP_ADDR", "10.0.0.1",
                "PARLEY_SERVICE_HOST", "10.0.0.1",
                "PARLEY_NAME", "/web/parley",
                "PARLEY_ENV_PATH", "/bin",
                "PARLEYVOUS", "1");
        Set<String> unknown = Settings.of(Map.of(), environment).unknownVariables(environment);
        assertEquals(6, unknown.size(), unknown.toString());
        assertFalse(unknown.contains("PARLEYVOUS"));
    }

    @Test
    void secretsAreMasked() {
        Setting secret = new Setting("parley.turnSecret", "geheim", "", "", "", Setting.Source.ENVIRONMENT);
        assertFalse(secret.toString().contains("geheim"));
        assertTrue(secret.isChanged());
        assertEquals("PARLEY_TURN_SECRET", secret.variable());
    }

    @Test
    void aSecretIsShownNowhere() {
        String secret = "geheim".repeat(6);
        Settings settings = Settings.of(Map.of("parley.grantSecret", secret));
        assertEquals(1, settings.grantSecrets().size());
        assertFalse(settings.toString().contains("geheim"), "nor in what anybody might log");
        assertTrue(settings.inForce().stream()
                .anyMatch(setting -> setting.name().equals("parley.grantSecret")
                        && setting.isChanged()
                        && setting.value().equals("********")));
        assertEquals(
                "Parley cannot start: parley.grantSecret must be one or two secrets of 32 to 256 visible ASCII characters,"
                        + " separated by a blank, but is \"********\".",
                problem(Map.of("parley.grantSecret", "geheim")));
    }

    private static final String TURN = "stun:stun.example.org turn:turn.example.org turns:turn.example.org:443";

    @Test
    void readsIceServers() {
        assertEquals(List.of(), Settings.defaults().iceUrls());
        Settings settings = Settings.of(
                Map.of("parley.iceServers", TURN, "parley.turnSecret", "0123456789abcdef", "parley.relayOnly", "true"));
        assertEquals(
                TURN.replace(" ", ", "),
                settings.iceUrls().stream().map(IceUrl::text).collect(joining(", ")));
        assertEquals(Duration.ofHours(12), settings.turnTime());
        assertTrue(settings.relayOnly());
        assertEquals(Optional.of(Duration.ofHours(6)), settings.iceServers().renewal());
        Settings fixed = Settings.of(
                Map.of("parley.iceServers", TURN, "parley.turnUsername", "ada", "parley.turnPassword", "geheim"));
        assertEquals(Optional.empty(), fixed.iceServers().renewal());
        assertFalse(fixed.toString().contains("geheim"));
        Settings.of(Map.of("parley.iceServers", "stun:stun.example.org"));
    }

    /** Names and values, separated by bars. */
    @ParameterizedTest
    @CsvSource({
        "iceServers|turn:t, 'parley.iceServers with turn: or turns: needs parley.turnSecret, or parley.turnUsername and"
                + " parley.turnPassword'",
        "iceServers|turn:t|turnUsername|ada, parley.turnUsername and parley.turnPassword must be given together",
        "iceServers|turn:t|turnPassword|geheim, parley.turnUsername and parley.turnPassword must be given together",
        "iceServers|turn:t|turnSecret|0123456789abcdef|turnUsername|ada|turnPassword|geheim,"
                + " parley.turnSecret must not be given beside parley.turnUsername and parley.turnPassword",
        "turnSecret|0123456789abcdef, parley.turnSecret must not be given without turn: or turns: in parley.iceServers",
        "iceServers|stun:s|turnUsername|ada|turnPassword|geheim, parley.turnUsername and parley.turnPassword must not be"
                + " given without turn: or turns: in parley.iceServers",
        "iceServers|stun:s|relayOnly|true, parley.relayOnly needs turn: or turns: in parley.iceServers",
        "turnSecret|geheim, 'parley.turnSecret must be 16 to 256 visible ASCII characters, but is \"********\"'",
    })
    void namesAWrongCombinationOfIceServers(String given, String problem) {
        String[] parts = given.split("\\|");
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            parameters.put("parley." + parts[i], parts[i + 1]);
        }
        assertEquals("Parley cannot start: " + problem + ".", problem(parameters));
    }

    @Test
    void whatIsWrongIsNotAlsoAContradiction() {
        assertEquals(
                "Parley cannot start: parley.iceServers must be stun:, turn: or turns: URLs such as stun:stun.example.org,"
                        + " turn:turn.example.org:3478?transport=tcp or turns:[2001:db8::1], but is \"turn://t\".",
                problem(Map.of("parley.iceServers", "turn://t", "parley.turnSecret", "0123456789abcdef")));
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
}
