package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes and goes by itself in a call takes nothing from anybody: not the focus, nor the picture, nor a choice. */
class UndisturbedIT extends WithDeployment {
    /** The browser asks, and the test answers. */
    private static final String ASKING = """
            window.answers = [];
            navigator.mediaDevices.getUserMedia = () =>
              new Promise((_, reject) => {
                window.answers.push(() => reject(new DOMException('', 'NotAllowedError')));
              });
            """;

    /** Answers until the page asks no more. */
    private static final String DENIED = """
            () => {
              window.answers.splice(0).forEach((answer) => answer());
              return document.querySelector('device-problem [aria-disabled=false]') !== null;
            }""";

    /** The server ends the next connections as the test says, and the test those that there are. */
    private static final String CONNECTIONS = """
            const Served = WebSocket;
            window.sockets = [];
            window.WebSocket = function (...address) {
              const { ending } = window;
              const socket = ending ? Object.assign(new EventTarget(), { close() {} }) : new Served(...address);
              if (ending) setTimeout(() => socket.dispatchEvent(Object.assign(new Event('close'), ending)));
              window.sockets.push(socket);
              return socket;
            };
            """;

    /** What is said only after ten seconds is said at once when the test is in a hurry. */
    private static final String HURRY = """
            const wait = window.setTimeout;
            window.setTimeout = (act, delay, ...values) =>
              wait(act, window.hurried && delay >= 10_000 ? 500 : delay, ...values);
            """;

    @BeforeAll
    static void launch() {
        browser = browsers.launch(new FakeMedia(true, 440), "--use-fake-device-for-media-stream=device-count=2");
    }

    @AfterEach
    void nobodyComplains() {
        assertNoComplaints();
    }

    /** Makes a call of her own and waits in it. */
    private Visitor waiting(String... scripts) {
        Visitor ada = visitor("Ada");
        List.of(scripts).forEach(ada.page()::addInitScript);
        ada.open(base);
        ada.sayName();
        ada.newCall();
        return ada;
    }

    private Visitor joined(Visitor ada) {
        Visitor bob = visitor("Bob");
        bob.follow(ada.page().url());
        ada.assertConnectedTo("Bob");
        bob.assertConnectedTo("Ada");
        return bob;
    }

    private static Locator heading(Visitor visitor) {
        return visitor.page().locator("call-view h1");
    }

    @Test
    void whoInvitesKeepsTheFocusWhenSomeoneComes() {
        Visitor ada = waiting();
        assertThat(ada.page().locator("qr-code")).isVisible();
        ada.button("Copy link").focus();
        List<String> asked = new ArrayList<>();
        Visitor bob = visitor("Bob");
        bob.page()
                .onRequest(
                        (Request request) -> asked.add(URI.create(request.url()).getPath()));
        bob.follow(ada.page().url());
        assertThat(heading(ada)).isFocused();
        bob.assertConnectedTo("Ada");
        assertEquals(
                List.of(), asked.stream().filter(path -> path.contains("/lib/")).toList());
    }

    @Test
    void aProblemWithDevicesIsToldAgainAndGoesWithoutTheFocus() {
        Visitor ada = waiting(ASKING);
        Page page = ada.page();
        awaitTrue(page, DENIED);
        Locator problem = page.locator("device-problem");
        Locator again = problem.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"));
        again.focus();
        page.evaluate("window.before = document.querySelector('device-problem .what')");
        page.keyboard().press("Enter");
        assertThat(again).hasAttribute("aria-disabled", "true");
        assertThat(again).isFocused();
        awaitTrue(page, DENIED);
        assertEquals(false, page.evaluate("window.before.isConnected"), "is not told again");
        assertThat(again).isFocused();
        problem.getByText("Close").press("Enter");
        assertThat(problem).isHidden();
        assertThat(heading(ada)).isFocused();
    }

    @Test
    void theOfferOfDevicesGoesWithoutTheFocus() {
        Visitor ada = waiting();
        assertThat(ada.page().locator("video[data-self]")).isVisible();
        ada.forgetPermission();
        ada.page().reload();
        ada.button("Turn on camera and microphone").press("Enter");
        assertThat(ada.page().locator("devices-offer")).hasCount(0);
        assertThat(heading(ada)).isFocused();
    }

    @Test
    void whatHindersJoiningComesAndGoesWithoutTheFocus() {
        Visitor ada = visitor("Ada");
        Page page = ada.page();
        page.addInitScript(CONNECTIONS);
        ada.open(base);
        page.evaluate("window.ending = { code: 4108, reason: 'not-started' }");
        ada.button("New call").click();
        ada.button("Sign in to start it").focus();
        page.evaluate("window.ending = { code: 4106, reason: 'draining' }");
        assertThat(ada.button("Try now")).isFocused();
        Locator check = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Check the connection"));
        check.press("Enter");
        assertThat(page.locator(".panel[open] h2").first()).isFocused();
        page.evaluate("window.ending = null");
        ada.assertInCall();
        page.keyboard().press("Escape");
        assertThat(heading(ada)).isFocused();
    }

    @Tag("all")
    @Test
    void soundThatIsHeldBackComesWithoutTheFocus() {
        Visitor ada = waiting();
        joined(ada);
        assertThat(ada.page().getByRole(AriaRole.STATUS).and(ada.page().locator("call-status")))
                .isEmpty();
        ada.page().locator("participant-tile").dispatchEvent("soundblocked");
        ada.button("Tap to hear").press("Enter");
        assertThat(heading(ada)).isFocused();
    }

    @Tag("all")
    @Test
    void aPictureThatTheBrowserPausesGoesOn() {
        Visitor ada = waiting();
        joined(ada);
        Locator video = ada.videoOf("Bob");
        Locator hear = ada.button("Tap to hear");
        String paused = "() => document.querySelector('participant-tile video').paused";
        awaitTrue(ada.page(), "() => document.querySelector('participant-tile video').currentTime > 1");
        video.evaluate("video => video.pause()");
        awaitTrue(ada.page(), "() => !(" + paused + ")()");
        assertThat(hear).isHidden();

        video.evaluate("""
                video => {
                  window.stubborn = true;
                  video.addEventListener('playing', () => window.stubborn && video.pause());
                  video.pause();
                }""");
        assertThat(hear).isVisible();
        assertEquals(true, ada.page().evaluate(paused));
        ada.page().evaluate("window.stubborn = false");
        hear.click();
        awaitTrue(ada.page(), "() => !(" + paused + ")()");
    }

    @Tag("all")
    @Test
    void aShortInterruptionIsNotInTheTitle() {
        Visitor ada = waiting(CONNECTIONS, HURRY);
        joined(ada);
        Page page = ada.page();
        assertThat(page).hasTitle("Bob – Parley");
        page.evaluate("""
                () => {
                  window.titles = [];
                  window.states = [];
                  const look = () => {
                    window.titles.push(document.title);
                    window.states.push(document.body.dataset.state);
                  };
                  const options = { subtree: true, childList: true, attributeFilter: ['data-state'] };
                  new MutationObserver(look).observe(document.documentElement, options);
                  window.sockets.at(-1).close(4999);
                }""");
        awaitTrue(page, "() => window.states.includes('reconnecting') && window.states.at(-1) === 'joined'");
        assertEquals(true, page.evaluate("window.titles.every((title) => title === 'Bob – Parley')"));

        page.evaluate("""
                () => {
                  window.hurried = true;
                  window.ending = { code: 1006, reason: '' };
                  window.sockets.at(-1).close(4999);
                }""");
        assertThat(page).hasTitle("Reconnecting – Parley");
        page.evaluate("window.ending = null");
        ada.assertInCall();
        assertThat(page).hasTitle("Bob – Parley");
    }

    @Test
    void aSpeakerThatIsGoneIsNotShownAsAnother() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript("localStorage.setItem('parley devices', JSON.stringify({ speaker: 'gone' }))");
        ada.open(base);
        ada.startDevices();
        Locator list = ada.page().getByLabel("Speaker");
        assertThat(list).isVisible();
        assertThat(list).hasValue("");
        list.selectOption(new SelectOption().setIndex(0));
        awaitTrue(ada.page(), "() => !localStorage.getItem('parley devices').includes('gone')");
    }
}
