package parley.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The policy forbids nothing that a call needs, and everything else. */
class ContentSecurityPolicyIT extends WithDeployment {
    private static final String WATCH = """
            window.violations = [];
            addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
              window.violations.push(`${effectiveDirective} ${blockedURI}`));""";

    /** As if it had got into the page that the server sends. */
    private static final String INLINE =
            "<script>window.attacked = true</script><p onclick='window.attacked = true'>x</p>";

    /** What someone would do who got text of his into the page. */
    private static final String ATTACK = """
            () => {
              const script = document.createElement('script');
              const attempts = [
                () => (script.textContent = 'window.attacked = true'),
                () => (document.body.innerHTML = '<img src=x onerror="window.attacked = true">'),
                () => window.setTimeout('window.attacked = true'),
                () => document.body.setAttribute('onclick', 'window.attacked = true'),
                () => document.body.append(Object.assign(new Image(), { src: 'https://evil.example/' })),
                () => void fetch('https://evil.example/').catch(() => {}),
                () => new WebSocket(`ws://127.0.0.2:${location.port}/`),
                () => document.head.append(Object.assign(document.createElement('base'), { href: '/x/' })),
                () => document.body.append(Object.assign(document.createElement('style'), { textContent: 'a{}' })),
              ];
              for (const attempt of attempts) {
                try {
                  attempt();
                } catch {
                  // The browser refuses: that is what is hoped for.
                }
              }
              document.body.click();
            }""";

    private static List<?> violations(Visitor visitor) {
        return (List<?>) visitor.page().evaluate("window.violations");
    }

    @Test
    void aCallNeedsNothingThatIsForbidden() {
        Visitor ada = visitor("Ada");
        Visitor bob = visitor("Bob");
        ada.page().addInitScript(WATCH);
        bob.page().addInitScript(WATCH);
        ada.open(base);
        ada.startDevices();
        ada.sayName();
        bob.follow(ada.newCall());
        ada.assertConnectedTo("Bob");
        bob.assertConnectedTo("Ada");
        ada.deviceSwitch("Camera").click();
        bob.hangUp();
        ada.assertSays("Bob has left");
        for (Visitor one : List.of(ada, bob)) {
            assertEquals(List.of(), violations(one));
            assertEquals(List.of(), one.complaints());
        }
    }

    @Test
    void whatGetsIntoThePageCanDoNothing() {
        Visitor ada = visitor("Ada");
        Page page = ada.page();
        page.addInitScript(WATCH);
        List<Request> foreign = new ArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(base.toString())) {
                foreign.add(request);
            }
        });
        page.route(base.toString(), route -> {
            APIResponse sent = route.fetch();
            String changed = sent.text().replace("<main>", INLINE + "<main>");
            route.fulfill(new Route.FulfillOptions().setResponse(sent).setBody(changed));
        });
        ada.open(base);
        page.evaluate(ATTACK);
        List<String> directives = List.of(
                "require-trusted-types-for",
                "script-src-elem",
                "script-src-attr",
                "img-src",
                "connect-src",
                "base-uri",
                "style-src-elem");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String all = violations(ada).toString();
            assertEquals(
                    List.of(), directives.stream().filter(d -> !all.contains(d)).toList(), all);
        });
        assertEquals(null, page.evaluate("window.attacked"));
        // A request that the policy forbids is told to the debugger, but never leaves.
        assertFalse(foreign.isEmpty());
        foreign.forEach(request -> assertEquals("csp", request.failure(), request.url()));
    }
}
