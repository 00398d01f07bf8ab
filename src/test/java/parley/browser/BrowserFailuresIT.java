package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a browser cannot do, or the page itself does wrong, is explained, and leads back into a call. */
class BrowserFailuresIT extends WithDeployment {
    private static final String ANDROID_APP =
            "Mozilla/5.0 (Linux; Android 14; SM-S911N Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36;KAKAOTALK 2410510";
    private static final String IPHONE_APP =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Mobile/21F90 Instagram 334.0.4.32.98";

    @AfterEach
    void nobodyComplains() {
        assertNoComplaints("Failed to load resource");
    }

    private static void assertLeadsToTheCheck(Page page) {
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Check the connection")))
                .hasAttribute("href", Pattern.compile("/parley/check\\.html$"));
    }

    @Test
    void anAddressWithoutHttpsIsExplained() {
        Browser mapped = browsers.launch("--host-resolver-rules=MAP parley.test 127.0.0.1");
        Visitor ada = visitor("Ada", mapped.newContext());
        ada.open(URI.create("http://parley.test:" + base.getPort() + "/parley/"));
        ada.assertShows("insecure");
        assertThat(ada.page().locator("body[data-view=unable]")).isVisible();
        assertLeadsToTheCheck(ada.page());
        Inspector.picture(ada.page(), "failure-insecure");
        ada.button("Try again").click();
        ada.assertShows("insecure");
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
        ada.assertShows("incapable");
        assertLeadsToTheCheck(ada.page());
        Inspector.picture(ada.page(), "failure-incapable");
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
        Inspector.picture(ada.page(), "failure-in-app-warned");
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
        ada.assertShows("in-app");
        assertThat(ada.page().locator(".notice")).containsText("Open in browser");
        assertLeadsToTheCheck(ada.page());
        Inspector.picture(ada.page(), "failure-in-app");
        ada.button("Go on here without camera").click();
        ada.button("Join call").click();
        ada.assertInCall();
        bob.assertConnectedTo("Guest");
    }

    @Test
    void aPageWithoutAllItsModulesSaysSo() {
        Visitor ada = visitor("Ada");
        ada.page().route("**/ui/phrase.js", Route::abort);
        ada.open(base);
        assertThat(ada.page().locator("#fallback[data-failed]")).isVisible();
        assertThat(ada.page().getByText("not-loaded")).isVisible();
        Inspector.picture(ada.page(), "failure-not-loaded");
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
        ada.assertShows("unexpected-TypeError");
        Locator note = ada.page().locator(".unexpected");
        assertFalse(note.innerText().contains(URI.create(ada.page().url()).getFragment()));
        Inspector.picture(ada.page(), "failure-unexpected");
        ada.button("Reload the page").click();
        ada.assertInCall();
        assertThat(note).isHidden();
        ada.forgive(ada.page().url());
    }
}
