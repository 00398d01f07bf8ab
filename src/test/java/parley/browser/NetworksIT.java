package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.network.Home;
import parley.network.Namespace;
import parley.network.Nat;
import parley.network.Network;
import parley.network.Services;
import parley.server.ServerCertificate;
import parley.server.TurnServer;

/** Through networks as there are, each call goes by the way that it should, or says that it cannot. */
@Tag("all")
class NetworksIT extends WithBrowsers {
    private static final Duration PATIENCE = TwoInACall.PATIENCE;
    private static final Path DIRECTORY = Path.of("target", "networks");
    private static final String IPV6_HOST = "[" + Network.IPV6 + "]";

    /** Packets of sound that have not come. */
    private static final String LOST = """
            async () => {
              let lost = 0;
              for (const connection of window.negotiated) {
                for (const report of (await connection.getStats()).values()) {
                  if (report.type === 'inbound-rtp' && report.kind === 'audio') lost += report.packetsLost;
                }
              }
              return lost;
            }""";

    private static Optional<String> obstacle;
    private static Network network;
    private static Services services;
    private static ServerCertificate certificate;
    private static Home hers;
    private static Home his;
    private static Browser adas;
    private static Browser bobs;

    @BeforeAll
    static void start() throws Exception {
        obstacle = TurnServer.isInstalled() ? Network.obstacle() : Optional.of("coturn is not installed");
        if (obstacle.isPresent()) {
            return;
        }
        network = new Network();
        certificate = new ServerCertificate(DIRECTORY.resolve("certificate"), "turn.example.org");
        services = new Services(
                network,
                Path.of(System.getProperty("tomcat.home")),
                Path.of("target", "parley.war"),
                DIRECTORY,
                Optional.of(certificate.directory()));
        hers = network.home("ada");
        his = network.home("bob");
        adas = launchOn(hers.device());
        browser = adas;
        bobs = launchOn(his.device());
    }

    private static Browser launchOn(Namespace device) throws Exception {
        return browsers.launchOn(
                device,
                // Else there would be no camera without a certificate that the browser knows.
                "--unsafely-treat-insecure-origin-as-secure=" + origin(Network.IPV4) + "," + origin(IPV6_HOST),
                "--ignore-certificate-errors-spki-list=" + certificate.publicKeyHash());
    }

    private static URI origin(String host) {
        return services.page(host).resolve("/");
    }

    @AfterAll
    static void stop() {
        if (services != null) {
            services.close();
        }
        if (network != null) {
            network.close();
        }
    }

    /** Each test says what is in the way: said once for all, it would be in no report. */
    @BeforeEach
    void everythingWorks() throws IOException {
        obstacle.ifPresent(Assumptions::abort);
        hers.use(Nat.ENDPOINT_INDEPENDENT);
        his.use(Nat.ENDPOINT_INDEPENDENT);
    }

    /** Ada and Bob in a call, whether it works or not. */
    private List<Visitor> meet(URI page, Browser adasBrowser, Browser bobsBrowser) {
        Visitor ada = visitor("Ada", adasBrowser);
        Visitor bob = visitor("Bob", bobsBrowser);
        TwoInACall.meet(page, ada, bob);
        return List.of(ada, bob);
    }

    /** Ada and Bob, each at home and with the picture of the other. */
    private List<Visitor> call() {
        return connected(meet(services.page(Network.IPV4), adas, bobs));
    }

    private static List<Visitor> connected(List<Visitor> both) {
        both.get(0).assertConnectedTo("Bob");
        both.get(1).assertConnectedTo("Ada");
        both.forEach(TwoInACall::assertPictureMoves);
        return both;
    }

    private static MediaPath path(Visitor visitor) {
        return MediaPath.of(visitor.page(), "window.negotiated").orElseThrow(() -> new AssertionError("no path"));
    }

    /** The first one that is selected need not be the one that stays. */
    private static void awaitPath(Visitor visitor, Predicate<MediaPath> expected) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            MediaPath path = path(visitor);
            assertTrue(expected.test(path), path::toString);
        });
    }

    private static void awaitOwnRelay(Visitor visitor, String protocol) {
        awaitPath(
                visitor,
                path -> path.local().equals("relay") && path.relayProtocol().equals(protocol));
    }

    private static void assertMarked(Visitor visitor, String other, String note) {
        assertThat(visitor.tileOf(other).locator(".note[data-tone=warn]"))
                .hasText(note, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis()));
    }

    @Test
    void twoWhoseRoutersKeepPortsReachEachOther() {
        List<Visitor> both = call();
        awaitPath(
                both.get(0), path -> path.isReflexive() && path.remoteAddress().equals(his.address()));
        awaitPath(
                both.get(1), path -> path.isReflexive() && path.remoteAddress().equals(hers.address()));
    }

    @Test
    void twoWhoseRoutersDoNotKeepPortsNeedARelay() throws Exception {
        hers.use(Nat.ENDPOINT_DEPENDENT);
        his.use(Nat.ENDPOINT_DEPENDENT);
        List<Visitor> both = call();
        for (Visitor one : both) {
            awaitPath(one, MediaPath::isRelayed);
        }
    }

    @Test
    void whereUdpIsBlockedTheRelayIsReachedByTcp() throws Exception {
        hers.use(Nat.ENDPOINT_INDEPENDENT, Home.WITHOUT_UDP);
        List<Visitor> both = call();
        // With TLS or without: Chromium keeps what it finds first.
        awaitPath(
                both.get(0),
                path -> path.local().equals("relay") && List.of("tcp", "tls").contains(path.relayProtocol()));
        awaitPath(both.get(1), path -> path.remote().equals("relay"));
    }

    @Test
    void whereOnlyEncryptedConnectionsAreLetThroughTheRelayIsReachedByTls() throws Exception {
        hers.use(Nat.ENDPOINT_INDEPENDENT, Home.onlyTcpTo(Services.WEB, Services.TURN_OVER_TLS));
        List<Visitor> both = call();
        awaitOwnRelay(both.get(0), "tls");
        awaitPath(both.get(1), path -> path.remote().equals("relay"));
    }

    @Test
    void aLinkIsCutAndAnotherOneBlocksUdp() throws Exception {
        List<Visitor> both = call();
        both.forEach(one -> awaitPath(one, MediaPath::isReflexive));
        hers.use(Nat.ENDPOINT_INDEPENDENT, Home.CUT);
        assertMarked(both.get(0), "Bob", "Reconnecting…"); // until that has not helped for a while
        both.get(0).assertSays("neither the server nor the others can be reached. Reconnecting…");
        both.get(1).assertSays("Ada has lost the connection. Waiting…");
        assertMarked(both.get(1), "Ada", "Away");
        hers.use(Nat.ENDPOINT_INDEPENDENT, Home.WITHOUT_UDP);
        connected(both);
        awaitPath(
                both.get(0),
                path -> path.local().equals("relay") && List.of("tcp", "tls").contains(path.relayProtocol()));
    }

    /** Without a relay: with one, which way is found first, and kept, is a matter of chance. */
    @Test
    void oneDatagramInTenGetsLost() throws Exception {
        hers.use(Nat.ENDPOINT_INDEPENDENT, Home.losing(10));
        List<Visitor> both = connected(meet(services.pageWithoutRelay(Network.IPV4), adas, bobs));
        for (Visitor one : both) {
            awaitPath(one, MediaPath::isReflexive);
            await().atMost(PATIENCE).until(() -> ((Number) one.page().evaluate(LOST)).intValue() > 0);
            TwoInACall.assertPictureMoves(one);
        }
    }

    @Test
    void aWeakNetworkIsToldOfUntilItIsBetter() throws Exception {
        List<Visitor> both = connected(meet(services.pageWithoutRelay(Network.IPV4), adas, bobs));
        hers.use(Nat.ENDPOINT_INDEPENDENT, Home.losing(30));
        both.get(0).assertSays("The connection to Bob is weak. The picture gets coarser so that the sound goes on.");
        assertMarked(both.get(0), "Bob", "Weak connection");
        assertMarked(both.get(1), "Ada", "Weak connection");
        both.get(0).screenshot("networks-weak");
        hers.use(Nat.ENDPOINT_INDEPENDENT);
        for (Visitor one : both) {
            assertThat(one.page().locator("participant-tile .note"))
                    .isEmpty(new LocatorAssertions.IsEmptyOptions().setTimeout(PATIENCE.toMillis()));
        }
    }

    @Test
    void aLinkGetsNarrowAndThePictureGoesOn() throws Exception {
        // Less than the fake camera's picture takes, and enough for a small one.
        int kilobits = 150;
        List<Visitor> both = call();
        Visitor ada = both.get(0);
        awaitPath(ada, path -> path.isReflexive() && path.bitrate() > 2 * 1_000 * kilobits);
        hers.narrow(kilobits);
        try {
            awaitPath(ada, path -> path.bitrate() <= 1_000 * kilobits);
            both.forEach(TwoInACall::assertPictureMoves);
        } finally {
            hers.widen();
        }
    }

    @Test
    void nobodyHasIpv4() throws Exception {
        try (Browser adas6 = launchOn(network.ipv6Device("ada-6"));
                Browser bobs6 = launchOn(network.ipv6Device("bob-6"))) {
            for (Visitor one : connected(meet(services.page(IPV6_HOST), adas6, bobs6))) {
                awaitPath(
                        one,
                        path -> path.local().equals("host")
                                && path.remote().equals("host")
                                && path.remoteAddress().contains(":"));
            }
        }
    }

    /** Of both calls, to wait but once. */
    @Test
    void whereNothingButThePageGetsThroughBothLearnWhoseNetworkItIs() throws Exception {
        hers.use(Nat.ENDPOINT_INDEPENDENT, Home.onlyTcpTo(Services.WEB));
        List<Visitor> withRelays = meet(services.page(Network.IPV4), adas, bobs);
        List<Visitor> withoutRelay = meet(services.pageWithoutRelay(Network.IPV4), adas, bobs);
        for (List<Visitor> both : List.of(withRelays, withoutRelay)) {
            Visitor ada = both.get(0);
            Visitor bob = both.get(1);
            ada.assertExplains("Bob", "network-blocked", "The network of this device blocks picture and sound.");
            bob.assertExplains("Ada", "network-blocked-there", "Ask Ada to try another network, such as mobile data.");
            for (Visitor one : both) {
                assertThat(one.troubleNote()).containsText("A TURN server with TLS on port 443 gets through");
            }
        }
    }

    @Test
    void twoWhoseRoutersDoNotKeepPortsLearnThatTheyNeedARelay() throws Exception {
        hers.use(Nat.ENDPOINT_DEPENDENT);
        his.use(Nat.ENDPOINT_DEPENDENT);
        List<Visitor> both = meet(services.pageWithoutRelay(Network.IPV4), adas, bobs);
        String remedy = "Something between your networks, such as a firewall, blocks picture and sound.";
        both.get(0).assertExplains("Bob", "no-relay", remedy);
        both.get(1).assertExplains("Ada", "no-relay", remedy);
        for (Visitor one : both) {
            assertThat(one.troubleNote()).containsText("parley.iceServers names none");
        }
    }
}
