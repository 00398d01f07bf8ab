package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import parley.server.Fork;
import parley.server.ParleyServer;

/** What tests have in common in which two people talk while something happens: a server that can be killed, and a picture. */
abstract class TwoInACall {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static ParleyServer server;
    static Browsers browsers;
    static Browser browser;

    final List<Visitor> visitors = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = ParleyServer.ofThisRun(Fork.directory().resolve("survival"));
        browsers = new Browsers();
        browser = browsers.launch(new FakeMedia(true, 440).arguments(Path.of("target", "fake-media")));
    }

    @AfterAll
    static void stop() {
        if (browsers != null) {
            browsers.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void everybodyGoes() {
        visitors.forEach(Visitor::close);
    }

    static int port() {
        return server.address().getPort();
    }

    Visitor visitor(String name, Browser itsBrowser) {
        Visitor visitor = new Visitor(name, itsBrowser.newContext(new Browser.NewContextOptions().setBypassCSP(true)));
        visitors.add(visitor);
        return visitor;
    }

    static URI page(int port) {
        return URI.create("http://127.0.0.1:" + port + "/parley/");
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
        return call(port(), visitor("Ada", browser), visitor("Bob", browser));
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
