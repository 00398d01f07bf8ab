package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everybody can use the page in every state before a call: {@link Inspector} looks at each. A new state needs a line here
 * that says how one gets there, and its name.
 */
class AccessibilityBeforeCallIT extends WithDeployment {
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

    private Inspector inspector;

    @BeforeAll
    static void launch() {
        browser = browsers.launch(
                new FakeMedia(false, 440),
                "--use-fake-device-for-media-stream=device-count=2",
                "--host-resolver-rules=MAP parley.test 127.0.0.1");
    }

    /** @return someone whose browser is set to the language */
    private Visitor come(String language) {
        inspector = new Inspector(language);
        return visitor("Ada", browser.newContext(inspector.context()));
    }

    private static Locator newCall(Page page) {
        return page.locator(".choices .main");
    }

    @ParameterizedTest
    @MethodSource(Inspector.LANGUAGES)
    void beforeACall(String language) {
        Visitor ada = come(language);
        Page page = ada.page();
        page.navigate(base + inspector.query());
        assertThat(newCall(page)).isVisible();
        inspector.see(page, "start");
        page.locator(".preview > .pill").click();
        assertThat(ada.ownPicture()).isVisible();
        inspector.see(page, "start-with-camera");
        page.setViewportSize(390, 844);
        page.locator(".choose").click();
        inspector.see(page, "start-devices");
        page.locator("#entry").fill("https://elsewhere.example/#" + SOME_INVITE);
        page.locator("#entry").press("Enter");
        assertThat(page.locator("#entry-problem")).not().isEmpty();
        inspector.see(page, "start-wrong-link");
        page.evaluate("location.hash = '" + SOME_INVITE + "'");
        assertThat(page.locator("a.quiet[href='#']")).isVisible();
        inspector.see(page, "invited");
        page.evaluate("location.hash = 'broken'");
        assertThat(page.locator(".start-heading .problem")).isVisible();
        inspector.see(page, "broken-link");
        page.addInitScript(RECENT_CALLS);
        page.navigate(base + inspector.query());
        page.reload();
        assertThat(page.locator(".recent-list > li")).hasCount(3);
        inspector.see(page, "recent-calls");
        inspector.assertFaultless();
    }

    @ParameterizedTest
    @MethodSource(Inspector.LANGUAGES)
    void devicesThatCannotBeHad(String language) {
        Visitor ada = come(language);
        Page page = ada.page();
        page.addInitScript(FAILING_DEVICES);
        page.navigate(base + inspector.query());
        page.locator(".preview > .pill").click();
        ada.assertShows("devices-denied");
        inspector.see(page, "devices-denied", false); // first what is wrong
        Locator again = page.locator("device-problem .pill").first();
        Map<String, String> failures = Map.of(
                "devices-denied-by-system", "['Permission denied by system', 'NotAllowedError']",
                "devices-busy", "['', 'NotReadableError']",
                "devices-missing", "['', 'NotFoundError']");
        failures.forEach((code, failure) -> {
            page.evaluate("window.failure = " + failure);
            again.click();
            ada.assertShows(code);
            inspector.see(page, code, false);
        });
        page.evaluate("""
                () => {
                  window.failure = ['', 'NotFoundError'];
                  window.fails = ({ video }) => Boolean(video);
                }""");
        again.click();
        ada.assertShows("camera-missing");
        inspector.see(page, "camera-missing", false);
        newCall(page).click();
        ada.assertInCall();
        page.locator("call-view device-switch .control").last().click();
        ada.assertShows("camera-missing");
        inspector.see(page, "camera-missing-in-call");
        inspector.assertFaultless();
    }

    @Tag("all")
    @ParameterizedTest
    @MethodSource(Inspector.LANGUAGES)
    void browsersThatCannotCall(String language) {
        Visitor ada = come(language);
        Page insecure = ada.page();
        insecure.navigate((base + inspector.query()).replace("127.0.0.1", "parley.test"));
        ada.assertShows("insecure");
        inspector.see(insecure, "insecure");

        Visitor bob = visitor("Bob", browser.newContext(inspector.context()));
        Page incapable = bob.page();
        incapable.addInitScript("delete window.RTCPeerConnection");
        incapable.navigate(base + inspector.query());
        bob.assertShows("incapable");
        inspector.see(incapable, "incapable");

        Visitor carla = visitor("Carla", browser.newContext(inspector.context().setUserAgent(APP)));
        Page inApp = carla.page();
        inApp.navigate(base + inspector.query());
        assertThat(inApp.locator(".in-app")).isVisible();
        inspector.see(inApp, "in-app-warned");
        inApp.addInitScript("delete MediaDevices.prototype.getUserMedia");
        inApp.reload();
        carla.assertShows("in-app");
        inspector.see(inApp, "in-app");
        inspector.assertFaultless();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void withoutItsServer(String language) {
        Visitor ada = come(language);
        Page page = ada.page();
        page.route("**/settings.json", Route::abort);
        page.navigate(base.resolve("offline.html").toString());
        assertThat(page.locator("h1:visible")).hasCount(1);
        inspector.see(page, "offline");
        if (language.equals("en")) { // it is all that is said in no other language
            page.route("**/ui/phrase.js", Route::abort);
            page.navigate(base + inspector.query());
            assertThat(page.locator("#fallback[data-failed]")).isVisible();
            inspector.see(page, "not-loaded");
            page.unrouteAll();
            page.navigate(base + inspector.query());
            newCall(page).click();
            ada.assertInCall();
            page.evaluate("() => { Promise.reject(new TypeError('on purpose')); }");
            ada.assertShows("unexpected-TypeError");
            inspector.see(page, "unexpected");
        }
        inspector.assertFaultless();
    }
}
