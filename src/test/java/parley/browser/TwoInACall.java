package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import parley.server.Fork;
import parley.server.ParleyServer;

/** What tests have in common in which two people talk while something happens: a server that can be killed, and a picture. */
abstract class TwoInACall extends WithBrowsers {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static ParleyServer server;

    @BeforeAll
    static void start() throws Exception {
        server = ParleyServer.ofThisRun(Fork.directory().resolve("survival"));
        browser = browsers.launch(new FakeMedia(true, 440));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static int port() {
        return server.address().getPort();
    }

    @Override
    Visitor visitor(String name, Browser itsBrowser) {
        return visitor(name, itsBrowser.newContext(new Browser.NewContextOptions().setBypassCSP(true)));
    }

    /** Brings both into one call, whether it works or not. */
    static void meet(URI page, Visitor ada, Visitor bob) {
        ada.open(page);
        ada.sayName();
        bob.follow(ada.newCall());
    }

    /** Ada and Bob in a call, each with the picture of the other. */
    List<Visitor> call(int port, Visitor ada, Visitor bob) {
        meet(page(port), ada, bob);
        ada.assertConnectedTo("Bob");
        bob.assertConnectedTo("Ada");
        List<Visitor> both = List.of(ada, bob);
        both.forEach(TwoInACall::assertPictureMoves);
        return both;
    }

    List<Visitor> call() {
        return call(port(), visitor("Ada"), visitor("Bob"));
    }

    static void assertPictureMoves(Visitor one) {
        int before = one.received().frames();
        await().atMost(PATIENCE).until(() -> one.received().frames() >= before + 10);
    }

    /** Signals go through in both directions. */
    static void assertHeard(Visitor ada, Visitor bob) {
        ada.deviceSwitch("Microphone").click();
        assertThat(bob.markersOf("Ada")).hasCount(1);
        bob.deviceSwitch("Microphone").click();
        assertThat(ada.markersOf("Bob")).hasCount(1);
    }

    static void assertMediaWereLeftAlone(List<Visitor> both) {
        for (Visitor one : both) {
            assertEquals(1, one.negotiations(), "one offer or one answer, and nothing since");
        }
    }
}
