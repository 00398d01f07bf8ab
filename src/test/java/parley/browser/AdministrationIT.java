package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Clock;
import java.net.URI;
import java.util.Arrays;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.call.CallId;
import parley.container.Jmx;

/** What people see of what an administrator does, and how they go on. */
class AdministrationIT extends WithDeployment {
    private Jmx jmx;
    private ObjectName server;
    private ObjectName calls;
    private Visitor ada;
    private Visitor bob;
    private Visitor carla;

    @BeforeEach
    void come() throws Exception {
        jmx = new Jmx();
        server = jmx.name("Server", "/parley");
        calls = jmx.name("Calls", "/parley");
        ada = visitor("Ada");
        bob = visitor("Bob");
        carla = visitor("Carla");
        ada.open(base);
        ada.sayName();
    }

    @AfterEach
    void go() throws Exception {
        jmx.close();
        assertNoComplaints();
    }

    private static void assertShows(Visitor visitor, String code) {
        visitor.assertShows(code);
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
            carla.open(base);
            clock.pauseAt(System.currentTimeMillis() + 30_000); // from then on nothing is said for having taken long
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
