package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is started again, or has the application deployed anew, costs two people who talk nothing. */
class RestartIT extends TwoInACall {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    @Test
    void theServerIsKilledAndComesBack() throws Exception {
        List<Visitor> both = call();
        server.kill();
        for (Visitor one : both) {
            assertThat(one.page().locator("body[data-state=reconnecting]")).isVisible();
            assertPictureMoves(one);
        }
        server.start();
        for (Visitor one : both) {
            one.assertInCall();
            assertPictureMoves(one);
        }
        assertHeard(both.get(0), both.get(1));
        assertMediaWereLeftAlone(both);
    }

    @Tag("all")
    @Test
    void theApplicationIsDeployedAnew() throws Exception {
        List<Visitor> both = call();
        both.forEach(one -> one.page().evaluate("""
                () => {
                  window.interruptions = 0;
                  new MutationObserver(() => {
                    if (document.body.dataset.state === 'reconnecting') window.interruptions += 1;
                  }).observe(document.body, { attributeFilter: ['data-state'] });
                }"""));
        // Payara looks now and then whether it is to reload, and may not have begun to.
        await().pollInSameThread().atMost(PATIENCE).pollInterval(AGAIN).until(() -> {
            if (both.stream().allMatch(RestartIT::wasInterrupted)) {
                return true;
            }
            server.reload();
            return both.stream().allMatch(RestartIT::wasInterrupted);
        });
        for (Visitor one : both) {
            one.assertInCall();
            assertPictureMoves(one);
        }
        assertHeard(both.get(0), both.get(1));
        assertMediaWereLeftAlone(both);
    }

    private static boolean wasInterrupted(Visitor one) {
        return (boolean) one.page().evaluate("window.interruptions > 0");
    }
}
