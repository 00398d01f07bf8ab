package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ForcedColors;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.container.Deployed;

/**
 * Everybody can use the page in every state: {@link Inspector} looks at each. A new state needs a line here that says how
 * one gets there, and its name.
 */
@ExtendWith(ArquillianExtension.class)
class AccessibilityIT {
    static final String TRIAL = "ar-XB"; // runs from right to left
    private static final String SOME_INVITE = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String APP = "Mozilla/5.0 (Linux; Android 14; SM-S911N Build/UP1A.231005.007; wv)"
            + " AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36;KAKAOTALK"
            + " 2410510";

    private static final String RECENT_CALLS = """
            const at = Date.now() - 90 * 60_000;
            const calls = [
              { callName: 'Weekly', people: ['Bob'] },
              { callName: '', people: ['김서연', 'Maximiliane von Hohenberg-Sonnenfels', 'Bob'] },
              { callName: '', people: [] },
            ].map((call, days) => ({ ...call, invite: 'ABC'[days] + '%s', at: at - days * 86_400_000 }));
            localStorage.setItem('parley recent calls', JSON.stringify(calls));
            localStorage.setItem('parley name', JSON.stringify('Ada'));
            """.formatted(SOME_INVITE.substring(1));

    /** Camera and microphone fail as the test says. */
    private static final String FAILING_DEVICES = """
            window.fails = ({ audio }) => true;
            window.failure = ['', 'NotAllowedError'];
            window.permission = 'denied';
            const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = (wanted) =>
              window.fails(wanted) ? Promise.reject(new DOMException(...window.failure)) : real(wanted);
            Permissions.prototype.query = async () =>
              Object.assign(new EventTarget(), { state: window.permission });
            """;

    /** The server ends the next connections as the test says. */
    private static final String ENDING_CONNECTIONS = """
            const Served = WebSocket;
            window.WebSocket = function (...address) {
              const { ending } = window;
              if (!ending) return new Served(...address);
              const ended = Object.assign(new EventTarget(), { close() {} });
              setTimeout(() => ended.dispatchEvent(Object.assign(new Event('close'), ending)));
              return ended;
            };
            """;

    /** What the page says only after some seconds, it says at once when the test is in a hurry. */
    private static final String HURRY = """
            const wait = window.setTimeout;
            window.setTimeout = (act, delay, ...values) =>
              wait(act, window.hurried && delay >= 5000 ? 500 : delay, ...values);
            """;

    private static final String FOCUS = Inspector.script("focus");

    private static Browsers browsers;
    private static Browser browser;

    @ArquillianResource
    private URL url;

    private final List<Visitor> visitors = new ArrayList<>();
    private URI base;
    private String language;
    private Inspector inspector;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    @BeforeAll
    static void launch() {
        browsers = new Browsers();
        List<String> arguments =
                new ArrayList<>(List.of(new FakeMedia(false, 440).arguments(Path.of("target", "fake-media"))));
        arguments.add("--use-fake-device-for-media-stream=device-count=2");
        arguments.add("--host-resolver-rules=MAP parley.test 127.0.0.1");
        browser = browsers.launch(arguments.toArray(String[]::new));
    }

    @AfterAll
    static void quit() {
        browsers.close();
    }

    @BeforeEach
    void findServer() {
        base = Deployed.at(url);
    }

    @AfterEach
    void everybodyGoes() {
        visitors.forEach(Visitor::close);
    }

    /** English; with -Pall the others too. */
    static Stream<String> languages() {
        return Stream.of(System.getProperty("languages", "en").split(","));
    }

    private void speak(String language) {
        this.language = language;
        inspector = new Inspector(language);
    }

    private Visitor visitor(String name, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(
                options.setLocale(language).setViewportSize(Inspector.DESKTOP.width(), Inspector.DESKTOP.height()));
        Visitor visitor = new Visitor(name, context);
        visitors.add(visitor);
        return visitor;
    }

    private Page page() {
        return visitor("Ada", new Browser.NewContextOptions()).page();
    }

    /** The page's address in the language of the test. */
    private String address(int port, String fragment) {
        String query = language.equals(TRIAL) ? "?lang=" + TRIAL : "";
        return "http://127.0.0.1:" + port + "/parley/" + query + fragment;
    }

    private String address(String fragment) {
        return address(base.getPort(), fragment);
    }

    private void see(Page page, String state) {
        inspector.see(page, state);
    }

    private void assertFaultless() {
        assertEquals("", String.join("\n", inspector.faults()));
    }

    private static Locator newCall(Page page) {
        return page.locator(".choices .main");
    }

    private static void assertView(Page page, String view) {
        assertThat(page.locator("body[data-view=" + view + "]")).isVisible();
    }

    private static void assertInCall(Page page) {
        assertThat(page.locator("body[data-view=call][data-state=joined]")).isVisible();
    }

    private static void assertShows(Page page, String code) {
        assertThat(page.locator(".code code", new Page.LocatorOptions().setHasText(code)))
                .isVisible();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void beforeACall(String language) {
        speak(language);
        Page page = page();
        page.navigate(address(""));
        assertThat(newCall(page)).isVisible();
        see(page, "start");
        page.locator(".preview > .pill").click();
        assertThat(page.locator("video[data-self]")).isVisible();
        see(page, "start-with-camera");
        page.setViewportSize(390, 844);
        page.locator(".choose").click();
        see(page, "start-devices");
        page.locator("#entry").fill("https://elsewhere.example/#" + SOME_INVITE);
        page.locator("#entry").press("Enter");
        assertThat(page.locator("#entry-problem")).not().isEmpty();
        see(page, "start-wrong-link");
        page.evaluate("location.hash = '" + SOME_INVITE + "'");
        assertThat(page.locator("a.quiet[href='#']")).isVisible();
        see(page, "invited");
        page.evaluate("location.hash = 'broken'");
        assertThat(page.locator(".start-heading .problem")).isVisible();
        see(page, "broken-link");
        page.addInitScript(RECENT_CALLS);
        page.navigate(address(""));
        page.reload();
        assertThat(page.locator(".recent-list > li")).hasCount(3);
        see(page, "recent-calls");
        assertFaultless();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void devicesThatCannotBeHad(String language) {
        speak(language);
        Page page = page();
        page.addInitScript(FAILING_DEVICES);
        page.navigate(address(""));
        page.locator(".preview > .pill").click();
        assertShows(page, "devices-denied");
        inspector.see(page, "devices-denied", false); // first what is wrong
        Locator again = page.locator("device-problem .pill").first();
        Map<String, String> failures = Map.of(
                "devices-denied-by-system", "['Permission denied by system', 'NotAllowedError']",
                "devices-busy", "['', 'NotReadableError']",
                "devices-missing", "['', 'NotFoundError']");
        failures.forEach((code, failure) -> {
            page.evaluate("window.failure = " + failure);
            again.click();
            assertShows(page, code);
            inspector.see(page, code, false);
        });
        page.evaluate("""
                () => {
                  window.failure = ['', 'NotFoundError'];
                  window.fails = ({ video }) => Boolean(video);
                }""");
        again.click();
        assertShows(page, "camera-missing");
        inspector.see(page, "camera-missing", false);
        newCall(page).click();
        assertInCall(page);
        page.locator("call-view device-switch .control").last().click();
        assertShows(page, "camera-missing");
        see(page, "camera-missing-in-call");
        assertFaultless();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void browsersThatCannotCall(String language) {
        speak(language);
        Page insecure = page();
        insecure.navigate(address("").replace("127.0.0.1", "parley.test"));
        assertShows(insecure, "insecure");
        see(insecure, "insecure");

        Page incapable = page();
        incapable.addInitScript("delete window.RTCPeerConnection");
        incapable.navigate(address(""));
        assertShows(incapable, "incapable");
        see(incapable, "incapable");

        Page inApp = visitor("Ada", new Browser.NewContextOptions().setUserAgent(APP))
                .page();
        inApp.navigate(address(""));
        assertThat(inApp.locator(".in-app")).isVisible();
        see(inApp, "in-app-warned");
        inApp.addInitScript("delete MediaDevices.prototype.getUserMedia");
        inApp.reload();
        assertShows(inApp, "in-app");
        see(inApp, "in-app");
        assertFaultless();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void endsOfACall(String language) {
        speak(language);
        Page page = page();
        page.addInitScript(ENDING_CONNECTIONS);
        page.navigate(address(""));
        String[] endings = {
            "4001 version-unsupported",
            "4002 join-refused",
            "4003 call-full",
            "4004 replaced",
            "4005 attempt-stale",
            "4006 superseded",
            "4007 frame-malformed",
            "4012 call-ended",
            "4013 removed",
            "4014 call-locked",
            "4077 of-the-future",
        };
        for (String ending : endings) {
            String[] parts = ending.split(" ");
            page.evaluate("window.ending = { code: %s, reason: '%s' }".formatted(parts[0], parts[1]));
            newCall(page).click();
            assertShows(page, parts[1]);
            see(page, "ended-" + parts[1]);
            // To the start, which is the main thing only where trying again helps nobody.
            Locator actions = page.locator(".notice .actions > *");
            boolean startIsFirst =
                    List.of("join-refused", "call-ended", "removed").contains(parts[1]);
            (startIsFirst ? actions.first() : actions.last()).click();
        }
        assertFaultless();
    }

    private static void tell(Page page, String settings) {
        page.route("**/settings.json", route -> route.fulfill(new Route.FulfillOptions().setBody(settings)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whereOnlySomeMayStartCalls(String language) {
        speak(language);
        Page page = page();
        page.addInitScript(ENDING_CONNECTIONS);
        tell(page, "{\"mayStart\":false}");
        page.navigate(address(""));
        assertThat(newCall(page)).isVisible();
        see(page, "start-sign-in-first");
        tell(page, "{\"mayStart\":true,\"user\":\"김서연\",\"relayChoice\":true}");
        page.reload();
        assertThat(page.locator(".choices bdi")).isVisible();
        see(page, "start-signed-in");
        page.evaluate("window.ending = { code: 4108, reason: 'not-started' }");
        newCall(page).click();
        assertThat(page.locator(".notes > .calm")).isVisible();
        see(page, "waiting-room");
        assertFaultless();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void joiningThatTakesLong(String language) throws IOException {
        speak(language);
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            Page page = page();
            page.addInitScript(HURRY);
            page.navigate(address(proxy.port(), ""));
            assertThat(newCall(page)).isVisible();
            proxy.blockWebSockets(true);
            newCall(page).click();
            assertView(page, "call");
            see(page, "joining");
            page.evaluate("window.hurried = true");
            assertShows(page, "websocket-blocked");
            see(page, "joining-websocket-blocked");
            proxy.beGone(true);
            assertShows(page, "server-gone");
            see(page, "joining-server-gone");
        }
        assertFaultless();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aCall(String language) throws IOException {
        speak(language);
        try (SignalingProxy near = new SignalingProxy(base.getPort());
                SignalingProxy far = new SignalingProxy(base.getPort())) {
            Visitor ada = visitor("Ada", new Browser.NewContextOptions());
            Page page = ada.page();
            page.addInitScript(HURRY);
            page.navigate(address(near.port(), ""));
            newCall(page).click();
            assertInCall(page);
            assertThat(page.locator("video[data-self]")).isVisible();
            see(page, "waiting");

            Visitor bob = other("김서연");
            String link = page.url();
            bob.follow(link.replace(":" + near.port(), ":" + far.port()));
            ada.assertConnectedTo("김서연");
            assertThat(page.locator("[data-picture=yes]")).hasCount(1);
            see(page, "call");

            bob.deviceSwitch("Camera").click();
            bob.deviceSwitch("Microphone").click();
            Locator switches = page.locator("call-view device-switch .control");
            switches.first().click();
            switches.last().click();
            assertThat(ada.markersOf("김서연")).hasCount(2);
            see(page, "everything-off");
            bob.deviceSwitch("Camera").click();
            bob.deviceSwitch("Microphone").click();
            switches.first().click();
            switches.last().click();
            assertThat(ada.markersOf("김서연")).hasCount(0);

            Locator panels = page.locator(".controls [aria-expanded]");
            panels.first().click();
            assertThat(page.locator(".panel qr-code")).isVisible();
            see(page, "invite-panel");
            panels.last().click();
            assertThat(page.locator(".panel #shortcuts")).isVisible();
            see(page, "settings-panel");
            page.keyboard().press("Escape");

            page.locator("participant-tile").evaluate("""
                    tile => { tile.dispatchEvent(new Event('soundblocked', { bubbles: true })); }""");
            see(page, "sound-held-back");
            String held = page.locator("call-status").innerText();
            page.locator(".hear").click();
            assertThat(page.locator("call-status")).not().hasText(held);

            page.evaluate("""
                    async () => {
                      const { src } = document.querySelector('script[type=module]');
                      const { RemotePeer } = await import(new URL('rtc/remote-peer.js', src));
                      window.inTrouble = RemotePeer.prototype;
                      window.trouble = Object.getOwnPropertyDescriptor(inTrouble, 'trouble');
                      Object.defineProperty(inTrouble, 'trouble', { get: () => 'relay-blocked', configurable: true });
                      document.querySelector('trouble-note').update(false);
                    }""");
            assertShows(page, "relay-blocked");
            see(page, "no-connection");
            page.locator("trouble-note").evaluate("""
                    note => {
                      Object.defineProperty(inTrouble, 'trouble', trouble); // since all is well
                      note.update(false);
                    }""");

            far.beGone(true);
            assertThat(page.locator("[data-presence=away]")).isVisible();
            see(page, "other-away");
            far.beGone(false);
            assertThat(page.locator("[data-presence=present]")).isVisible();

            page.evaluate("window.hurried = true");
            near.beGone(true);
            assertThat(page.locator("call-status[data-tone=warn]")).isVisible();
            see(page, "reconnecting");
            near.beGone(false);
            assertInCall(page);
            page.evaluate("window.hurried = false");

            Visitor carla = other("Maximiliane von Hohenberg-Sonnenfels");
            carla.follow(link);
            ada.assertConnectedTo("Maximiliane von Hohenberg-Sonnenfels");
            see(page, "three-people");

            String same = language.equals(TRIAL) ? "'?lang=" + TRIAL + "' + location.hash" : "location.href";
            Page second = page.waitForPopup(() -> page.evaluate("window.open(" + same + ")"));
            assertView(second, "taken");
            see(second, "taken");
            second.close();
            page.locator(".hang-up").click();
            assertView(page, "ended");
            see(page, "left");
        }
        assertFaultless();
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "ACTIVE"})
    void theKeyboardIsEnough(ForcedColors colors) {
        speak("en");
        Page page = page();
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(colors));
        page.navigate(address(""));
        assertThat(newCall(page)).isVisible();
        tabTo(page, "#name");
        page.keyboard().type("Ada");
        tabTo(page, ".choices form.field button");
        page.keyboard().press("Shift+Tab");
        page.keyboard().type("tea time");
        page.keyboard().press("Enter");
        assertInCall(page);
        assertFocusIsKept(page);
        Visitor bob = other("Bob");
        bob.follow(page.url());
        assertThat(page.locator("[data-connection=connected]")).isVisible();

        tabTo(page, "self-view");
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("self-view")).hasAttribute("data-block", "start");
        tabTo(page, "device-switch .control");
        page.keyboard().press("Space");
        assertThat(bob.markersOf("Ada")).hasCount(1);
        tabTo(page, ".controls [aria-expanded]");
        page.keyboard().press("Enter");
        assertThat(page.locator(".panel h2").first()).isFocused();
        tabTo(page, ".panel .pill");
        page.keyboard().press("Escape");
        assertThat(page.locator(".controls [aria-expanded]").first()).isFocused();
        tabTo(page, ".hang-up");
        page.keyboard().press("Enter");
        assertView(page, "ended");
        assertFocusIsKept(page);
        tabTo(page, ".notice .actions > :last-child");
        page.keyboard().press("Enter");
        assertThat(newCall(page)).isVisible();
        assertFocusIsKept(page);
    }

    /** As someone does who has no pointer; wherever the focus is on the way, it shows. */
    private static void tabTo(Page page, String selector) {
        for (int stops = 0; stops < 40; stops++) {
            page.keyboard().press("Tab");
            assertNull(page.evaluate(FOCUS));
            if ((boolean) page.evaluate("(selector) => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        fail("no Tab leads to " + selector);
    }

    private static void assertFocusIsKept(Page page) {
        assertEquals(false, page.evaluate("document.activeElement === document.body"));
    }

    private Visitor other(String name) {
        Visitor other = new Visitor(name, browser);
        visitors.add(other);
        return other;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void withoutItsServer(String language) {
        speak(language);
        Page page = page();
        page.route("**/settings.json", Route::abort);
        page.navigate(base.resolve("offline.html").toString());
        assertThat(page.locator("h1:visible")).hasCount(1);
        see(page, "offline");
        if (language.equals("en")) { // it is all that is said in no other language
            page.route("**/ui/phrase.js", Route::abort);
            page.navigate(address(""));
            assertThat(page.locator("#fallback[data-failed]")).isVisible();
            see(page, "not-loaded");
            page.unrouteAll();
            page.navigate(address(""));
            newCall(page).click();
            assertInCall(page);
            page.evaluate("() => { Promise.reject(new TypeError('on purpose')); }");
            assertShows(page, "unexpected-TypeError");
            see(page, "unexpected");
        }
        assertFaultless();
    }
}
