package parley.browser.embed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.browser.WithBrowsers;
import parley.container.Deployed;
import parley.server.Ports;

/** {@code <parley-call>} in pages of an origin that may frame, and of one that may not. */
@ExtendWith(ArquillianExtension.class)
class ParleyCallIT extends WithBrowsers {
    private static final int PORT = Ports.free();

    private static final URI PARLEY = URI.create("http://127.0.0.1:" + System.getProperty("http.port") + "/framed/");

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><title>Host</title>
            <script type="module" src="%1$sembed/parley-call.js"></script></head><body></body></html>
            """;

    private static final String WATCH = """
            (src) => {
              window.told = [];
              window.call = document.createElement('parley-call');
              const types = ['ready', 'joined', 'participants', 'devices', 'reconnecting', 'left', 'error'];
              for (const type of types) {
                call.addEventListener(type, ({ detail }) => told.push({ type, ...detail }));
              }
              window.last = (type) => told.findLast((event) => event.type === type);
              call.src = src;
              call.name = 'Ada';
              document.body.append(call);
            }""";

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private HostSite site;
    private HostSite stranger;
    private BrowserContext context;
    private Page page;

    /** With one more setting than the WAR has. */
    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        String webXml = Files.readString(Path.of("webapp/WEB-INF/web.xml"));
        String parameter = "<context-param><param-name>parley.frameAncestors</param-name><param-value>http://127.0.0.1:"
                + PORT + " https://intranet.example</param-value></context-param>\n";
        return Deployed.war("framed")
                .setWebXML(new StringAsset(webXml.replaceFirst("(?=\\s*<request-character-encoding>)", parameter)));
    }

    @BeforeEach
    void open() {
        site = new HostSite(PORT);
        stranger = new HostSite();
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(900, 760));
        page = context.newPage();
        page.setDefaultTimeout(Host.PATIENCE.toMillis());
        page.onPageError(complaints::add);
        page.onConsoleMessage(this::hear);
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text());
        }
    }

    @AfterEach
    void close() {
        context.close();
        stranger.close();
        site.close();
    }

    /** Keeps the tracks of all devices that a page was given. */
    private static final String KEEP_TRACKS = """
            window.tracks = [];
            const ask = MediaDevices.prototype.getUserMedia;
            MediaDevices.prototype.getUserMedia = async function (...constraints) {
              const stream = await ask.apply(this, constraints);
              tracks.push(...stream.getTracks());
              return stream;
            };""";

    private void embed(HostSite where) {
        embed(where, page);
    }

    private static void embed(HostSite where, Page page) {
        page.navigate(where.page("/", PAGE.formatted(PARLEY)));
        awaitTrue(page, "customElements.get('parley-call') !== undefined");
        page.evaluate(WATCH, PARLEY.toString());
    }

    private FrameLocator frame() {
        return page.frameLocator("parley-call iframe");
    }

    @Test
    void aPageCommandsAndHears() {
        embed(site);
        // Before anybody can hear it.
        page.evaluate("call.join({ call: 'stand-up', microphone: false })");
        awaitTrue(page, "last('joined')?.link.includes('/framed/#')");
        awaitTrue(page, "last('devices')?.camera === 'on'");
        awaitTrue(page, "last('devices')?.microphone !== 'on'");
        assertEquals("ready", page.evaluate("told[0].type"));

        try (BrowserContext other = browser.newContext()) {
            Page bob = other.newPage();
            bob.navigate((String) page.evaluate("last('joined').link"));
            bob.getByLabel("Your name").fill("Bob");
            bob.getByText("Join call").click();
            awaitTrue(page, "last('participants').participants[0]?.name === 'Bob'");
            assertThat(frame().locator("[data-connection=connected]")).isVisible();
            assertThat(bob.locator("[data-connection=connected]")).isVisible();
            assertThat(bob.getByText("Ada").first()).isVisible();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/embedded-call.png")));

            page.evaluate("call.setMicrophone(true)");
            awaitTrue(page, "last('devices').microphone === 'on'");
            page.evaluate("call.setCamera(false)");
            awaitTrue(page, "last('devices').camera === 'off'");
        }
        awaitTrue(page, "last('participants').participants.length === 0");
        page.evaluate("call.leave()");
        awaitTrue(page, "last('left')?.code === 'left'");
        page.evaluate("call.leave()");
        awaitTrue(page, "last('error')?.code === 'not-in-call'");
        page.evaluate("call.join({ call: 'https://elsewhere.example/#x' })");
        awaitTrue(page, "last('error')?.code === 'call-unknown'");

        page.evaluate("{ told.length = 0; call.join(); }");
        awaitTrue(page, "last('joined') !== undefined");
        // By the button in the frame, which a person clicks.
        frame().locator(".hang-up").click();
        awaitTrue(page, "last('left')?.code === 'left'");
        assertEquals(List.of(), complaints);
    }

    @Test
    void anotherLinkInSrcLeadsThereAndTheFrameGoesOnListening() {
        embed(site);
        awaitTrue(page, "last('ready') !== undefined");
        page.evaluate(
                "window.links = ['_TvoB9uAkAfCnUFFHYji2w', 'VnBj4WL4Tv51FOwj0piuag'].map((id) => `${call.src}#${id}`)");
        page.evaluate("{ call.src = links[0]; call.join(); }");
        awaitTrue(page, "last('joined')?.link === links[0]");
        page.evaluate("{ told.length = 0; call.src = links[1]; }");
        awaitTrue(page, "last('left')?.code === 'left'");
        assertThat(frame().getByText("Join call")).isVisible();
        // The one that is there already.
        page.evaluate("{ call.src = links[1]; call.join(); }");
        awaitTrue(page, "last('joined')?.link === links[1]");
        page.evaluate("{ told.length = 0; call.src = links[0]; call.join(); }");
        awaitTrue(page, "last('joined')?.link === links[0]");
        assertEquals(false, page.evaluate("told.some(({ type }) => type === 'ready' || type === 'error')"));
        assertEquals(List.of(), complaints);
    }

    @Test
    void whoLeavesBeforeBeingInIsNotIn() {
        // As on a slow device: what a call's id takes comes after the next command.
        context.addInitScript("""
                const digest = SubtleCrypto.prototype.digest;
                SubtleCrypto.prototype.digest = async function (...rest) {
                  await new Promise((resolve) => setTimeout(resolve, 200));
                  return digest.apply(this, rest);
                };""");
        embed(site);
        page.evaluate("{ call.join(); call.leave(); call.setCamera(false); }");
        awaitTrue(page, "last('error')?.code === 'not-in-call'");
        assertEquals("left", page.evaluate("told.at(-2).code"));
        assertThat(frame().locator("body[data-view=ended]")).isVisible();
        assertEquals(null, page.evaluate("last('joined')"));
    }

    @Test
    void whatIsSaidRightAfterJoiningCounts() {
        embed(site);
        page.evaluate("{ call.join({ call: 'stand-up', camera: false }); call.setMicrophone(false); }");
        awaitTrue(page, "last('joined') !== undefined");
        awaitTrue(page, "last('devices')?.microphone === 'off' && last('devices').camera !== 'on'");
    }

    @Test
    void whatIsSaidWhileTheBrowserAsksCountsAlsoForTryingAgain() {
        context.addInitScript(FULL_WHILE_ASKED);
        embed(site);
        page.evaluate("{ call.join({ call: 'stand-up' }); call.setMicrophone(false); }");
        assertThat(frame().locator("body[data-view=call]")).isVisible();
        Frame inside = page.frames().get(1);
        await().atMost(Host.PATIENCE).until(() -> (boolean) inside.evaluate("'refuse' in window"));
        inside.evaluate("window.refuse()");
        awaitTrue(page, "last('left')?.code === 'call-full'");
        inside.evaluate("window.isFull = false");
        frame().locator("notice-view .main").click();
        awaitTrue(page, "last('devices')?.camera === 'on'");
        assertEquals(false, page.evaluate("last('devices').microphone === 'on'"));
    }

    private static int liveTracks(Page page) {
        return (int) page.frames().get(1).evaluate("tracks.filter((track) => track.readyState === 'live').length");
    }

    @Test
    void devicesThatNoCallHasAreOff() {
        context.addInitScript(KEEP_TRACKS);
        embed(site);
        page.evaluate("call.join({ call: 'stand-up' })");
        awaitTrue(page, "last('joined') !== undefined");

        // It knows of the same seat.
        Page copy = page.waitForPopup(() -> page.evaluate("window.open(location.href)"));
        embed(site, copy);
        FrameLocator frame = copy.frameLocator("parley-call iframe");
        awaitTrue(copy, "last('left')?.code === 'taken'");
        frame.getByText("Back to start").click();
        await().atMost(Host.PATIENCE).until(() -> liveTracks(copy) == 2);
        copy.evaluate("{ told.length = 0; call.join({ call: 'stand-up' }); }");
        awaitTrue(copy, "last('left')?.code === 'taken'");
        await().atMost(Host.PATIENCE).until(() -> liveTracks(copy) == 0);

        page.evaluate("call.leave()");
        awaitTrue(page, "last('left')?.code === 'left'");
        copy.evaluate("call.join({ call: 'stand-up' })");
        awaitTrue(copy, "last('devices')?.camera === 'on' && last('devices').microphone === 'on'");
        copy.evaluate("call.leave()");
        awaitTrue(copy, "last('left')?.code === 'left'");
        await().atMost(Host.PATIENCE).until(() -> liveTracks(copy) == 0);
    }

    @Test
    void onlyTheFrameAndOnlyItsOriginAreHeard() {
        embed(site);
        awaitTrue(page, "last('ready') !== undefined");
        page.evaluate("postMessage({ parley: 1, type: 'left', code: 'forged' }, '*')");
        page.evaluate("""
                document.querySelector('parley-call').shadowRoot.querySelector('iframe')
                  .contentWindow.postMessage({ parley: 2, type: 'join' }, '*')""");
        String liar = stranger.page(
                "/liar", "<script>parent.postMessage({ parley: 1, type: 'left', code: 'forged' }, '*')</script>");
        page.evaluate(
                "(src) => { const f = document.createElement('iframe'); f.src = src; document.body.append(f); }", liar);
        // A frame in a frame is not the page around it.
        page.evaluate("call.join({ call: 'stand-up' })");
        awaitTrue(page, "last('joined') !== undefined");
        assertEquals(false, page.evaluate("told.some(({ code }) => code === 'forged')"));
        // Another page in the frame hears nothing that is meant for Parley, and is not heard.
        String other = stranger.page("/other", """
                <script>
                  onmessage = ({ data }) =>
                    parent.postMessage(data.parley ? { parley: 1, type: 'error', code: 'heard' } : 'answer', '*');
                  parent.postMessage({ parley: 1, type: 'left', code: 'forged' }, '*');
                </script><p>Another page</p>""");
        page.evaluate("(src) => { call.shadowRoot.querySelector('iframe').src = src; }", other);
        assertThat(frame().getByText("Another page")).isVisible();
        page.evaluate("call.leave()");
        // Messages come in the order in which they were sent, so whatever was said before this is there with the
        // answer.
        page.evaluate("""
                new Promise((done) => {
                  addEventListener('message', ({ data }) => data === 'answer' && done());
                  call.shadowRoot.querySelector('iframe').contentWindow.postMessage({}, '*');
                })""");
        assertEquals(false, page.evaluate("told.some(({ code }) => code === 'forged' || code === 'heard')"));
    }

    @Test
    void whoMayNotFrameIsToldSo() {
        page.clock().install();
        embed(stranger);
        await().atMost(Host.PATIENCE).untilAsserted(() -> {
            assertEquals(List.of(), page.evaluate("told"));
            assertTrue(complaints.stream().anyMatch(text -> text.contains("frame-ancestors")), complaints::toString);
        });
        page.clock().fastForward(Duration.ofSeconds(15).toMillis());
        awaitTrue(page, "last('error')?.code === 'not-ready'");
        assertTrue(((String) page.evaluate("last('error').remedy")).contains(stranger.origin()));
    }

    /** What is in a frame of the page that may frame calls: the address, or that of an error where nothing may be. */
    private String framed(String path) {
        String html = "<!doctype html><title>Host</title><iframe src=\"%s\"></iframe>";
        page.navigate(site.page("/", html.formatted(PARLEY + path)));
        return page.frames().get(1).url();
    }

    @Test
    void theAdministrationIsFramedByNobody() {
        assertEquals(PARLEY.toString(), framed(""));
        assertEquals("chrome-error://chromewebdata/", framed("admin/"));
        assertEquals("chrome-error://chromewebdata/", framed("admin/index.html"));
    }

    @Tag("all")
    @Test
    void theExampleRuns() throws IOException {
        try (CameraServer cameras = new CameraServer()) {
            page.navigate(site.page("/", new Example(PARLEY.toString(), cameras).text("iframe.html")));
            page.locator("#join").click();
            assertThat(page.getByText("You are alone.")).isVisible();
            try (BrowserContext other = browser.newContext()) {
                Page bob = other.newPage();
                bob.navigate(
                        frame().locator("body").evaluate("() => location.href").toString());
                bob.getByLabel("Your name").fill("Bob");
                bob.getByText("Join call").click();
                assertThat(page.getByText("With you: Bob")).isVisible();
                assertThat(frame().locator("[data-connection=connected]")).isVisible();
                frame().locator("[data-connection=connected] video").evaluate("""
                        (video) => new Promise((done) => {
                          const look = () =>
                            video.currentTime > 1 ? done() : video.requestVideoFrameCallback(look);
                          look();
                        })""");
                page.screenshot(
                        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/embedding-iframe.png")));
            }
            page.locator("#leave").click();
            assertThat(page.getByText("You are not in the call.")).isVisible();
            assertEquals(List.of(), complaints);
        }
    }
}
