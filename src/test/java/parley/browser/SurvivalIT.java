package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.server.ParleyServer;

/** What happens to servers, networks and machines costs a call a moment, and nobody a click. */
class SurvivalIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How long nothing may come before it counts as a standstill. */
    private static final Duration STILL = Duration.ofSeconds(1);

    private static ParleyServer server;
    private static Browsers browsers;
    private static Browser browser;

    private final List<Visitor> visitors = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = ParleyServer.ofThisRun(Path.of("target", "survival"));
        browsers = new Browsers();
        browser = browsers.launch(new FakeMedia(true, 440).arguments(Path.of("target", "fake-media")));
    }

    @AfterAll
    static void stop() {
        if (browsers != null) {
            browsers.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void everybodyGoes() {
        visitors.forEach(Visitor::close);
    }

    private static int port() {
        return server.address().getPort();
    }

    private Visitor visitor(String name, Browser itsBrowser) {
        Visitor visitor = new Visitor(name, itsBrowser.newContext(new Browser.NewContextOptions().setBypassCSP(true)));
        visitors.add(visitor);
        return visitor;
    }

    /** Ada and Bob in a call, each with the picture of the other. */
    private List<Visitor> call(int port, Visitor ada, Visitor bob) {
        ada.open(URI.create("http://127.0.0.1:" + port + "/parley/"));
        ada.sayName();
        bob.follow(ada.newCall());
        ada.assertConnectedTo("Bob");
        bob.assertConnectedTo("Ada");
        List<Visitor> both = List.of(ada, bob);
        both.forEach(SurvivalIT::assertPictureMoves);
        return both;
    }

    private List<Visitor> call() {
        return call(port(), visitor("Ada", browser), visitor("Bob", browser));
    }

    private List<Visitor> callThrough(MediaProxy network, SignalingProxy signaling, Browser bobsBrowser) {
        Visitor ada = visitor("Ada", browser);
        Visitor bob = visitor("Bob", bobsBrowser);
        for (Visitor one : List.of(ada, bob)) {
            one.page().addInitScript(network.script());
        }
        return call(signaling.port(), ada, bob);
    }

    private static void assertPictureMoves(Visitor one) {
        int before = one.received().frames();
        await().atMost(PATIENCE).until(() -> one.received().frames() >= before + 10);
    }

    private static void assertPictureStands(Visitor one) {
        AtomicInteger last = new AtomicInteger(-1);
        await().atMost(PATIENCE).pollInterval(STILL).until(() -> {
            int frames = one.received().frames();
            return last.getAndSet(frames) == frames;
        });
    }

    /** Signals go through in both directions. */
    private static void assertHeard(Visitor ada, Visitor bob) {
        ada.deviceSwitch("Microphone").click();
        assertThat(bob.markersOf("Ada")).hasCount(1);
        bob.deviceSwitch("Microphone").click();
        assertThat(ada.markersOf("Bob")).hasCount(1);
    }

    private static void assertMediaWereLeftAlone(List<Visitor> both) {
        for (Visitor one : both) {
            assertEquals(1, one.negotiations(), "one offer or one answer, and nothing since");
        }
    }

    @Test
    void theServerIsKilledAndComesBack() throws Exception {
        List<Visitor> both = call();
        server.kill();
        for (Visitor one : both) {
            assertThat(one.page().locator("body[data-state=reconnecting]")).isVisible();
            assertPictureMoves(one);
        }
        server.start();
        for (Visitor one : both) {
            one.assertInCall();
            assertPictureMoves(one);
        }
        assertHeard(both.get(0), both.get(1));
        assertMediaWereLeftAlone(both);
    }

    @Test
    void theApplicationIsDeployedAnew() throws Exception {
        List<Visitor> both = call();
        both.forEach(one -> one.page().evaluate("""
                () => {
                  window.interruptions = 0;
                  new MutationObserver(() => {
                    if (document.body.dataset.state === 'reconnecting') window.interruptions += 1;
                  }).observe(document.body, { attributeFilter: ['data-state'] });
                }"""));
        server.reload();
        for (Visitor one : both) {
            one.page().waitForFunction("window.interruptions > 0");
            one.assertInCall();
            assertPictureMoves(one);
        }
        assertHeard(both.get(0), both.get(1));
        assertMediaWereLeftAlone(both);
    }

    /** Where a permission does not outlive the page, it comes back as a viewer, with one button for the rest. */
    @Test
    void aReloadComesBackToTheSeatAndOffersTheDevices() {
        List<Visitor> both = call();
        Visitor ada = both.get(0);
        Visitor bob = both.get(1);
        bob.forgetPermission();
        bob.page().reload();
        bob.assertInCall();
        bob.assertConnectedTo("Ada");
        assertPictureMoves(bob);
        ada.assertConnectedTo("Bob");
        assertThat(ada.tiles()).hasCount(1);
        assertThat(ada.markersOf("Bob")).hasCount(2);
        bob.screenshot("30-reloaded");

        bob.button("Turn on camera and microphone").click();
        assertThat(ada.markersOf("Bob")).hasCount(0);
        assertThat(bob.button("Turn on camera and microphone")).hasCount(0);
        assertPictureMoves(ada);
    }

    @Test
    void aShortCutOfTheNetworkNeedsNoRestart() throws Exception {
        cut(4, false);
        assertMediaWereLeftAlone(visitors);
    }

    @Tag("all")
    @ParameterizedTest
    @ValueSource(ints = {10, 25})
    void aLongCutOfTheMediaAlone(int seconds) throws Exception {
        cut(seconds, false);
    }

    @Tag("all")
    @ParameterizedTest
    @ValueSource(ints = {4, 10, 25})
    void aCutOfEverything(int seconds) throws Exception {
        cut(seconds, true);
    }

    private void cut(int seconds, boolean signalingToo) throws Exception {
        try (MediaProxy network = new MediaProxy();
                SignalingProxy signaling = new SignalingProxy(port())) {
            List<Visitor> both = callThrough(network, signaling, browser);
            network.cut(true);
            signaling.beGone(signalingToo);
            long began = System.nanoTime();
            both.forEach(SurvivalIT::assertPictureStands);
            if (seconds > 20) {
                both.get(0).assertSays(signalingToo ? "Check the network of this device" : "No connection to Bob.");
                both.get(0).screenshot("31-cut-" + (signalingToo ? "all" : "media"));
            }
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(seconds) - (System.nanoTime() - began));
            signaling.beGone(false);
            network.cut(false);
            both.forEach(SurvivalIT::assertPictureMoves);
            both.get(0).assertConnectedTo("Bob");
            both.get(1).assertConnectedTo("Ada");
            assertHeard(both.get(0), both.get(1));
            for (Visitor one : both) {
                assertEquals(1, one.page().evaluate("window.negotiated.size"), "the peer connection is the same");
            }
        }
    }

    /** Longer than the server waits for a silent connection, and than it keeps the seat thereafter. */
    @Tag("all")
    @Test
    void aMachineSleepsForAMinute() throws Exception {
        String mark = "--user-agent-of-the-sleeper";
        Browser sleeper = browsers.launch(mark);
        List<Visitor> both = call(port(), visitor("Ada", browser), visitor("Bob", sleeper));
        Visitor ada = both.get(0);
        List<String> processes = processesOf(mark);
        signal("-STOP", processes);
        long began = System.nanoTime();
        try {
            assertPictureStands(ada);
            assertThat(ada.tiles())
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(2 * PATIENCE.toMillis()));
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(60) - (System.nanoTime() - began));
        } finally {
            signal("-CONT", processes);
        }
        for (Visitor one : both) {
            one.assertInCall();
        }
        ada.assertConnectedTo("Bob");
        both.get(1).assertConnectedTo("Ada");
        both.forEach(SurvivalIT::assertPictureMoves);
        sleeper.close();
    }

    /** Those of the browser that was started with this argument. */
    private static List<String> processesOf(String argument) {
        ProcessHandle main = ProcessHandle.current()
                .descendants()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .contains(argument))
                .findFirst()
                .orElseThrow();
        List<String> ids = new ArrayList<>(List.of(Long.toString(main.pid())));
        main.descendants().map(process -> Long.toString(process.pid())).forEach(ids::add);
        return ids;
    }

    private static void signal(String signal, List<String> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        assertTrue(new ProcessBuilder(command).inheritIO().start().waitFor(10, TimeUnit.SECONDS));
    }
}
