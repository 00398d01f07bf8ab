package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.container.Deployed;

/** The page speaks the language of the browser or the one that was chosen, in the direction of its script. */
@ExtendWith(ArquillianExtension.class)
class LanguageIT {
    /** In milliseconds: what is slow on a busy machine is not wrong. */
    private static final double PATIENCE = 45_000;

    private static final String CAMERA_IS_THE_SAME =
            "video => video.srcObject.getVideoTracks()[0] === window.camera && window.camera.readyState === 'live'";

    private static Browsers browsers;
    private static Browser browser;

    @ArquillianResource
    private URL url;

    private URI base;
    private BrowserContext context;
    private final List<String> messageFiles = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
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
    void noScriptFailed() {
        context.close();
        assertEquals(List.of(), complaints);
    }

    /** A page, not opened yet, in a browser that is set to a language. */
    private Page page(String locale) {
        context = browser.newContext(
                new Browser.NewContextOptions().setLocale(locale).setViewportSize(1280, 800));
        context.setDefaultTimeout(PATIENCE);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            String path = URI.create(request.url()).getPath();
            if (path.contains("/messages/")) {
                messageFiles.add(path.substring(path.lastIndexOf('/') + 1));
            }
        });
        return page;
    }

    private Page opened(String locale) {
        Page page = page(locale);
        page.navigate(base.toString());
        return page;
    }

    private static void assertSpeaks(Page page, String language, String direction) {
        LocatorAssertions.HasAttributeOptions patience =
                new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE);
        assertThat(page.locator("html")).hasAttribute("lang", language, patience);
        assertThat(page.locator("html")).hasAttribute("dir", direction, patience);
    }

    private static void assertHeading(Page page, String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(heading, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void assertInCall(Page page) {
        assertThat(page.locator("body[data-view=call][data-state=joined]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    private static double middle(Locator locator) {
        return locator.boundingBox().x + locator.boundingBox().width / 2;
    }

    @Test
    void aKoreanBrowserGetsKoreanAndNothingElse() {
        Page page = opened("ko-KR");
        assertSpeaks(page, "ko", "ltr");
        assertThat(button(page, "새 통화")).isVisible();
        assertEquals(List.of("ko.js"), messageFiles);
    }

    @Test
    void aBrowserOfAnotherLanguageGetsEnglish() {
        Page page = opened("fr-FR");
        assertSpeaks(page, "en", "ltr");
        assertThat(button(page, "New call")).isVisible();
        assertEquals(List.of("en.js"), messageFiles);
    }

    @Test
    void whereALanguageCannotBeLoadedThereIsEnglish() {
        Page page = page("ko-KR");
        page.route("**/messages/ko.js", Route::abort);
        page.navigate(base.toString());
        assertSpeaks(page, "en", "ltr");
        assertThat(button(page, "New call")).isVisible();
        page.getByLabel("Language").selectOption("ko");
        assertThat(page.getByLabel("Language")).hasValue("en");
    }

    @Test
    void theChoiceKeepsWhatWasTypedAndTheCameraAndIsRemembered() {
        Page page = opened("en-US");
        Locator video = page.locator("video[data-self]");
        assertThat(video).isVisible();
        video.evaluate("video => { window.camera = video.srcObject.getVideoTracks()[0]; }");
        page.getByLabel("Your name").fill("Ada");
        page.getByLabel("Link or call name").fill("tea time");

        page.getByLabel("Language").focus();
        page.getByLabel("Language").selectOption("ko");
        assertSpeaks(page, "ko", "ltr");
        assertThat(button(page, "새 통화")).isVisible();
        assertThat(page.getByLabel("언어")).isFocused();
        assertThat(page.getByLabel("이름", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("Ada");
        assertThat(page.getByLabel("링크 또는 통화 이름")).hasValue("tea time");
        assertThat(video).isVisible();
        assertEquals(true, video.evaluate(CAMERA_IS_THE_SAME), "the camera was not started again");

        page.reload();
        assertSpeaks(page, "ko", "ltr");
        page.getByLabel("언어").selectOption("en");
        assertThat(button(page, "New call")).isVisible();
        page.reload();
        assertSpeaks(page, "en", "ltr");
    }

    @Test
    void theChoiceIsThereWhenACallHasEnded() {
        Page page = opened("en-US");
        button(page, "New call").click();
        assertInCall(page);
        button(page, "Hang up").click();
        assertHeading(page, "You have left the call.");
        page.getByLabel("Language").selectOption("ko");
        assertHeading(page, "통화에서 나왔어요.");
        assertThat(page).hasTitle("통화에서 나왔어요 – Parley");
        button(page, "다시 통화하기").click();
        assertInCall(page);
        assertThat(button(page, "나가기")).isVisible();
    }

    @Test
    void aLanguageFromRightToLeftTurnsThePageAround() {
        Page page = page("en-US");
        page.navigate(base.resolve("?lang=ar-XB").toString());
        assertSpeaks(page, "ar-XB", "rtl");
        assertTrue(middle(page.locator(".mark")) > 640, "the mark is at the right");
        assertTrue(middle(page.locator("#language")) < 640, "the choice of a language is at the left");
        assertTrue(
                middle(page.locator("device-preview")) > middle(page.locator(".choices")),
                "the picture is at the right of what is asked");
        page.locator(".choices .main").click();
        assertInCall(page);
        assertTrue(middle(page.locator("self-view")) < 640, "one's own picture is at the left");
        assertTrue(
                middle(page.locator(".hang-up")) < middle(page.locator(".controls")),
                "the last control is at the left");
    }
}
