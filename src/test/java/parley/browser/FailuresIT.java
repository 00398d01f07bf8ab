package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.container.Deployed;

/** Whatever goes wrong has a name on the screen, a remedy, and a way back into a call. */
@ExtendWith(ArquillianExtension.class)
class FailuresIT {
    private static final double PATIENCE = 45_000;

    private static final String SMALL_WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>parley.capacity</param-name>
                <param-value>2</param-value>
              </context-param>
              <context-param>
                <param-name>parley.participants</param-name>
                <param-value>3</param-value>
              </context-param>
            </web-app>
            """;

    private static final String ANDROID_APP =
            "Mozilla/5.0 (Linux; Android 14; SM-S911N Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36;KAKAOTALK 2410510";
    private static final String IPHONE_APP =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Mobile/21F90 Instagram 334.0.4.32.98";

    private static Browsers browsers;
    private static Browser browser;

    @ArquillianResource
    @OperateOnDeployment("parley")
    private URL url;

    @ArquillianResource
    private Deployer deployer;

    private final List<Visitor> visitors = new ArrayList<>();
    private URI base;

    @Deployment(name = "parley", testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    @Deployment(name = "small", managed = false, testable = false)
    static WebArchive small() {
        return Deployed.war("small").setWebXML(new StringAsset(SMALL_WEB_XML));
    }

    @BeforeAll
    static void launch() {
        browsers = new Browsers();
        browser = browsers.launch();
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
        // What the browser itself reports is the matter here; what the page does not expect is never right.
        List<String> complaints = visitors.stream()
                .flatMap(visitor -> visitor.complaints().stream())
                .filter(complaint -> !complaint.startsWith("Failed to load resource"))
                .filter(complaint -> !complaint.startsWith("Permissions policy violation"))
                .toList();
        visitors.forEach(Visitor::close);
        assertEquals(List.of(), complaints);
    }

    private Visitor visitor(String name) {
        return visitor(name, browser.newContext());
    }

    private Visitor visitor(String name, BrowserContext context) {
        Visitor visitor = new Visitor(name, context);
        visitors.add(visitor);
        return visitor;
    }

    /** The stable code on the screen. */
    private static Locator code(Page page, String code) {
        return page.locator(".code code", new Page.LocatorOptions().setHasText(code));
    }

    private static void assertShows(Page page, String code) {
        assertThat(code(page, code)).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    }

    private static void assertShowsNoMore(Page page, String code) {
        assertThat(code(page, code)).isHidden(new IsHiddenOptions().setTimeout(PATIENCE));
    }

    /** For people to look at, if they want to: a phone and a laptop, by day and by night. */
    private static void picture(Page page, String title) {
        if (!Inspector.SCREENSHOTS) {
            return;
        }
        for (int[] size : new int[][] {{390, 844}, {1280, 800}}) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.setViewportSize(size[0], size[1]);
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                String name =
                        "failure-" + title + "-" + size[0] + "-" + scheme.name().toLowerCase(Locale.ROOT);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png"))
                        .setFullPage(true));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** Keeps the newest track of the camera within reach. */
    private static final String KEEP_CAMERA = """
            const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async (wanted) => {
              const stream = await real(wanted);
              window.picture = stream.getVideoTracks()[0] ?? window.picture;
              return stream;
            };
            """;

    private static Locator ownPicture(Visitor visitor) {
        return visitor.page().locator("video[data-self]");
    }

    // Camera and microphone

    @Test
    void aPermissionThatIsGivenBackIsUsedAtOnce() {
        Browser asking = browsers.launchThatAsks();
        BrowserContext context = asking.newContext();
        context.grantPermissions(List.of()); // and so denies all others
        Visitor ada = visitor("Ada", context);
        ada.open(base);
        ada.startDevices();
        assertShows(ada.page(), "devices-denied");
        picture(ada.page(), "denied");
        context.grantPermissions(List.of("camera", "microphone"));
        assertThat(ownPicture(ada)).isVisible();
        assertShowsNoMore(ada.page(), "devices-denied");
        ada.newCall();
        asking.close();
    }

    @Test
    void whoDeniesEverythingIsInTheCallAllTheSame() {
        Browser denying = browsers.launch("--use-fake-ui-for-media-stream=deny");
        Visitor ada = visitor("Ada", denying.newContext());
        ada.open(base);
        ada.newCall();
        assertShows(ada.page(), "devices-denied");
        picture(ada.page(), "denied-in-call");
        ada.button("Close").click();
        assertShowsNoMore(ada.page(), "devices-denied");
        ada.deviceSwitch("Camera").click();
        assertShows(ada.page(), "devices-denied");
        Visitor bob = visitor("Bob");
        bob.follow(ada.page().url());
        bob.assertConnectedTo("Guest");
        denying.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NotReadableError,     '',                          devices-busy",
        "NotAllowedError,      Permission denied by system, devices-denied-by-system",
        "NotFoundError,        '',                          devices-missing",
        "OverconstrainedError, '',                          devices-unsuitable",
        "AbortError,           '',                          devices-AbortError",
    })
    void devicesThatFailAreExplainedAndTriedAgain(String name, String message, String code) {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript("""
                const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
                window.failing = true;
                navigator.mediaDevices.getUserMedia = (wanted) =>
                  window.failing ? Promise.reject(new DOMException('%s', '%s')) : real(wanted);
                """.formatted(message, name));
        ada.open(base);
        ada.startDevices();
        assertShows(ada.page(), code);
        picture(ada.page(), code);
        ada.page().evaluate("window.failing = false");
        ada.button("Try again").click();
        assertThat(ownPicture(ada)).isVisible();
        assertShowsNoMore(ada.page(), code);
        ada.newCall();
    }

    @Test
    void aMachineWithoutCameraIsToldSoAndJoins() {
        Browser bare = browsers.launchWithoutDevices();
        Visitor ada = visitor("Ada", bare.newContext());
        ada.open(base);
        ada.startDevices();
        assertShows(ada.page(), "camera-missing");
        ada.button("Try again").click();
        assertShows(ada.page(), "camera-missing");
        ada.newCall();
        bare.close();
    }

    @Test
    void aPolicyThatForbidsTheCameraIsNotThePersonsDenial() {
        Visitor ada = visitor("Ada");
        ada.page().route(address -> address.equals(base.toString()), route -> {
            APIResponse response = route.fetch();
            Map<String, String> headers = new HashMap<>(response.headers());
            headers.put("permissions-policy", "camera=(), microphone=()");
            route.fulfill(new Route.FulfillOptions().setResponse(response).setHeaders(headers));
        });
        ada.open(base);
        ada.startDevices();
        assertShows(ada.page(), "devices-denied-by-policy");
        picture(ada.page(), "denied-by-policy");
        ada.page().unrouteAll();
        ada.open(base);
        assertThat(ownPicture(ada)).isVisible();
        ada.newCall();
    }

    @Test
    void aCameraThatIsLostInMidCallIsTurnedOnAgain() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript(KEEP_CAMERA);
        ada.open(base);
        ada.newCall();
        assertThat(ownPicture(ada)).isVisible();
        ada.page().evaluate("window.picture.dispatchEvent(new Event('ended'))");
        assertShows(ada.page(), "camera-lost");
        assertThat(ownPicture(ada)).isHidden();
        picture(ada.page(), "camera-lost");
        ada.button("Turn camera on again").click();
        assertThat(ownPicture(ada)).isVisible();
        assertShowsNoMore(ada.page(), "camera-lost");
        ada.assertInCall();
    }

    /** As for a phone call, or by a switch on the device. */
    private static void setWithheld(Visitor visitor, boolean withheld) {
        visitor.page().evaluate("""
                        (muted) => {
                          Object.defineProperty(window.picture, 'muted', { value: muted, configurable: true });
                          window.picture.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
                        }""", withheld);
    }

    @Test
    void aCameraThatTheSystemWithholdsIsToldToBothSides() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript(KEEP_CAMERA);
        ada.open(base);
        Visitor bob = visitor("Bob");
        bob.follow(ada.newCall());
        bob.assertConnectedTo("Guest");
        assertThat(bob.markersOf("Guest")).hasCount(0);
        setWithheld(ada, true);
        assertShows(ada.page(), "camera-paused");
        assertThat(bob.markersOf("Guest")).containsText("Camera off");
        picture(ada.page(), "camera-paused");
        setWithheld(ada, false);
        assertShowsNoMore(ada.page(), "camera-paused");
        assertThat(bob.markersOf("Guest")).hasCount(0);
        setWithheld(ada, true);
        ada.button("Try again").click();
        assertShowsNoMore(ada.page(), "camera-paused");
        assertThat(bob.markersOf("Guest")).hasCount(0);
        ada.assertInCall();
    }

    @Test
    void aPhoneCallThatHoldsTheSoundOfTheDeviceIsNoMistakeOfThePage() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript("""
                AudioContext.prototype.resume = () => Promise.reject(new DOMException('', 'InvalidStateError'));
                """);
        ada.open(base);
        ada.startDevices();
        assertThat(ada.page().locator("microphone-level[data-microphone=on]")).isVisible();
        assertThat(ada.page().locator(".unexpected")).hasCount(0);
        ada.newCall();
    }

    // The browser

    private static void assertLeadsToTheCheck(Page page) {
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Check the connection")))
                .hasAttribute("href", Pattern.compile("/parley/check\\.html$"));
    }

    @Test
    void anAddressWithoutHttpsIsExplained() {
        Browser mapped = browsers.launch("--host-resolver-rules=MAP parley.test 127.0.0.1");
        Visitor ada = visitor("Ada", mapped.newContext());
        ada.open(URI.create("http://parley.test:" + base.getPort() + "/parley/"));
        assertShows(ada.page(), "insecure");
        assertThat(ada.page().locator("body[data-view=unable]")).isVisible();
        assertLeadsToTheCheck(ada.page());
        picture(ada.page(), "insecure");
        ada.button("Try again").click();
        assertShows(ada.page(), "insecure");
        // Browsers say so of each page without https.
        while (!ada.complaints().isEmpty()) {
            ada.forgive("Cross-Origin-Opener-Policy");
        }
        ada.open(base);
        ada.newCall();
        mapped.close();
    }

    @Test
    void aBrowserWithoutWebRtcIsExplained() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript("if (!sessionStorage.getItem('updated')) delete window.RTCPeerConnection;");
        ada.open(base);
        assertShows(ada.page(), "incapable");
        assertLeadsToTheCheck(ada.page());
        picture(ada.page(), "incapable");
        ada.page().evaluate("sessionStorage.setItem('updated', 'yes')");
        ada.button("Try again").click();
        ada.newCall();
    }

    @Test
    void theBrowserOfAnAppThatCanCallIsWarnedAndNotStopped() {
        Visitor ada = visitor("Ada", browser.newContext(new Browser.NewContextOptions().setUserAgent(ANDROID_APP)));
        ada.open(base);
        assertThat(ada.page().locator(".in-app")).containsText("KakaoTalk");
        assertThat(ada.page().locator(".in-app a").first())
                .hasAttribute(
                        "href",
                        "kakaotalk://web/openExternal?url=http%3A%2F%2F127.0.0.1%3A" + base.getPort() + "%2Fparley%2F");
        picture(ada.page(), "in-app-warned");
        ada.newCall();
    }

    @Test
    void theBrowserOfAnAppWithoutCameraSaysHowToLeaveIt() {
        Visitor bob = visitor("Bob");
        bob.open(base);
        String link = bob.newCall();
        Visitor ada = visitor("Ada", browser.newContext(new Browser.NewContextOptions().setUserAgent(IPHONE_APP)));
        ada.page().addInitScript("delete MediaDevices.prototype.getUserMedia;");
        ada.open(URI.create(link));
        assertShows(ada.page(), "in-app");
        assertThat(ada.page().locator(".notice")).containsText("Open in browser");
        assertLeadsToTheCheck(ada.page());
        picture(ada.page(), "in-app");
        ada.button("Go on here without camera").click();
        ada.button("Join call").click();
        ada.assertInCall();
        bob.assertConnectedTo("Guest");
    }

    // The server, and what is on the way to it

    private Visitor triesToJoin(SignalingProxy proxy) {
        Visitor ada = visitor("Ada");
        ada.open(URI.create("http://127.0.0.1:" + proxy.port() + "/parley/"));
        assertThat(ada.button("New call")).isVisible();
        return ada;
    }

    @Tag("all")
    @Test
    void aProxyThatBlocksWebSocketsIsToldFromAServerThatIsGone() throws Exception {
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            proxy.blockWebSockets(true);
            Visitor ada = triesToJoin(proxy);
            ada.button("New call").click();
            assertShows(ada.page(), "websocket-blocked");
            picture(ada.page(), "websocket-blocked");
            proxy.beGone(true);
            assertShows(ada.page(), "server-gone");
            picture(ada.page(), "server-gone");
            proxy.blockWebSockets(false);
            proxy.beGone(false);
            ada.assertInCall();
            assertShowsNoMore(ada.page(), "server-gone");
        }
    }

    @Test
    void aServerThatDoesNotKnowItsNameIsExplained() throws Exception {
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            Visitor ada = triesToJoin(proxy);
            proxy.renameServer(true);
            ada.button("New call").click();
            assertShows(ada.page(), "origin-refused");
            picture(ada.page(), "origin-refused");
            proxy.renameServer(false); // the page tries by itself
            ada.assertInCall();
        }
    }

    @Test
    void noNetworkIsNotTheServersFault() throws Exception {
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            Visitor ada = triesToJoin(proxy);
            ada.page().context().setOffline(true);
            ada.button("New call").click();
            assertShows(ada.page(), "network-gone");
            picture(ada.page(), "network-gone");
            ada.page().context().setOffline(false);
            ada.assertInCall();
        }
    }

    @Test
    void aServerThatGoesInMidCallTakesNothingWithIt() throws Exception {
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            Visitor ada = triesToJoin(proxy);
            ada.sayName();
            String link = ada.newCall();
            Visitor bob = visitor("Bob");
            bob.follow(link);
            ada.assertConnectedTo("Bob");
            bob.assertConnectedTo("Ada");
            proxy.beGone(true);
            ada.assertSays("The server does not answer.");
            ada.assertSays("Your call goes on.");
            picture(ada.page(), "server-gone-in-call");
            Locator video = ada.videoOf("Bob");
            int before = Witness.frames(video);
            await().atMost(Duration.ofSeconds(30)).until(() -> Witness.frames(video) >= before + 10);
            assertEquals(1, ada.negotiations());
            proxy.beGone(false);
            ada.assertInCall();
            ada.assertSays("Connected again.");
            ada.assertConnectedTo("Bob");
        }
    }

    @Tag("all")
    @Test
    void aFullCallAndAFullServerHavePlacesAgain() {
        deployer.deploy("small");
        try {
            URI small = base.resolve("/small/");
            Visitor ada = visitor("Ada");
            Visitor bob = visitor("Bob");
            ada.open(small);
            String link = ada.newCall();
            bob.follow(link);
            Visitor carla = visitor("Carla");
            carla.page().navigate(link);
            carla.sayName();
            carla.button("Join call").click();
            assertShows(carla.page(), "call-full");
            picture(carla.page(), "call-full");
            bob.hangUp();
            assertThat(bob.page().locator("body[data-view=ended]")).isVisible();
            carla.button("Try again").click();
            carla.assertInCall();

            bob.button("Back to start").click();
            bob.newCall();
            Visitor dora = visitor("Dora");
            dora.open(small);
            dora.button("New call").click();
            assertShows(dora.page(), "server-full");
            picture(dora.page(), "server-full");
            bob.hangUp();
            dora.assertInCall();
            assertShowsNoMore(dora.page(), "server-full");
        } finally {
            everybodyGoes();
            visitors.clear();
            deployer.undeploy("small");
        }
    }

    @Test
    void aCallMovesToAnotherTabAndBack() {
        Visitor ada = visitor("Ada");
        ada.open(base);
        ada.newCall();
        Page first = ada.page();
        Page second = first.waitForPopup(() -> first.evaluate("window.open(location.href)"));
        assertShows(second, "taken");
        picture(second, "taken");
        second.getByText("Use it here", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(second.locator("body[data-view=call][data-state=joined]")).isVisible();
        assertShows(first, "replaced");
        picture(first, "replaced");
        ada.button("Use it here").click();
        ada.assertInCall();
        assertShows(second, "replaced");
    }

    @ParameterizedTest
    @CsvSource({
        "4001, version-unsupported, Reload the page",
        "4002, join-refused,        Try again",
        "4005, attempt-stale,       Try again",
        "4006, superseded,          Try again",
        "4007, frame-malformed,     Reload the page",
        "4012, call-ended,          Try again",
        "4013, removed,             Try again",
        "4014, call-locked,         Try again",
        "4077, of-the-future,       Reload the page",
    })
    void anEndThatTheServerDecidesOnOffersAWayBack(int closeCode, String name, String remedy) {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript("""
                const real = WebSocket;
                class Refusing extends EventTarget {
                  constructor() {
                    super();
                    window.WebSocket = real; // the next one is served
                    const closed = Object.assign(new Event('close'), { code: %d, reason: '%s' });
                    setTimeout(() => this.dispatchEvent(closed));
                  }
                  close() {}
                }
                if (!sessionStorage.getItem('healed')) window.WebSocket = Refusing;
                """.formatted(closeCode, name));
        ada.open(base);
        ada.button("New call").click();
        assertShows(ada.page(), name);
        picture(ada.page(), name);
        ada.page().evaluate("sessionStorage.setItem('healed', 'yes')");
        ada.button(remedy).click();
        ada.assertInCall();
    }

    // The page itself

    @Test
    void aPageWithoutAllItsModulesSaysSo() {
        Visitor ada = visitor("Ada");
        ada.page().route("**/ui/phrase.js", Route::abort);
        ada.open(base);
        assertThat(ada.page().locator("#fallback[data-failed]")).isVisible();
        assertThat(ada.page().getByText("not-loaded")).isVisible();
        picture(ada.page(), "not-loaded");
        ada.page().unrouteAll();
        ada.button("Try again").click();
        ada.newCall();
    }

    @Test
    void aMistakeInThePageIsAdmittedWithoutItsSecrets() {
        Visitor ada = visitor("Ada");
        ada.open(base);
        ada.newCall();
        ada.page().evaluate("Promise.reject(new TypeError(location.href)), undefined");
        assertShows(ada.page(), "unexpected-TypeError");
        Locator note = ada.page().locator(".unexpected");
        assertFalse(note.innerText().contains(URI.create(ada.page().url()).getFragment()));
        picture(ada.page(), "unexpected");
        ada.button("Reload the page").click();
        ada.assertInCall();
        assertThat(note).isHidden();
        ada.forgive(ada.page().url());
    }
}
