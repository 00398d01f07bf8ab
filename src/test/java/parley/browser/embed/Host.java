package parley.browser.embed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.browser.WithBrowsers;

/**
 * A page of somebody's own site with elements in it that come from Parley's, under a policy as strict as can be. Its
 * elements are {@code one}, {@code two}, ... in scripts.
 */
final class Host implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Somebody's page</title>
            <script type="module" src="%sembed/parley-video.js"></script></head><body></body></html>
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new CopyOnWriteArrayList<>();

    Host(Browser browser, HostSite site, URI parley) {
        context = browser.newContext();
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.onPageError(error -> {
            // Firefox reports a WebSocket that fails, or is closed early, as an error of the page.
            if (!error.contains("onnection to")) {
                errors.add(error);
            }
        });
        page.addInitScript(script("census.js"));
        page.addInitScript(script("host.js"));
        String parleyOrigin = "http://" + parley.getAuthority();
        String policy = "default-src 'none'; script-src " + parleyOrigin
                + "; connect-src ws://127.0.0.1:* http://127.0.0.1:*; img-src 'self'"
                + "; require-trusted-types-for 'script'; trusted-types 'none'";
        page.navigate(site.page("/page", PAGE.formatted(parley), policy));
        awaitTrue("customElements.get('parley-video') !== undefined");
    }

    static String script(String name) {
        try {
            return Files.readString(Path.of("src", "test", "js", "browser", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Page page() {
        return page;
    }

    /** @param attributes as an object of JavaScript */
    void put(String name, String attributes) {
        page.evaluate("window.%s = put(%s)".formatted(name, attributes));
    }

    Object evaluate(String expression) {
        return page.evaluate(expression);
    }

    List<?> told(String name) {
        return (List<?>) page.evaluate(name + ".told");
    }

    /** On a busy machine pictures can stand still for some seconds: only what awaits it hears of that. */
    void awaitTold(String name, String... events) {
        List<String> expected = List.of(events);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertEquals(expected, expected.contains("stalled") ? told(name) : withoutStalls(told(name))));
    }

    private static List<?> withoutStalls(List<?> told) {
        List<Object> kept = new ArrayList<>(told);
        for (int stall = kept.indexOf("stalled");
                stall >= 0 && stall < kept.size() - 1 && kept.get(stall + 1).equals("playing");
                stall = kept.indexOf("stalled")) {
            kept.subList(stall, stall + 2).clear();
        }
        return kept;
    }

    void awaitTrue(String expression) {
        WithBrowsers.awaitTrue(page, expression);
    }

    int frames(String name) {
        return ((Number) page.evaluate("frames(" + name + ")")).intValue();
    }

    void awaitMoreFrames(String name) {
        int before = frames(name);
        await(name + " shows more").atMost(PATIENCE).until(() -> frames(name) > before + 5);
    }

    /** Nothing is open, running or counting any more. */
    void assertNothingLeft() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(
                        Map.of("connections", 0, "sockets", 0, "tracks", 0, "timers", 0),
                        page.evaluate("census.left()")));
    }

    @Override
    public void close() {
        Object violations = page.evaluate("violations");
        context.close();
        assertEquals(List.of(), violations);
        assertEquals(List.of(), errors);
    }
}
