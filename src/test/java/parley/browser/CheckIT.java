package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check of the connection says what works, what does not, and what was left out. */
class CheckIT extends WithDeployment {
    static final double PATIENCE = 60_000;

    @BeforeAll
    static void launch() {
        browser = browsers.launch(
                new FakeMedia(false, 440),
                "--use-fake-device-for-media-stream",
                "--host-resolver-rules=MAP parley.test 127.0.0.1");
    }

    private Visitor visitor(Browser.NewContextOptions options) {
        return visitor("Ada", browser.newContext(options));
    }

    private Visitor visitor() {
        return visitor(
                new Browser.NewContextOptions().setPermissions(List.of("camera", "microphone", "clipboard-write")));
    }

    static Locator line(Page page, String check) {
        return page.locator("[data-check=" + check + "]");
    }

    static void assertState(String state, Locator line) {
        assertThat(line).hasAttribute("data-state", state);
    }

    static void assertSays(String part, Locator line) {
        assertThat(line).containsText(part);
    }

    /** Checks, and waits for what it all comes to. */
    static void check(Page page) {
        page.locator("connection-check .main").first().click();
        assertThat(page.locator("report-section textarea")).isVisible();
    }

    /** What a machine that is busy just then makes of a check is not final: one may check again. */
    static void checkUntil(Page page, String overall) {
        check(page);
        for (int again = 0; again < 2 && !overall.equals(summary(page).getAttribute("data-state")); again++) {
            page.reload();
            check(page);
        }
        assertOverall(page, overall);
    }

    private static Locator summary(Page page) {
        return page.locator(".check-summary");
    }

    private static void assertOverall(Page page, String state) {
        assertThat(summary(page)).hasAttribute("data-state", state);
    }

    @Test
    void withoutIceServersItSaysWhatThatMeans() {
        Visitor ada = visitor();
        Page page = ada.page();
        page.addInitScript("""
                const write = Clipboard.prototype.writeText;
                Clipboard.prototype.writeText = function (text) {
                  window.copied = text; // a page may not read what it has written
                  return write.call(this, text);
                };""");
        ada.open(base);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Check the connection"))
                .click();
        assertThat(page).hasTitle("Connection check – Parley");
        assertThat(page.locator("[data-check]")).hasCount(0); // nobody has asked for anything
        check(page);
        for (String works : List.of("browser", "server", "clock", "signaling", "size", "candidates")) {
            assertState("good", line(page, works));
        }
        assertState("warn", line(page, "relay"));
        assertSays("No STUN or TURN server is configured.", line(page, "relay"));
        for (String leftOut : List.of("mapping", "udp", "loop")) {
            assertState("none", line(page, leftOut));
        }
        assertOverall(page, "warn");

        ada.button("Copy report").click();
        assertThat(page.getByText("The report has been copied.")).isVisible();
        String report = (String) page.evaluate("window.copied");
        assertTrue(report.contains("[warn] Relay server (TURN)") && report.contains("127.0.x.x"), report);
        assertFalse(report.contains("udp 127.0.0.1"), report);
        page.getByLabel("Hide network addresses").uncheck();
        assertTrue(page.locator("report-section textarea").inputValue().contains("udp 127.0.0.1"));
        assertSays("udp 127.0.0.1", line(page, "candidates"));
        assertEquals(List.of("127.0.0.1"), ada.hosts());
        assertEquals(List.of(), ada.complaints());
    }

    @Test
    @Tag("all")
    void cameraMicrophoneAndSpeakerAreCheckedWhenSomebodyAsks() {
        Visitor ada = visitor();
        Page page = ada.page();
        page.addInitScript("""
                window.asked = [];
                const ask = MediaDevices.prototype.getUserMedia;
                MediaDevices.prototype.getUserMedia = function (...wanted) {
                  window.asked.push(wanted);
                  return ask.apply(this, wanted);
                };
                const { AudioContext } = window;
                window.AudioContext = class extends AudioContext {
                  constructor(...options) {
                    super(...options);
                    window.asked.push('sound');
                  }
                };""");
        ada.open(base.resolve("check.html"));
        check(page);
        assertEquals(0, page.evaluate("window.asked.length"));
        ada.button("Turn on camera and microphone").click();
        assertState("good", line(page, "camera"));
        assertState("good", line(page, "microphone"));
        assertSays("Sound comes from it.", line(page, "microphone"));
        ada.button("Play a tone").click();
        ada.button("No").click();
        assertState("warn", line(page, "speaker"));
        ada.button("Play a tone").click();
        ada.button("Yes").click();
        assertState("good", line(page, "speaker"));
        String report = page.locator("report-section textarea").inputValue();
        assertTrue(report.contains("[good] Camera") && report.contains("[good] Speaker"), report);
        assertEquals(List.of(), ada.complaints());
    }

    @Test
    @Tag("all")
    void anInsecurePageIsToldFirst() {
        Page page = visitor().page();
        page.navigate("http://parley.test:" + base.getPort() + "/parley/");
        page.locator(".notice")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Check the connection"))
                .click();
        check(page);
        assertState("bad", line(page, "browser"));
        assertSays("begins with https", line(page, "browser"));
        assertState("good", line(page, "server"));
        for (String leftOut : List.of("signaling", "size", "candidates", "relay", "loop")) {
            assertState("none", line(page, leftOut));
        }
        assertOverall(page, "bad");
    }

    @Test
    @Tag("all")
    void aProxyWithoutUpgradeIsFoundOutBesideTheCallThatItKeepsFromConnecting() throws IOException {
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            proxy.blockWebSockets(true);
            Visitor ada = visitor();
            Page page = ada.page();
            ada.open(page(proxy.port()));
            ada.button("New call").click();
            Locator link = page.locator("connection-note")
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Check the connection"));
            link.click(new Locator.ClickOptions().setTimeout(PATIENCE));
            assertThat(page.locator("dialog.panel[open] connection-check")).isVisible();
            check(page);
            assertState("good", line(page, "server"));
            assertState("bad", line(page, "signaling"));
            assertSays("does not pass on WebSocket", line(page, "signaling"));
            assertState("none", line(page, "relay"));
            link.click(); // it is there already
            assertThat(page.locator("dialog.panel[open] h2").first()).isFocused();
            assertThat(page.locator("connection-check")).hasCount(1);
            assertState("bad", line(page, "signaling"));
            page.keyboard().press("Escape");
            assertThat(page.locator("connection-check")).hasCount(0);
            assertThat(page.locator("body[data-view=call]")).isVisible();
        }
    }

    @Test
    @Tag("all")
    void whatItDoesEndsWithThePanelAndWithTheCall() {
        Visitor ada = visitor();
        Page page = ada.page();
        // Connections that gather for ever, and a check that waits as long.
        page.addInitScript("""
                const listen = RTCPeerConnection.prototype.addEventListener;
                RTCPeerConnection.prototype.addEventListener = function (type, ...more) {
                  if (type !== 'icecandidate') listen.call(this, type, ...more);
                };
                const wait = window.setTimeout;
                window.setTimeout = (callback, delay) => (delay >= 8_000 ? 0 : wait(callback, delay));
                window.sockets = [];
                window.WebSocket = class extends WebSocket {
                  constructor(...options) {
                    super(...options);
                    window.sockets.push(this);
                  }
                };""");
        ada.open(base);
        ada.newCall();
        startsInAPanel(page);
        ada.button("Settings").click(); // one panel at a time
        assertThat(page.locator("connection-check")).hasCount(0);
        assertNothingIsOpenBut(1, page);
        startsInAPanel(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("connection-check")).hasCount(0);
        assertNothingIsOpenBut(1, page);
        startsInAPanel(page);
        ada.hangUp();
        assertThat(page.locator("body[data-view=call]")).hasCount(0);
        assertNothingIsOpenBut(0, page);
        assertEquals(List.of(), ada.complaints());
    }

    private static void startsInAPanel(Page page) {
        page.evaluate("""
                async () => {
                  const { src } = document.querySelector('script[type=module]');
                  const { openPanel } = await import(new URL('check/panel.js', src));
                  await openPanel(document.querySelector('call-view'));
                }""");
        page.locator("connection-check .main").click();
        assertState("running", line(page, "candidates"));
        page.waitForCondition(() -> openConnections(page) > 0);
    }

    private static int openConnections(Page page) {
        return (int) page.evaluate(
                "[...window.negotiated].filter(({ connectionState }) => connectionState !== 'closed').length");
    }

    /** @param sockets of the call itself */
    private static void assertNothingIsOpenBut(int sockets, Page page) {
        page.waitForCondition(() -> openConnections(page) == 0);
        page.waitForCondition(() ->
                sockets == (int) page.evaluate("window.sockets.filter(({ readyState }) => readyState < 2).length"));
    }

    @Test
    @Tag("all")
    void aMicrophoneThatWasHeardStaysSo() {
        Visitor ada = visitor();
        Page page = ada.page();
        ada.open(base.resolve("check.html"));
        ada.button("Turn on camera and microphone").click();
        assertState("good", line(page, "microphone"));
        page.evaluate("""
                Object.defineProperty(document, 'hidden', { value: true });
                document.dispatchEvent(new Event('visibilitychange'));""");
        assertThat(page.locator("microphone-level[data-heard]")).hasCount(0);
        assertState("good", line(page, "microphone"));
        // There is a report although the connection was not checked.
        String report = page.locator("report-section textarea").inputValue();
        assertTrue(report.contains("[good] Microphone"), report);
        assertFalse(report.contains("Server"), report);
        ada.screenshot("check-devices-only");
        assertEquals(List.of(), ada.complaints());
    }

    @Test
    @Tag("all")
    void whatIsWrongWithDevicesSpeaksOfJoiningOnlyWhereThatIsPossible() {
        Visitor ada = visitor();
        ada.page().addInitScript("""
                navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'))""");
        Locator problem = ada.page().locator("device-problem");
        ada.open(base);
        ada.startDevices();
        assertThat(problem).containsText("You can also join without them");
        ada.open(base.resolve("check.html"));
        ada.button("Turn on camera and microphone").click();
        assertThat(problem).containsText("Try again");
        assertThat(problem).not().containsText("You can also join");
        ada.screenshot("check-no-devices");
        assertEquals(List.of(), ada.complaints());
    }

    @Test
    @Tag("all")
    void whoHidesTheAddressWhereThereIsNoRelayIsToldThatNoCallComesAbout() {
        Visitor ada = visitor();
        Page page = ada.page();
        page.addInitScript("localStorage.setItem('parley relay only', 'true')");
        ada.open(base.resolve("check.html"));
        check(page);
        assertState("bad", line(page, "relay"));
        assertSays("Turn off “Hide my network address”", line(page, "relay"));
        assertState("none", line(page, "candidates"));
        assertOverall(page, "bad");
        line(page, "loop").scrollIntoViewIfNeeded();
        ada.screenshot("check-relay-only-without-relay");
        assertEquals(List.of(), ada.complaints());
    }

    @ParameterizedTest
    @MethodSource(Inspector.LANGUAGES)
    @Tag("all")
    void everybodyCanUseIt(String language) throws IOException {
        Inspector inspector = new Inspector(language);
        Page page = visitor(inspector.context()).page();
        page.navigate(base.resolve("check.html" + inspector.query()).toString());
        assertThat(page.locator("connection-check .main")).isVisible();
        inspector.see(page, "check");
        check(page);
        inspector.see(page, "check-no-servers", false);
        page.locator("devices-section .pill").first().click();
        assertState("good", line(page, "camera"));
        assertState("good", line(page, "microphone"));
        page.locator("devices-section > .actions")
                .first()
                .locator(".pill")
                .last()
                .click();
        Locator answers = page.locator("devices-section > .actions").last().locator(".pill");
        assertThat(answers.last()).isVisible();
        inspector.see(page, "check-devices", false);

        Page insecure = visitor(inspector.context().setPermissions(List.of())).page();
        insecure.navigate("http://parley.test:" + base.getPort() + "/parley/check.html" + inspector.query());
        check(insecure);
        inspector.see(insecure, "check-insecure", false);

        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            proxy.blockWebSockets(true);
            Page blocked = visitor(inspector.context()).page();
            blocked.navigate(page(proxy.port()) + inspector.query());
            blocked.locator(".choices .main").click();
            blocked.locator("connection-note a").click(new Locator.ClickOptions().setTimeout(PATIENCE));
            check(blocked);
            inspector.see(blocked, "check-panel", false);
        }
        inspector.assertFaultless();
    }
}
