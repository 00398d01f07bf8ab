package parley.browser.embed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.browser.WithBrowsers;

/** The npm package in a page that React makes, in StrictMode, where everything happens twice that may not matter. */
class ReactIT extends WithBrowsers {
    private static final String HARNESS = """
            import { WebRTCVideo } from 'parley-embed/react';
            import { StrictMode, createElement, createRef, useState } from 'react';
            import { createRoot } from 'react-dom/client';

            export const told = [];
            export const ref = createRef();
            export let update;
            const root = createRoot(document.getElementById('root'));

            function Page({ first }) {
              const [props, setProps] = useState(first);
              update = (changes) => setProps((before) => ({ ...before, ...changes }));
              if (props === null || props.isHidden) return null;
              const { isHidden, ...others } = props;
              return createElement(WebRTCVideo, {
                ref,
                iceServers: [],
                onConnecting: () => told.push('connecting'),
                onPlaying: () => told.push('playing'),
                onFailed: ({ detail }) => told.push(detail.code),
                onEnded: () => told.push('ended'),
                muted: true,
                ...others,
              });
            }
            export const show = async (first) => {
              root.render(createElement(StrictMode, null, createElement(Page, { first })));
              while (ref.current === null) await new Promise((done) => setTimeout(done, 10));
            };
            export const unmount = () => root.unmount();
            """;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private CameraServer cameras;
    private Camera camera;
    private HostSite site;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() throws Exception {
        cameras = new CameraServer();
        camera = new Camera(browser, cameras);
        site = new HostSite();
        React.publish(site);
        Package.contents().forEach((path, text) -> site.script("/" + path, text));
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(760, 460));
        page = context.newPage();
        page.addInitScript(Host.script("census.js"));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void close() {
        context.close();
        site.close();
        camera.close();
        cameras.close();
        assertEquals(List.of(), complaints);
    }

    private void open(String html) {
        String map = React.importMap(Map.of("parley-embed/react", "/package/react.js"));
        page.navigate(site.page("/", html.replace("</head>", map + "</head>")));
    }

    private void harness() {
        site.script("/harness.js", HARNESS);
        open(
                "<!doctype html><html lang=\"en\"><head><title>React</title></head><body><div id=\"root\"></div></body></html>");
        page.evaluate("import('/harness.js').then((harness) => void (window.harness = harness))");
    }

    private void awaitTold(String... events) {
        await().atMost(Host.PATIENCE).untilAsserted(() -> assertEquals(List.of(events), page.evaluate("harness.told")));
    }

    private void assertNothingLeft() {
        await().atMost(Host.PATIENCE).untilAsserted(() -> {
            Map<?, ?> left = (Map<?, ?>) page.evaluate("census.left()");
            assertEquals(List.of(0, 0, 0), List.of(left.get("connections"), left.get("sockets"), left.get("tracks")));
        });
    }

    @Test
    void thePackageHasAllThatItNames() throws Exception {
        Map<String, String> files = Package.contents();
        JsonObject manifest = Json.createReader(new StringReader(files.get("package/package.json")))
                .readObject();
        assertTrue(manifest.getString("version").matches("\\d+\\.\\d+\\.\\d+(-.+)?"), manifest::toString);
        manifest.getJsonObject("exports").keySet().forEach(entry -> {
            String module = manifest.getJsonObject("exports").getString(entry).replace("./", "package/");
            assertTrue(files.containsKey(module), module);
            assertTrue(files.containsKey(module.replace(".js", ".d.ts")), module);
        });
        files.keySet().stream()
                .filter(path -> path.endsWith(".js"))
                .forEach(path -> assertTrue(files.containsKey(path.replace(".js", ".d.ts")), path));
        assertTrue(files.containsKey("package/LICENSE") && files.containsKey("package/README.md"));
    }

    @Test
    void connectsOnceInStrictMode() {
        harness();
        page.evaluate("harness.show({ wsURL: '%s', media: 'video+microphone' })".formatted(cameras.address("door")));
        awaitTold("connecting", "playing");
        assertEquals(1, cameras.opened());
        assertEquals(
                "PARLEY-VIDEO playing", page.evaluate("`${harness.ref.current.tagName} ${harness.ref.current.state}`"));

        // Rendered again, with new functions and a new empty list each time.
        page.evaluate("harness.update({ fit: 'cover' })");
        page.evaluate("harness.update({ controls: true })");
        awaitTrue(page, "harness.ref.current.controls && harness.ref.current.fit === 'cover'");
        assertEquals(List.of("connecting", "playing"), page.evaluate("harness.told"));

        page.evaluate("harness.update({ wsURL: '%s', bitrate: undefined })".formatted(cameras.address("garden")));
        awaitTold("connecting", "playing", "connecting", "playing");
        assertEquals(2, cameras.opened());

        page.evaluate("harness.update({ isHidden: true })");
        awaitTrue(page, "harness.ref.current === null");
        assertNothingLeft();
        page.evaluate("harness.update({ isHidden: false })");
        awaitTrue(page, "harness.told.at(-1) === 'playing' && harness.ref.current.state === 'playing'");
        assertEquals(3, cameras.opened());
        page.evaluate("harness.unmount()");
        assertNothingLeft();
    }

    @Tag("all")
    @Test
    void fiftyMountsLeaveNothing() {
        harness();
        page.evaluate("""
                (async () => {
                  await harness.show({ wsURL: '%s', media: 'video+microphone' });
                  for (let i = 0; i < 50; i += 1) {
                    await new Promise((done) => setTimeout(done, i * 4));
                    harness.update({ isHidden: i %% 2 === 0 });
                  }
                  harness.unmount();
                })()""".formatted(cameras.address("door")));
        assertNothingLeft();
    }

    @Tag("all")
    @Test
    void theExampleRuns() throws Exception {
        Example example = new Example("http://127.0.0.1/", cameras);
        site.script("/app.js", example.compiled("react/app.jsx"));
        open(example.text("react/index.html"));
        assertThat(page.getByText("Live")).hasCount(2, new HasCountOptions().setTimeout(Host.PATIENCE.toMillis()));
        page.getByText("Size").first().click();
        assertThat(page.getByText("320 × 180")).isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/embedding-react.png")));
        page.getByText("None").click();
        assertNothingLeft();
    }
}
