package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page speaks the language of the browser or the one that was chosen, in the direction of its script. */
class LanguageIT extends WithDeployment {
    private static final String CAMERA_IS_THE_SAME =
            "video => video.srcObject.getVideoTracks()[0] === window.camera && window.camera.readyState === 'live'";

    private final List<String> messageFiles = new CopyOnWriteArrayList<>();

    private Visitor ada;
    private Page page;

    @AfterEach
    void noScriptFailed() {
        assertNoComplaints("Failed to load resource");
    }

    /** Has a browser that is set to a language, and no page open yet. */
    private void come(String locale) {
        ada = visitor(
                "Ada",
                browser.newContext(
                        new Browser.NewContextOptions().setLocale(locale).setViewportSize(1280, 800)));
        page = ada.page();
        page.onRequest(request -> {
            String path = URI.create(request.url()).getPath();
            if (path.contains("/messages/")) {
                messageFiles.add(path.substring(path.lastIndexOf('/') + 1));
            }
        });
    }

    private void open(String locale) {
        come(locale);
        ada.open(base);
    }

    private void assertSpeaks(String language, String direction) {
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("html")).hasAttribute("dir", direction);
    }

    private void assertHeading(String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(heading);
    }

    private static double middle(Locator locator) {
        return locator.boundingBox().x + locator.boundingBox().width / 2;
    }

    @Test
    void aKoreanBrowserGetsKoreanAndNothingElse() {
        open("ko-KR");
        assertSpeaks("ko", "ltr");
        assertThat(ada.button("새 통화")).isVisible();
        assertEquals(List.of("ko.js"), messageFiles);
    }

    @Test
    void aBrowserOfAnotherLanguageGetsEnglish() {
        open("fr-FR");
        assertSpeaks("en", "ltr");
        assertThat(ada.button("New call")).isVisible();
        assertEquals(List.of("en.js"), messageFiles);
    }

    @Test
    void whereALanguageCannotBeLoadedThereIsEnglish() {
        come("ko-KR");
        page.route("**/messages/ko.js", Route::abort);
        ada.open(base);
        assertSpeaks("en", "ltr");
        assertThat(ada.button("New call")).isVisible();
        page.getByLabel("Language").selectOption("ko");
        assertThat(page.getByLabel("Language")).hasValue("en");
    }

    @Test
    void theChoiceKeepsWhatWasTypedAndTheCameraAndIsRemembered() {
        open("en-US");
        Locator video = ada.ownPicture();
        ada.startDevices();
        assertThat(video).isVisible();
        video.evaluate("video => { window.camera = video.srcObject.getVideoTracks()[0]; }");
        page.getByLabel("Your name").fill("Ada");
        page.getByLabel("Link or call name").fill("tea time");

        page.getByLabel("Language").focus();
        page.getByLabel("Language").selectOption("ko");
        assertSpeaks("ko", "ltr");
        assertThat(ada.button("새 통화")).isVisible();
        assertThat(page.getByLabel("언어")).isFocused();
        assertThat(page.getByLabel("이름", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("Ada");
        assertThat(page.getByLabel("링크 또는 통화 이름")).hasValue("tea time");
        assertThat(video).isVisible();
        assertEquals(true, video.evaluate(CAMERA_IS_THE_SAME), "the camera was not started again");

        page.reload();
        assertSpeaks("ko", "ltr");
        page.getByLabel("언어").selectOption("en");
        assertThat(ada.button("New call")).isVisible();
        page.reload();
        assertSpeaks("en", "ltr");
    }

    @Test
    void theChoiceIsThereWhenACallHasEnded() {
        open("en-US");
        ada.button("New call").click();
        ada.assertInCall();
        ada.hangUp();
        assertHeading("You have left the call.");
        page.getByLabel("Language").selectOption("ko");
        assertHeading("통화에서 나왔어요.");
        assertThat(page).hasTitle("통화에서 나왔어요 – Parley");
        ada.button("다시 통화하기").click();
        ada.assertInCall();
        assertThat(ada.button("나가기")).isVisible();
    }

    @Test
    void aLanguageFromRightToLeftTurnsThePageAround() {
        come("en-US");
        page.navigate(base.resolve("?lang=ar-XB").toString());
        assertSpeaks("ar-XB", "rtl");
        assertTrue(middle(page.locator(".mark")) > 640, "the mark is at the right");
        assertTrue(middle(page.locator("#language")) < 640, "the choice of a language is at the left");
        assertTrue(
                middle(page.locator("device-preview")) > middle(page.locator(".choices")),
                "the picture is at the right of what is asked");
        page.locator(".choices .main").click();
        ada.assertInCall();
        assertTrue(middle(page.locator("self-view")) < 640, "one's own picture is at the left");
        assertTrue(
                middle(page.locator(".hang-up")) < middle(page.locator(".controls")),
                "the last control is at the left");
    }
}
