package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import parley.server.ParleyServer;
import parley.server.ServerCertificate;
import parley.server.TurnServer;

/** Media that go by a relay only, because the administrator or a person wants it: then no browser tells its address. */
@Tag("all")
@EnabledIf(value = "parley.server.TurnServer#isInstalled", disabledReason = "coturn is not installed")
class RelayIT extends WithBrowsers {
    private static final Path DIRECTORY = Path.of("target", "relay");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern IPV4 = Pattern.compile("\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\b");
    private static final Pattern TYPE = Pattern.compile("\\btyp ([a-z]+)");
    private static final Pattern USERNAME = Pattern.compile("\"username\":\"([^\"]+)\"");

    /** The types of all candidates that the page's connections know, its own and the others'. */
    private static final String KNOWN_TYPES = """
            async () => {
              const types = new Set();
              for (const connection of window.negotiated) {
                for (const { type, candidateType } of (await connection.getStats()).values()) {
                  if (type.endsWith('-candidate')) types.add(candidateType);
                }
              }
              return [...types].sort().join(' ');
            }""";

    /** With which servers, and whose names, the page's connections are configured. */
    private static final String CONFIGURED =
            "() => JSON.stringify([...window.negotiated].map((connection) => connection.getConfiguration()))";

    /** In a network that lets nothing out but TLS. */
    private static final String TLS_ONLY = """
            const Native = RTCPeerConnection;
            const passing = ({ iceServers, ...others }) => ({
              ...others,
              iceServers: iceServers.map((server) => ({
                ...server,
                urls: [server.urls].flat().filter((url) => url.startsWith('turns:')),
              })),
            });
            window.RTCPeerConnection = class extends Native {
              constructor(configuration) {
                super(passing(configuration));
              }
              setConfiguration(configuration) {
                super.setConfiguration(passing(configuration));
              }
            };""";

    /** Chromium looks for no other way once it has one. */
    private static final String[] FIRST_FOUND = {"relay by udp", "relay by tcp"};

    private static TurnServer turn;

    @BeforeAll
    static void start() throws Exception {
        ServerCertificate certificate = new ServerCertificate(DIRECTORY.resolve("certificate"), "turn.example.org");
        turn = new TurnServer(TurnServer.Guide.INTERNET, DIRECTORY.resolve("turn"), certificate.directory());
        browser = browsers.launch("--ignore-certificate-errors-spki-list=" + certificate.publicKeyHash());
    }

    @AfterAll
    static void stop() {
        if (turn != null) {
            turn.close();
        }
    }

    /** @param more settings, names and values */
    private static ParleyServer server(String name, String... more) throws Exception {
        Map<String, String> settings = new HashMap<>(turn.settings());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return ParleyServer.ofThisRun(DIRECTORY.resolve(name), settings);
    }

    private static List<String> overhear(Visitor visitor) {
        List<String> said = new CopyOnWriteArrayList<>();
        visitor.page().onWebSocket(socket -> socket.onFrameSent(frame -> said.add(frame.text())));
        return said;
    }

    /** The names of credentials that somebody is given, as they come. */
    private static List<String> usernames(Visitor visitor) {
        List<String> given = new CopyOnWriteArrayList<>();
        visitor.page()
                .onWebSocket(socket ->
                        socket.onFrameReceived(frame -> given.addAll(found(USERNAME, 1, List.of(frame.text())))));
        return given;
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

    private static String own(MediaPath path) {
        return path.relayProtocol().isEmpty() ? path.local() : path.local() + " by " + path.relayProtocol();
    }

    private static void awaitOwnPath(Visitor visitor, String... oneOf) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            String path = MediaPath.of(visitor.page(), "window.negotiated")
                    .map(RelayIT::own)
                    .orElse("");
            assertTrue(Set.of(oneOf).contains(path), path);
        });
    }

    /** The page's connection is to use these credentials from now on. */
    private static void awaitConfigured(Visitor visitor, String username) {
        await().atMost(PATIENCE)
                .until(() -> visitor.page().evaluate(CONFIGURED).toString().contains(username));
    }

    /** Pictures that have not been seen before. */
    private static void awaitPictures(Visitor visitor) {
        int before = visitor.received().frames();
        await().atMost(PATIENCE).until(() -> visitor.received().frames() > before + 5);
    }

    /** Whether coturn gave one for any of these credentials. */
    private static boolean wasGivenRelay(List<String> usernames) throws Exception {
        List<String> printed = turn.printed();
        return usernames.stream()
                .map(username -> "user <" + username + ">: incoming packet ALLOCATE processed, success")
                .anyMatch(given -> printed.stream().anyMatch(line -> line.contains(given)));
    }

    private static Locator choice(Visitor visitor) {
        return visitor.page().getByLabel("Hide my network address");
    }

    /** Then a network begins to block UDP, and all relays are gone at once. */
    @Test
    void theAdministratorWantsItOfAll() throws Exception {
        try (ParleyServer server = server("all", "PARLEY_RELAY_ONLY", "true", "PARLEY_TURN_TIME", "60")) {
            Visitor ada = visitor("Ada");
            Visitor bob = visitor("Bob");
            List<List<String>> said = List.of(overhear(ada), overhear(bob));
            List<String> adas = usernames(ada);
            List<String> bobs = usernames(bob);
            bob.page().addInitScript(TLS_ONLY);
            ada.open(server.page());
            ada.sayName();
            bob.follow(ada.newCall());
            ada.assertConnectedTo("Bob");
            awaitOwnPath(ada, FIRST_FOUND);
            awaitOwnPath(bob, "relay by tls");
            for (Visitor one : List.of(ada, bob)) {
                assertEquals("relay", one.page().evaluate(KNOWN_TYPES));
                assertThat(choice(one)).isHidden();
                awaitPictures(one);
            }
            assertTrue(wasGivenRelay(adas.subList(0, 1)), adas::toString);

            int negotiations = ada.negotiations() + bob.negotiations();
            ada.page().waitForCondition(() -> adas.size() > 1 && bobs.size() > 1);
            awaitConfigured(ada, adas.get(1));
            awaitConfigured(bob, bobs.get(1));
            awaitPictures(ada);
            awaitPictures(bob);
            assertEquals(negotiations, ada.negotiations() + bob.negotiations(), "renewed credentials disturb nobody");
            assertFalse(wasGivenRelay(adas.subList(1, 2)), adas::toString);

            turn.kill();
            DatagramSocket silent = new DatagramSocket(new InetSocketAddress(TurnServer.ADDRESS, turn.port()));
            try {
                turn.start("no-udp");
                awaitOwnPath(ada, "relay by tcp");
                awaitOwnPath(bob, "relay by tls");
                awaitPictures(ada);
                awaitPictures(bob);
            } finally {
                silent.close();
                turn.kill();
                turn.start();
            }
            assertTrue(wasGivenRelay(adas.subList(1, adas.size())), adas::toString);
            assertTrue(wasGivenRelay(bobs.subList(1, bobs.size())), bobs::toString);
            said.forEach(RelayIT::assertTellsNoAddress);
        }
    }

    @Test
    void aPersonWantsItBeforeACallAndInItsMidst() throws Exception {
        try (ParleyServer server = server("one")) {
            Visitor ada = visitor("Ada");
            Visitor bob = visitor("Bob");
            List<String> adas = overhear(ada);
            List<String> bobs = overhear(bob);
            ada.open(server.page());
            ada.sayName();
            choice(ada).check();
            ada.screenshot("relay-only-start");
            bob.follow(ada.newCall());
            ada.assertConnectedTo("Bob");
            awaitOwnPath(ada, FIRST_FOUND);
            assertTellsNoAddress(adas);
            assertTrue(found(TYPE, 1, bobs).contains("host"), bobs::toString);

            ada.button("Settings").click();
            ada.screenshot("relay-only-settings");
            choice(ada).uncheck();
            awaitOwnPath(ada, "host");

            adas.clear();
            choice(ada).check();
            awaitOwnPath(ada, FIRST_FOUND);
            ada.assertConnectedTo("Bob");
            awaitPictures(bob);
            assertTellsNoAddress(adas);
        }
    }
}
