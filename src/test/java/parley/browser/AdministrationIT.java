package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.call.CallId;
import parley.container.Deployed;
import parley.container.Jmx;

/** What people see of what an administrator does, and how they go on. */
@ExtendWith(ArquillianExtension.class)
class AdministrationIT {
    private static final double PATIENCE = 45_000;

    private static Browsers browsers;

    @ArquillianResource
    private URL url;

    private Jmx jmx;
    private ObjectName server;
    private ObjectName calls;
    private Visitor ada;
    private Visitor bob;
    private Visitor carla;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    @BeforeAll
    static void launch() {
        browsers = new Browsers();
    }

    @AfterAll
    static void quit() {
        browsers.close();
    }

    @BeforeEach
    void come() throws Exception {
        jmx = new Jmx();
        server = jmx.name("Server", "/parley");
        calls = jmx.name("Calls", "/parley");
        Browser browser = browsers.launch();
        ada = new Visitor("Ada", browser);
        bob = new Visitor("Bob", browser);
        carla = new Visitor("Carla", browser);
        ada.open(Deployed.at(url));
        ada.sayName();
    }

    @AfterEach
    void go() throws Exception {
        jmx.close();
        for (Visitor visitor : List.of(ada, bob, carla)) {
            assertEquals(List.of(), visitor.complaints());
            visitor.close();
        }
    }

    private static void assertShows(Visitor visitor, String code) {
        assertThat(visitor.page().locator(".code code").getByText(code))
                .isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
        visitor.screenshot("administration-" + code);
    }

    private CompositeData call(String link) throws Exception {
        String id = CallId.ofInvite(URI.create(link).getFragment()).text();
        return Arrays.stream(Jmx.list(jmx.get(calls, "Calls")))
                .filter(call -> id.startsWith((String) call.get("id")))
                .findAny()
                .orElseThrow();
    }

    @Test
    void whoIsRemovedStaysOutAndALockedCallLetsNobodyNewIn() throws Exception {
        String link = ada.newCall();
        bob.follow(link);
        ada.assertConnectedTo("Bob");
        CompositeData call = call(link);
        String bobsId = (String) Jmx.list(call.get("participants"))[1].get("id");
        jmx.invoke(calls, "remove", call.get("id"), bobsId, true);
        assertShows(bob, "removed");
        ada.assertAlone();
        ada.assertInCall();
        bob.button("Try again").click();
        assertShows(bob, "removed");

        carla.page().navigate(link);
        carla.sayName();
        carla.button("Join call").click();
        assertShows(carla, "call-locked");
        jmx.invoke(calls, "unlock", call.get("id"));
        carla.button("Try again").click();
        carla.assertInCall();
        ada.assertConnectedTo("Carla");
    }

    @Test
    void anEndedCallStaysEndedAndAnotherOneBegins() throws Exception {
        String link = ada.newCall();
        bob.follow(link);
        ada.assertConnectedTo("Bob");
        jmx.invoke(calls, "end", call(link).get("id"));
        assertShows(ada, "call-ended");
        assertShows(bob, "call-ended");
        bob.button("Try again").click();
        assertShows(bob, "call-ended");
        ada.button("Back to start").click();
        ada.newCall();
    }

    @Test
    void aDrainingServerSaysSoAtOnceAndIsWaitedFor() throws Exception {
        Clock clock = carla.page().clock();
        clock.install();
        String link = ada.newCall();
        jmx.invoke(server, "drain");
        try {
            bob.follow(link);
            ada.assertConnectedTo("Bob");
            carla.open(Deployed.at(url));
            clock.pauseAt(System.currentTimeMillis() + 1_000); // from then on nothing is said for having taken long
            carla.button("New call").click();
            assertShows(carla, "draining");
            assertThat(carla.page().locator("call-status")).hasText("Joining the call…");
        } finally {
            jmx.invoke(server, "undrain");
        }
        clock.fastForward(10_000); // to the next attempt
        clock.resume();
        carla.assertInCall();
    }
}
