package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parley.server.ParleyServer;
import parley.server.TurnServer;

/** Media that go by a relay only, because the administrator or a person wants it: then no browser tells its address. */
class RelayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern IPV4 = Pattern.compile("\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\b");
    private static final Pattern TYPE = Pattern.compile("\\btyp ([a-z]+)");

    /** How the media go that this page sends and receives, as the type of its own candidate. */
    private static final String OWN_TYPE = """
            async () => {
              const connections = [...window.negotiated].filter(({ connectionState }) => connectionState === 'connected');
              if (connections.length !== 1) return '';
              const stats = await connections[0].getStats();
              const transport = [...stats.values()].find(({ type }) => type === 'transport');
              const pair = stats.get(transport?.selectedCandidatePairId);
              return stats.get(pair?.localCandidateId)?.candidateType ?? '';
            }""";

    private static TurnServer turn;
    private static Browsers browsers;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(TurnServer.isInstalled(), "coturn is not installed");
        turn = new TurnServer(Path.of("target", "turn"));
        browsers = new Browsers();
        browser = browsers.launch();
    }

    @AfterAll
    static void stop() {
        if (browsers != null) {
            browsers.close();
        }
        if (turn != null) {
            turn.close();
        }
    }

    private static ParleyServer server(String name, boolean relayOnly) throws Exception {
        Map<String, String> settings = new HashMap<>(turn.settings());
        settings.put("PARLEY_RELAY_ONLY", String.valueOf(relayOnly));
        return ParleyServer.ofThisRun(Path.of("target", name), settings);
    }

    private static URI page(ParleyServer server) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + "/parley/");
    }

    private static List<String> overhear(Visitor visitor) {
        List<String> said = new CopyOnWriteArrayList<>();
        visitor.page().onWebSocket(socket -> socket.onFrameSent(frame -> said.add(frame.text())));
        return said;
    }

    private static Set<String> found(Pattern pattern, int group, List<String> said) {
        return said.stream()
                .flatMap(frame -> pattern.matcher(frame).results())
                .map((MatchResult result) -> result.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that was said, candidates, related addresses and lines of descriptions alike. */
    private static void assertTellsNoAddress(List<String> said) {
        assertEquals(Set.of("0.0.0.0", TurnServer.RELAY_ADDRESS), found(IPV4, 0, said));
        assertEquals(Set.of("relay"), found(TYPE, 1, said));
        assertFalse(said.stream().anyMatch(frame -> frame.contains("IP6") || frame.contains(".local")), said::toString);
    }

    private static void awaitOwnType(Visitor visitor, String type) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(type, visitor.page().evaluate(OWN_TYPE)));
    }

    private static Locator choice(Visitor visitor) {
        return visitor.page().getByLabel("Hide my network address");
    }

    @Test
    void theAdministratorWantsItOfAll() throws Exception {
        try (ParleyServer server = server("relay-only", true);
                Visitor ada = new Visitor("Ada", browser);
                Visitor bob = new Visitor("Bob", browser)) {
            List<List<String>> said = List.of(overhear(ada), overhear(bob));
            ada.open(page(server));
            ada.sayName();
            bob.follow(ada.newCall());
            for (Visitor one : List.of(ada, bob)) {
                awaitOwnType(one, "relay");
                assertThat(choice(one)).isHidden();
            }
            ada.assertConnectedTo("Bob");
            said.forEach(RelayIT::assertTellsNoAddress);
        }
    }

    @Test
    void aPersonWantsItBeforeACallAndInItsMidst() throws Exception {
        try (ParleyServer server = server("relay", false);
                Visitor ada = new Visitor("Ada", browser);
                Visitor bob = new Visitor("Bob", browser)) {
            List<String> adas = overhear(ada);
            List<String> bobs = overhear(bob);
            ada.open(page(server));
            ada.sayName();
            choice(ada).check();
            ada.screenshot("relay-only-start");
            bob.follow(ada.newCall());
            ada.assertConnectedTo("Bob");
            awaitOwnType(ada, "relay");
            assertTellsNoAddress(adas);
            assertTrue(found(TYPE, 1, bobs).contains("host"), bobs::toString);

            ada.button("Settings").click();
            ada.screenshot("relay-only-settings");
            choice(ada).uncheck();
            awaitOwnType(ada, "host");

            adas.clear();
            choice(ada).check();
            awaitOwnType(ada, "relay");
            ada.assertConnectedTo("Bob");
            assertTellsNoAddress(adas);
        }
    }
}
