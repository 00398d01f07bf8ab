package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ForcedColors;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody can use the page in every state of a call, and around it: as before a call. */
class AccessibilityInCallIT extends WithDeployment {
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

    private Inspector inspector;

    @BeforeAll
    static void launch() {
        browser = browsers.launch(new FakeMedia(false, 440), "--use-fake-device-for-media-stream=device-count=2");
    }

    /** @return someone whose browser is set to the language */
    private Visitor come(String language) {
        inspector = new Inspector(language);
        return visitor("Ada", browser.newContext(inspector.context()));
    }

    private static Locator newCall(Page page) {
        return page.locator(".choices .main");
    }

    private static void assertView(Page page, String view) {
        assertThat(page.locator("body[data-view=" + view + "]")).isVisible();
    }

    private static void tell(Page page, String settings) {
        page.route("**/settings.json", route -> route.fulfill(new Route.FulfillOptions().setBody(settings)));
    }

    @ParameterizedTest
    @MethodSource(Inspector.LANGUAGES)
    void whereOnlySomeMayStartCalls(String language) {
        Visitor ada = come(language);
        Page page = ada.page();
        page.addInitScript(ENDING_CONNECTIONS);
        tell(page, "{\"mayStart\":false}");
        page.navigate(base + inspector.query());
        assertThat(newCall(page)).isVisible();
        inspector.see(page, "start-sign-in-first");
        tell(page, "{\"mayStart\":true,\"user\":\"김서연\",\"relayChoice\":true}");
        page.reload();
        assertThat(page.locator(".choices bdi")).isVisible();
        inspector.see(page, "start-signed-in");
        page.evaluate("window.ending = { code: 4108, reason: 'not-started' }");
        newCall(page).click();
        assertThat(page.locator(".notes > .calm")).isVisible();
        inspector.see(page, "waiting-room");
        inspector.assertFaultless();
    }

    @Tag("all")
    @ParameterizedTest
    @MethodSource(Inspector.LANGUAGES)
    void joiningThatTakesLong(String language) throws IOException {
        Visitor ada = come(language);
        Page page = ada.page();
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            page.addInitScript(HURRY);
            page.navigate(page(proxy.port()) + inspector.query());
            assertThat(newCall(page)).isVisible();
            proxy.blockWebSockets(true);
            newCall(page).click();
            assertView(page, "call");
            inspector.see(page, "joining");
            page.evaluate("window.hurried = true");
            ada.assertShows("websocket-blocked");
            inspector.see(page, "joining-websocket-blocked");
            proxy.beGone(true);
            ada.assertShows("server-gone");
            inspector.see(page, "joining-server-gone");
        }
        inspector.assertFaultless();
    }

    @ParameterizedTest
    @MethodSource(Inspector.LANGUAGES)
    void aCall(String language) throws IOException {
        Visitor ada = come(language);
        Page page = ada.page();
        try (SignalingProxy near = new SignalingProxy(base.getPort());
                SignalingProxy far = new SignalingProxy(base.getPort())) {
            page.addInitScript(HURRY);
            page.navigate(page(near.port()) + inspector.query());
            newCall(page).click();
            ada.assertInCall();
            assertThat(ada.ownPicture()).isVisible();
            inspector.see(page, "waiting");

            Visitor bob = visitor("김서연");
            String link = page.url();
            bob.follow(link.replace(":" + near.port(), ":" + far.port()));
            ada.assertConnectedTo("김서연");
            assertThat(page.locator("[data-picture=yes]")).hasCount(1);
            inspector.see(page, "call");

            bob.deviceSwitch("Camera").click();
            bob.deviceSwitch("Microphone").click();
            Locator switches = page.locator("call-view device-switch .control");
            switches.first().click();
            switches.last().click();
            assertThat(ada.markersOf("김서연")).hasCount(2);
            inspector.see(page, "everything-off");
            bob.deviceSwitch("Camera").click();
            bob.deviceSwitch("Microphone").click();
            switches.first().click();
            switches.last().click();
            assertThat(ada.markersOf("김서연")).hasCount(0);

            Locator panels = page.locator(".controls [aria-expanded]");
            panels.first().click();
            assertThat(page.locator(".panel qr-code")).isVisible();
            inspector.see(page, "invite-panel");
            panels.last().click();
            assertThat(page.locator(".panel #shortcuts")).isVisible();
            inspector.see(page, "settings-panel");
            page.keyboard().press("Escape");

            page.locator("participant-tile").evaluate("""
                    tile => { tile.dispatchEvent(new Event('soundblocked', { bubbles: true })); }""");
            inspector.see(page, "sound-held-back");
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
            ada.assertShows("relay-blocked");
            inspector.see(page, "no-connection");
            page.locator("trouble-note").evaluate("""
                    note => {
                      Object.defineProperty(inTrouble, 'trouble', trouble); // since all is well
                      note.update(false);
                    }""");

            far.beGone(true);
            assertThat(page.locator("[data-presence=away]")).isVisible();
            inspector.see(page, "other-away");
            far.beGone(false);
            assertThat(page.locator("[data-presence=present]")).isVisible();

            page.evaluate("window.hurried = true");
            near.beGone(true);
            assertThat(page.locator("call-status[data-tone=warn]")).isVisible();
            inspector.see(page, "reconnecting");
            near.beGone(false);
            ada.assertInCall();
            page.evaluate("window.hurried = false");

            Visitor carla = visitor("Maximiliane von Hohenberg-Sonnenfels");
            carla.follow(link);
            ada.assertConnectedTo("Maximiliane von Hohenberg-Sonnenfels");
            inspector.see(page, "three-people");

            String same =
                    inspector.query().isEmpty() ? "location.href" : "'%s' + location.hash".formatted(inspector.query());
            Page second = page.waitForPopup(() -> page.evaluate("window.open(" + same + ")"));
            assertView(second, "taken");
            inspector.see(second, "taken");
            second.close();
            page.locator(".hang-up").click();
            assertView(page, "ended");
            inspector.see(page, "left");
        }
        inspector.assertFaultless();
    }

    @ParameterizedTest
    @MethodSource(Inspector.LANGUAGES)
    void endsOfACall(String language) {
        Visitor ada = come(language);
        Page page = ada.page();
        page.addInitScript(ENDING_CONNECTIONS);
        page.navigate(base + inspector.query());
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
            ada.assertShows(parts[1]);
            inspector.see(page, "ended-" + parts[1]);
            // To the start, which is the main thing only where trying again helps nobody.
            Locator actions = page.locator(".notice .actions > *");
            boolean startIsFirst =
                    List.of("join-refused", "call-ended", "removed").contains(parts[1]);
            (startIsFirst ? actions.first() : actions.last()).click();
        }
        inspector.assertFaultless();
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "ACTIVE"})
    void theKeyboardIsEnough(ForcedColors colors) {
        Visitor ada = come("en");
        Page page = ada.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(colors));
        page.navigate(base + inspector.query());
        assertThat(newCall(page)).isVisible();
        Inspector.tabTo(page, "#name");
        page.keyboard().type("Ada");
        Inspector.tabTo(page, ".choices form.field button");
        page.keyboard().press("Shift+Tab");
        page.keyboard().type("tea time");
        page.keyboard().press("Enter");
        ada.assertInCall();
        assertFocusIsKept(page);
        Visitor bob = visitor("Bob");
        bob.follow(page.url());
        assertThat(page.locator("[data-connection=connected]")).isVisible();

        Inspector.tabTo(page, "self-view");
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("self-view")).hasAttribute("data-block", "start");
        Inspector.tabTo(page, "device-switch .control");
        page.keyboard().press("Space");
        assertThat(bob.markersOf("Ada")).hasCount(1);
        Inspector.tabTo(page, ".controls [aria-expanded]");
        page.keyboard().press("Enter");
        assertThat(page.locator(".panel h2").first()).isFocused();
        Inspector.tabTo(page, ".panel .pill");
        page.keyboard().press("Escape");
        assertThat(page.locator(".controls [aria-expanded]").first()).isFocused();
        Inspector.tabTo(page, ".hang-up");
        page.keyboard().press("Enter");
        assertView(page, "ended");
        assertFocusIsKept(page);
        Inspector.tabTo(page, ".notice .actions > :last-child");
        page.keyboard().press("Enter");
        assertThat(newCall(page)).isVisible();
        assertFocusIsKept(page);
    }

    private static void assertFocusIsKept(Page page) {
        assertEquals(false, page.evaluate("document.activeElement === document.body"));
    }
}
