package parley.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What tests with browsers have in common: browsers for the class, and people at them, who go when a test ends. */
public abstract class WithBrowsers {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /**
     * For a page: while {@code isFull}, the browser asks for devices and gets no answer, and connections wait for {@code
     * refuse()}.
     */
    protected static final String FULL_WHILE_ASKED = """
            window.isFull = true;
            const given = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = (wanted) =>
              window.isFull ? new Promise(() => {}) : given(wanted);
            const Served = WebSocket;
            window.WebSocket = function (...address) {
              if (!window.isFull) return new Served(...address);
              const waiting = Object.assign(new EventTarget(), { close() {} });
              const close = Object.assign(new Event('close'), { code: 4003, reason: 'call-full' });
              window.refuse = () => waiting.dispatchEvent(close);
              return waiting;
            };""";

    protected static Browsers browsers;

    /** Of all who do not bring their own: the usual one, unless the class has launched another before all its tests. */
    protected static Browser browser;

    final List<Visitor> visitors = new ArrayList<>();

    @BeforeAll
    static void startPlaywright() {
        browsers = new Browsers();
    }

    @AfterAll
    static void closeAllBrowsers() {
        if (browsers != null) {
            browsers.close();
        }
        browsers = null;
        browser = null;
    }

    @BeforeEach
    void launchTheUsualBrowser() {
        if (browser == null) {
            browser = browsers.launch();
        }
    }

    @AfterEach
    void everybodyGoes() {
        visitors.forEach(Visitor::close);
        visitors.clear();
    }

    Visitor visitor(String name) {
        return visitor(name, browser);
    }

    Visitor visitor(String name, Browser itsBrowser) {
        return arrived(new Visitor(name, itsBrowser));
    }

    Visitor visitor(String name, BrowserContext context) {
        return arrived(new Visitor(name, context));
    }

    private Visitor arrived(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    /** @param exceptions what complaints of all visitors may begin with, because the browser itself writes them */
    void assertNoComplaints(String... exceptions) {
        List<String> complaints = visitors.stream()
                .flatMap(visitor -> visitor.complaints().stream())
                .filter(complaint -> Stream.of(exceptions).noneMatch(complaint::startsWith))
                .toList();
        assertEquals(List.of(), complaints);
    }

    /**
     * Waits until it is. {@code Page.waitForFunction} would do so with eval, which a page's policy forbids except while
     * Playwright asks: it fails where an expression is not true at once.
     */
    public static void awaitTrue(Page page, String expression) {
        await(expression).atMost(PATIENCE).until(() -> Boolean.TRUE.equals(page.evaluate(expression)));
    }

    /** Where a server of this machine, or a proxy before it, has the page. */
    static URI page(int port) {
        return URI.create("http://127.0.0.1:" + port + "/parley/");
    }
}
