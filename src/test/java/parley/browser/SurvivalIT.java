package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to networks, machines and pages costs a call a moment, and nobody a click. */
class SurvivalIT extends TwoInACall {
    /** How long nothing may come before it counts as a standstill. */
    private static final Duration STILL = Duration.ofSeconds(1);

    private List<Visitor> callThrough(MediaProxy network, SignalingProxy signaling, Browser bobsBrowser) {
        Visitor ada = visitor("Ada");
        Visitor bob = visitor("Bob", bobsBrowser);
        for (Visitor one : List.of(ada, bob)) {
            one.page().addInitScript(network.script());
        }
        return call(signaling.port(), ada, bob);
    }

    private static void assertPictureStands(Visitor one) {
        AtomicInteger last = new AtomicInteger(-1);
        await().atMost(PATIENCE).pollInterval(STILL).until(() -> {
            int frames = one.received().frames();
            return last.getAndSet(frames) == frames;
        });
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

    /** As after a crash, of which the page is told nothing, and as when the browser is opened again the next day. */
    @Test
    void aTabIsBackInItsCallByItselfWithinMinutesOnly() {
        Visitor ada = visitor("Ada", browser);
        ada.page().clock().install();
        ada.open(page(port()));
        ada.sayName();
        String link = ada.newCall();
        ada.page().clock().fastForward("10:00");
        ada.page()
                .evaluate(
                        "addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true })");
        ada.page().reload();
        ada.assertInCall();

        ada.page().navigate("about:blank");
        ada.page().clock().fastForward("10:00");
        ada.page().navigate(link);
        assertThat(ada.button("Join call")).isVisible();
        assertThat(ada.page().locator("body")).hasAttribute("data-view", "start");
        ada.button("Join call").click();
        ada.assertInCall();
        assertEquals(link, ada.page().url());
    }

    @Tag("all")
    @Test
    void aShortCutOfTheNetworkNeedsNoRestart() throws Exception {
        cut(4, false);
        assertMediaWereLeftAlone(visitors);
    }

    /** Nobody is told that the connection is dead; each side must find out. */
    @Tag("all")
    @Test
    void signalingIsLostInSilence() throws Exception {
        try (SignalingProxy signaling = new SignalingProxy(port())) {
            List<Visitor> both = call(signaling.port(), visitor("Ada"), visitor("Bob"));
            signaling.swallow(true);
            for (Visitor one : both) {
                assertThat(one.page().locator("body[data-state=reconnecting]"))
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
                assertPictureMoves(one);
            }
            signaling.swallow(false);
            for (Visitor one : both) {
                one.assertInCall();
                assertPictureMoves(one);
            }
            assertHeard(both.get(0), both.get(1));
            assertMediaWereLeftAlone(both);
        }
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
            assertPictureStands(both.get(0));
            if (seconds > 4) { // to look takes a second or two
                assertPictureStands(both.get(1));
            }
            if (seconds > 20) {
                both.get(0).assertSays(signalingToo ? "Check the network of this device" : "No connection to Bob.");
                both.get(0).screenshot("31-cut-" + (signalingToo ? "all" : "media"));
            }
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(seconds) - (System.nanoTime() - began));
            signaling.beGone(false);
            network.cut(false);
            both.forEach(TwoInACall::assertPictureMoves);
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
        List<Visitor> both = call(port(), visitor("Ada"), visitor("Bob", sleeper));
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
        both.forEach(TwoInACall::assertPictureMoves);
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
