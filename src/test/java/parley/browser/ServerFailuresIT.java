package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.container.Deployed;

/** Whatever is wrong with the server, or on the way to it, has a name on the screen, a remedy, and a way back. */
class ServerFailuresIT extends WithDeployment {
    private static final String SMALL_WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>parley.capacity</param-name>
                <param-value>2</param-value>
              </context-param>
              <context-param>
                <param-name>parley.participants</param-name>
                <param-value>3</param-value>
              </context-param>
            </web-app>
            """;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "small", managed = false, testable = false)
    static WebArchive small() {
        return Deployed.war("small").setWebXML(new StringAsset(SMALL_WEB_XML));
    }

    @AfterEach
    void nobodyComplains() {
        assertNoComplaints("Failed to load resource");
    }

    private Visitor triesToJoin(SignalingProxy proxy) {
        Visitor ada = visitor("Ada");
        ada.open(page(proxy.port()));
        assertThat(ada.button("New call")).isVisible();
        return ada;
    }

    @Tag("all")
    @Test
    void aProxyThatBlocksWebSocketsIsToldFromAServerThatIsGone() throws Exception {
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            proxy.blockWebSockets(true);
            Visitor ada = triesToJoin(proxy);
            ada.button("New call").click();
            ada.assertShows("websocket-blocked");
            Inspector.picture(ada.page(), "failure-websocket-blocked");
            proxy.beGone(true);
            ada.assertShows("server-gone");
            Inspector.picture(ada.page(), "failure-server-gone");
            proxy.blockWebSockets(false);
            proxy.beGone(false);
            ada.assertInCall();
            ada.assertShowsNoMore("server-gone");
        }
    }

    @Tag("all")
    @Test
    void aServerThatDoesNotKnowItsNameIsExplained() throws Exception {
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            Visitor ada = triesToJoin(proxy);
            proxy.renameServer(true);
            ada.button("New call").click();
            ada.assertShows("origin-refused");
            Inspector.picture(ada.page(), "failure-origin-refused");
            proxy.renameServer(false); // the page tries by itself
            ada.assertInCall();
        }
    }

    @Test
    void noNetworkIsNotTheServersFault() throws Exception {
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            Visitor ada = triesToJoin(proxy);
            ada.page().context().setOffline(true);
            ada.button("New call").click();
            ada.assertShows("network-gone");
            Inspector.picture(ada.page(), "failure-network-gone");
            ada.page().context().setOffline(false);
            ada.assertInCall();
        }
    }

    @Test
    void aServerThatGoesInMidCallTakesNothingWithIt() throws Exception {
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            Visitor ada = triesToJoin(proxy);
            ada.sayName();
            String link = ada.newCall();
            Visitor bob = visitor("Bob");
            bob.follow(link);
            ada.assertConnectedTo("Bob");
            bob.assertConnectedTo("Ada");
            proxy.beGone(true);
            ada.assertSays("The server does not answer.");
            ada.assertSays("Your call goes on.");
            Inspector.picture(ada.page(), "failure-server-gone-in-call");
            Locator video = ada.videoOf("Bob");
            int before = Witness.frames(video);
            await().atMost(Duration.ofSeconds(30)).until(() -> Witness.frames(video) >= before + 10);
            assertEquals(1, ada.negotiations());
            proxy.beGone(false);
            ada.assertInCall();
            ada.assertSays("Connected again.");
            ada.assertConnectedTo("Bob");
        }
    }

    @Tag("all")
    @Test
    void aFullCallAndAFullServerHavePlacesAgain() {
        deployer.deploy("small");
        try {
            URI small = base.resolve("/small/");
            Visitor ada = visitor("Ada");
            Visitor bob = visitor("Bob");
            ada.open(small);
            String link = ada.newCall();
            bob.follow(link);
            Visitor carla = visitor("Carla");
            carla.page().navigate(link);
            carla.sayName();
            carla.button("Join call").click();
            carla.assertShows("call-full");
            Inspector.picture(carla.page(), "failure-call-full");
            bob.hangUp();
            assertThat(bob.page().locator("body[data-view=ended]")).isVisible();
            carla.button("Try again").click();
            carla.assertInCall();

            bob.button("Back to start").click();
            bob.newCall();
            Visitor dora = visitor("Dora");
            dora.open(small);
            dora.button("New call").click();
            dora.assertShows("server-full");
            Inspector.picture(dora.page(), "failure-server-full");
            bob.hangUp();
            dora.assertInCall();
            dora.assertShowsNoMore("server-full");
            nobodyComplains();
        } finally {
            everybodyGoes();
            deployer.undeploy("small");
        }
    }

    @Test
    void aCallMovesToAnotherTabAndBack() {
        Visitor ada = visitor("Ada");
        ada.open(base);
        ada.newCall();
        Page first = ada.page();
        Page second = first.waitForPopup(() -> first.evaluate("window.open(location.href)"));
        assertThat(Visitor.code(second, "taken")).isVisible();
        Inspector.picture(second, "failure-taken");
        second.getByText("Use it here", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(second.locator("body[data-view=call][data-state=joined]")).isVisible();
        ada.assertShows("replaced");
        Inspector.picture(first, "failure-replaced");
        ada.button("Use it here").click();
        ada.assertInCall();
        assertThat(Visitor.code(second, "replaced")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({
        "4001, version-unsupported, Reload the page",
        "4002, join-refused,        Try again",
        "4005, attempt-stale,       Try again",
        "4006, superseded,          Try again",
        "4007, frame-malformed,     Reload the page",
        "4012, call-ended,          Try again",
        "4013, removed,             Try again",
        "4014, call-locked,         Try again",
        "4077, of-the-future,       Reload the page",
    })
    void anEndThatTheServerDecidesOnOffersAWayBack(int closeCode, String name, String remedy) {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript("""
                const real = WebSocket;
                class Refusing extends EventTarget {
                  constructor() {
                    super();
                    window.WebSocket = real; // the next one is served
                    const closed = Object.assign(new Event('close'), { code: %d, reason: '%s' });
                    setTimeout(() => this.dispatchEvent(closed));
                  }
                  close() {}
                }
                if (!sessionStorage.getItem('healed')) window.WebSocket = Refusing;
                """.formatted(closeCode, name));
        ada.open(base);
        ada.button("New call").click();
        ada.assertShows(name);
        Inspector.picture(ada.page(), "failure-" + name);
        ada.page().evaluate("sessionStorage.setItem('healed', 'yes')");
        ada.button(remedy).click();
        ada.assertInCall();
    }
}
