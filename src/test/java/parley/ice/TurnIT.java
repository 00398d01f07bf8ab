package parley.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.call.ParticipantId;
import parley.ice.TurnCredentials.Credentials;
import parley.server.ServerCertificate;
import parley.server.TurnClient;
import parley.server.TurnClient.Answer;
import parley.server.TurnServer;
import parley.server.TurnServer.Guide;

/** The guide's configurations of coturn, {@code docs/turn}: who gets a relay, and whom it may reach. */
@EnabledIf(value = "parley.server.TurnServer#isInstalled", disabledReason = "coturn is not installed")
class TurnIT {
    private static final Path DIRECTORY = Path.of("target", "turn");
    private static final Duration TIME = Duration.ofHours(1);
    private static final String OLD_SECRET = "0123456789abcdef";

    private static final AtomicInteger PARTICIPANTS = new AtomicInteger();

    private static final Pattern DENIED = Pattern.compile("denied-peer-ip=([0-9a-f.:]+)(?:-([0-9a-f.:]+))?");

    /** What must not be reached, however it is written. */
    private static final List<String> IN_HERE = List.of(
            "0.0.0.1",
            "10.1.2.3",
            "100.100.100.200",
            "127.0.0.1",
            "169.254.169.254",
            "172.20.0.1",
            "192.0.0.192",
            "192.168.10.7",
            "224.0.0.1",
            "::1",
            "::127.0.0.1",
            "::10.1.2.3",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.0",
            "::ffff:169.254.169.254",
            "::ffff:0:10.1.2.3",
            "64:ff9b::10.1.2.0",
            "64:ff9b:1::10.1.2.3",
            "100::1",
            "2001::1",
            "2002:a01:203::1",
            "fc00::1",
            "fd00:ec2::254",
            "fd20:ce::254",
            "fe80::1",
            "febf::1",
            "fec0::1",
            "ff02::1");

    /** Nobody is sent anything. */
    private static final List<String> PEOPLE = List.of(
            "1.0.0.0",
            "9.255.255.255",
            "11.0.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.167.255.255",
            "223.255.255.255",
            "2000::1",
            "2001:200::1",
            "2001:db9::1",
            "2003::1",
            "3fff:1000::1");

    /** Of an address that is to be reached. */
    private enum Family {
        IPV4("-X", "127.0.0.1"),
        IPV6("-x", "::1");

        private final String argument;
        private final String loopback;

        Family(String argument, String loopback) {
            this.argument = argument;
            this.loopback = loopback;
        }

        boolean isHere() throws IOException {
            return NetworkInterface.getByInetAddress(InetAddress.getByName(loopback)) != null;
        }

        boolean contains(String address) {
            return address.contains(":") == (this == IPV6);
        }
    }

    private static final Map<Guide, TurnServer> SERVERS = new EnumMap<>(Guide.class);

    private static ServerCertificate certificate;

    @BeforeAll
    static void start() throws Exception {
        certificate = new ServerCertificate(DIRECTORY.resolve("certificate"), "turn.example.org");
        List<String> more = new ArrayList<>(List.of("static-auth-secret=" + OLD_SECRET));
        if (Family.IPV6.isHere()) {
            // Else all addresses of IPv6 would be refused because there is no relay for them.
            more.add("relay-ip=::1");
        }
        for (Guide guide : Guide.values()) {
            Path directory = DIRECTORY.resolve(guide.name());
            SERVERS.put(guide, new TurnServer(guide, directory, certificate.directory(), more.toArray(String[]::new)));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(TurnServer::close);
    }

    /** For somebody who has none yet: there is a quota. */
    private static Credentials credentials(String secret, Instant made) {
        ParticipantId someone = new ParticipantId("%021dA".formatted(PARTICIPANTS.incrementAndGet()));
        return new TurnCredentials.TimeLimited(TurnSecret.parse(secret, 1, 256), TIME, () -> made).of(someone);
    }

    private static Credentials credentials() {
        return credentials(TurnServer.SECRET, Instant.now());
    }

    private static List<String> arguments(Credentials credentials, String... more) {
        List<String> arguments = new ArrayList<>(List.of("-u", credentials.username(), "-w", credentials.password()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static Answer ask(Guide guide, String peer, List<String> arguments) throws IOException {
        return TurnClient.ask(SERVERS.get(guide), peer, arguments);
    }

    private static void assertReaches(Guide guide, List<String> arguments) throws Exception {
        Answer answer = ask(guide, TurnServer.RELAY_ADDRESS, arguments);
        assertTrue(answer.isYes(), answer.printed());
    }

    private static void assertUnauthorized(Guide guide, List<String> arguments) throws Exception {
        Answer answer = ask(guide, TurnServer.RELAY_ADDRESS, arguments);
        assertTrue(answer.printed().contains("Cannot complete Allocation"), answer.printed());
    }

    @ParameterizedTest
    @EnumSource
    void whoHasJoinedGetsARelay(Guide guide) throws Exception {
        Credentials good = credentials();
        assertReaches(guide, arguments(good));
        assertReaches(guide, arguments(good, "-t"));
        assertReaches(guide, arguments(credentials(OLD_SECRET, Instant.now())));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyElseDoes(Guide guide) throws Exception {
        Credentials good = credentials();
        assertUnauthorized(
                guide,
                arguments(
                        credentials(TurnServer.SECRET, Instant.now().minus(TIME).minusSeconds(5))));
        assertUnauthorized(guide, arguments(credentials(TurnServer.SECRET + "x", Instant.now())));
        assertUnauthorized(guide, arguments(new Credentials(good.username() + "x", good.password())));
        assertUnauthorized(guide, arguments(new Credentials("ada", good.password())));
        assertUnauthorized(guide, List.of());
    }

    @ParameterizedTest
    @EnumSource
    void nobodyGetsAllOfThem(Guide guide) throws Exception {
        Answer answer = ask(guide, TurnServer.RELAY_ADDRESS, arguments(credentials(), "-m", "101"));
        assertTrue(answer.printed().contains("error 486 (Allocation Quota Reached)"), answer.printed());
    }

    /** By TLS people call each other in RelayIT. */
    @ParameterizedTest
    @EnumSource
    void speaksTls(Guide guide) throws Exception {
        try (SSLSocket socket = (SSLSocket) certificate
                .trusting()
                .getSocketFactory()
                .createSocket(TurnServer.ADDRESS, SERVERS.get(guide).tlsPort())) {
            socket.startHandshake();
        }
    }

    /** What it answers to who wants to reach each of a family, whichever way that is asked for. */
    private static Map<String, Answer> answers(Guide guide, Family family, Stream<String> peers) throws Exception {
        assumeTrue(family.isHere(), "this machine has no " + family);
        Map<String, Future<Answer>> asked = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (String peer : peers.filter(family::contains).toList()) {
                asked.put(
                        peer + ", channel",
                        threads.submit(() -> ask(guide, peer, arguments(credentials(), family.argument))));
                asked.put(
                        peer + ", permission",
                        threads.submit(() -> ask(guide, peer, arguments(credentials(), family.argument, "-s"))));
            }
            Map<String, Answer> answers = new TreeMap<>();
            for (Map.Entry<String, Future<Answer>> each : asked.entrySet()) {
                answers.put(each.getKey(), each.getValue().get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertDenied(Guide guide, Family family, Stream<String> peers) throws Exception {
        Map<String, Answer> answers = answers(guide, family, peers);
        answers.values().removeIf(answer -> answer.printed().contains("error 403 (Forbidden IP)"));
        assertEquals(Map.of(), answers);
    }

    private static Stream<String> endsOfDeniedRanges(Guide guide) throws IOException {
        return guide.lines().stream()
                .map(DENIED::matcher)
                .filter(Matcher::matches)
                .flatMap(range -> Stream.of(range.group(1), range.group(2)))
                .filter(Objects::nonNull);
    }

    @ParameterizedTest
    @EnumSource
    void onTheInternetRelaysReachNobodyInHere(Family family) throws Exception {
        assertDenied(Guide.INTERNET, family, Stream.concat(endsOfDeniedRanges(Guide.INTERNET), IN_HERE.stream()));
    }

    @ParameterizedTest
    @EnumSource
    void onTheInternetRelaysReachPeople(Family family) throws Exception {
        Map<String, Answer> answers = answers(Guide.INTERNET, family, PEOPLE.stream());
        answers.values().removeIf(Answer::isYes);
        assertEquals(Map.of(), answers);
    }

    @ParameterizedTest
    @EnumSource
    void inAClosedNetworkRelaysReachTheirOwnAddressOnly(Family family) throws Exception {
        assertDenied(Guide.CLOSED, family, Stream.concat(endsOfDeniedRanges(Guide.CLOSED), IN_HERE.stream()));
        assertDenied(
                Guide.CLOSED,
                family,
                Stream.of("192.168.10.4", "192.168.10.5", "192.168.10.6", "8.8.8.8", "2606:4700::1"));
    }
}
