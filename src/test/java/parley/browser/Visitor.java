package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Someone at a browser: does with the page what a person does, and sees what a person sees. */
final class Visitor implements AutoCloseable {
    /** In milliseconds: what is slow on a busy machine is not wrong. */
    private static final double PATIENCE = 45_000;

    /** Of "body {}", a style that Playwright tries to add to a page when it photographs Firefox. */
    private static final String PHOTOGRAPHER = "sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=";

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Counts what a call that is left alone does not do any more, and keeps what has statistics. */
    private static final String WATCH_NEGOTIATIONS = """
            window.negotiations = 0;
            window.negotiated = new Set();
            const apply = RTCPeerConnection.prototype.setLocalDescription;
            RTCPeerConnection.prototype.setLocalDescription = function (...description) {
              window.negotiations += 1;
              window.negotiated.add(this);
              return apply.apply(this, description);
            };""";

    /**
     * A browser that answers for the person counts as permitted from the start. People's browsers do not: here, too, the
     * permission is there once the page has asked for it.
     */
    private static final String ASK_FIRST = """
            if (isSecureContext) {
              const key = 'asked for devices';
              const statuses = [];
              const query = Permissions.prototype.query;
              Permissions.prototype.query = async function (descriptor) {
                const status = await query.call(this, descriptor);
                statuses.push(status);
                return status;
              };
              const ask = MediaDevices.prototype.getUserMedia;
              MediaDevices.prototype.getUserMedia = function (...constraints) {
                if (sessionStorage.getItem(key) === null) {
                  sessionStorage.setItem(key, 'yes');
                  for (const status of statuses) status.dispatchEvent(new Event('change'));
                }
                return ask.apply(this, constraints);
              };
              const { get: state } = Object.getOwnPropertyDescriptor(PermissionStatus.prototype, 'state');
              Object.defineProperty(PermissionStatus.prototype, 'state', {
                get() {
                  return sessionStorage.getItem(key) === null ? 'prompt' : state.call(this);
                },
              });
            }""";

    /** Of all peer connections together: frames decoded and packets of sound. */
    private static final String RECEIVED = """
            async () => {
              const received = { video: 0, audio: 0 };
              for (const connection of window.negotiated) {
                for (const report of (await connection.getStats()).values()) {
                  if (report.type !== 'inbound-rtp') continue;
                  if (report.kind === 'video') received.video += report.framesDecoded ?? 0;
                  else received.audio += report.packetsReceived ?? 0;
                }
              }
              return received;
            }""";

    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Visitor(String name, Browser browser) {
        this(name, browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800)));
    }

    Visitor(String name, BrowserContext context) {
        this.name = name;
        this.context = context;
        page = context.newPage();
        page.addInitScript(WATCH_NEGOTIATIONS);
        page.addInitScript(ASK_FIRST);
        page.setDefaultTimeout(PATIENCE);
        page.onRequest(request -> hosts.add(URI.create(request.url()).getHost()));
        page.onWebSocket(socket -> hosts.add(URI.create(socket.url()).getHost()));
        page.onPageError(error -> {
            if (!error.contains(PHOTOGRAPHER)) {
                complaints.add(error);
            }
        });
        page.onConsoleMessage(message -> {
            // A WebSocket that fails is reported by the browser itself, whatever a page does about it.
            if (message.type().equals("error") && !message.text().contains("WebSocket")) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    /** Every host that the page has asked for anything. */
    List<String> hosts() {
        return hosts.stream().distinct().toList();
    }

    /** Errors of scripts, and what was written to the console as one. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Forgets a complaint that had to come, with this in it. */
    void forgive(String part) {
        assertTrue(
                complaints.removeIf(complaint -> complaint.contains(part)), () -> "no such complaint: " + complaints);
    }

    void open(URI address) {
        page.navigate(address.toString());
    }

    void startDevices() {
        button("Start camera and microphone").click();
    }

    /** As in browsers that ask anew when a page is loaded again. */
    void forgetPermission() {
        page.evaluate("sessionStorage.removeItem('asked for devices')");
    }

    void sayName() {
        page.getByLabel("Your name").fill(name);
    }

    void joinByNameOrLink(String entry) {
        page.getByLabel("Link or call name").fill(entry);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Join").setExact(true))
                .click();
    }

    /** @return the link to send to others */
    String newCall() {
        button("New call").click();
        assertInCall();
        return page.url();
    }

    /** Enters the call that a link leads to, devices and all. */
    void follow(String link) {
        page.navigate(link);
        sayName();
        button("Join call").click();
        assertInCall();
    }

    Locator button(String accessibleName) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(accessibleName));
    }

    Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    void signIn(String user, String password) {
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
    }

    Locator deviceSwitch(String accessibleName) {
        return page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName(accessibleName));
    }

    void hangUp() {
        button("Hang up").click();
    }

    void assertInCall() {
        assertThat(page.locator("body[data-view=call][data-state=joined]")).isVisible();
    }

    Locator ownPicture() {
        return page.locator("video[data-self]");
    }

    Locator tiles() {
        return page.locator("[data-participant]");
    }

    Locator tileOf(String otherName) {
        return page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(otherName));
    }

    Locator videoOf(String otherName) {
        return tileOf(otherName).locator("video");
    }

    /** The signs of what another does not send: microphone off, camera off. */
    Locator markersOf(String otherName) {
        return tileOf(otherName).locator(".marker:not([hidden])");
    }

    void assertConnectedTo(String otherName) {
        assertThat(page.locator("[data-connection=connected]").and(tileOf(otherName)))
                .isVisible();
    }

    /** How many offers and answers this page has made so far, on whatever peer connection. */
    int negotiations() {
        return ((Number) page.evaluate("window.negotiations")).intValue();
    }

    /** How many frames of video have been decoded so far, and how many packets of sound have come. */
    Received received() {
        Map<?, ?> counts = (Map<?, ?>) page.evaluate(RECEIVED);
        return new Received(((Number) counts.get("video")).intValue(), ((Number) counts.get("audio")).intValue());
    }

    record Received(int frames, int soundPackets) {}

    void assertAlone() {
        assertThat(tiles()).hasCount(0);
    }

    void assertSays(String sentence) {
        assertThat(page.locator("call-status")).containsText(sentence);
    }

    /** The stable code of what went wrong. */
    static Locator code(Page page, String code) {
        return page.locator(".code code", new Page.LocatorOptions().setHasText(code));
    }

    void assertShows(String code) {
        assertThat(code(page, code)).isVisible();
    }

    void assertShowsNoMore(String code) {
        assertThat(code(page, code)).isHidden();
    }

    /** What says why nothing comes from others, and what to do. */
    Locator troubleNote() {
        return page.locator("trouble-note");
    }

    void assertExplains(String otherName, String code, String remedy) {
        assertThat(troubleNote().locator(".code code"))
                .hasText(code, new LocatorAssertions.HasTextOptions().setTimeout(TwoInACall.PATIENCE.toMillis()));
        assertThat(troubleNote()).containsText("No connection to " + otherName + ".");
        assertThat(troubleNote()).containsText(remedy);
        assertThat(tileOf(otherName)).containsText("No connection");
        Locator check = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Check the connection"));
        assertThat(check).hasAttribute("href", Pattern.compile("/check\\.html$"));
        screenshot("trouble-" + code);
    }

    void screenshot(String title) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(title + "-" + name + ".png")));
    }

    /** As when the whole window is closed. */
    void closeTab() {
        page.close();
    }

    @Override
    public void close() {
        context.close();
    }
}
