package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.server.ParleyServer;
import parley.server.TurnServer;

/** Two people whom no network lets see each other: both read why, and what to do. */
@Tag("all")
class TroubleIT extends TwoInACall {
    /** Four seconds pass in one, for the page; its timers stay as they are. */
    private static final String HURRY = """
            const { now } = Performance.prototype;
            Performance.prototype.now = function () {
              return 4 * now.call(this);
            };
            """;

    /** As on a machine that has nothing but loopback, whatever addresses this one has. */
    private static final String LOOPBACK_ONLY = """
            for (const name of ['localDescription', 'remoteDescription']) {
              const { get } = Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, name);
              Object.defineProperty(RTCPeerConnection.prototype, name, {
                get() {
                  const description = get.call(this);
                  const sdp = description?.sdp.replace(/^a=candidate:(?!.* 127\\.0\\.0\\.1 ).*\\r\\n/gm, '');
                  return description && { type: description.type, sdp };
                },
              });
            }
            """;

    private static Locator note(Visitor one) {
        return one.page().locator("trouble-note");
    }

    private static void assertExplains(Visitor one, String other, String code, String remedy) {
        assertThat(note(one).locator(".code code"))
                .hasText(code, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis()));
        assertThat(note(one)).containsText("No connection to " + other + ".");
        assertThat(note(one)).containsText(remedy);
        assertThat(one.tileOf(other)).containsText("No connection");
        Locator check =
                one.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Check the connection"));
        assertThat(check).hasAttribute("href", Pattern.compile("/parley/check\\.html$"));
        one.screenshot("trouble-" + code);
    }

    private static void assertExplainsNothing(Visitor one) {
        assertThat(note(one)).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE.toMillis()));
    }

    private static void meet(int port, Visitor ada, Visitor bob) {
        ada.open(URI.create("http://127.0.0.1:" + port + "/parley/"));
        ada.sayName();
        bob.follow(ada.newCall());
    }

    @Test
    void noWayFromOneToTheOtherAndNoRelay() throws Exception {
        try (MediaProxy network = new MediaProxy()) {
            network.cut(true);
            Visitor ada = visitor("Ada", browser);
            Visitor bob = visitor("Bob", browser);
            for (Visitor one : List.of(ada, bob)) {
                one.page().addInitScript(network.script());
                one.page().addInitScript(LOOPBACK_ONLY);
            }
            meet(port(), ada, bob);
            String remedy = "Connect your devices to the same network, such as the same Wi-Fi.";
            assertExplains(ada, "Bob", "private-addresses", remedy);
            assertExplains(bob, "Ada", "private-addresses", remedy);
            assertThat(note(ada)).containsText("parley.iceServers names none");
            assertThat(ada.page().locator("call-status")).isEmpty();

            bob.button("Close").click();
            assertExplainsNothing(bob);
            bob.assertSays("No connection to Ada. Trying again…");

            network.cut(false);
            for (Visitor one : List.of(ada, bob)) {
                assertPictureMoves(one);
                assertExplainsNothing(one);
                assertThat(one.page().locator("call-status")).not().containsText("No connection");
                assertThat(one.page().locator("participant-tile .note")).isEmpty();
            }
        }
    }

    @Test
    void whoHidesTheirAddressWithoutARelayIsToldAndTakesItBack() {
        Visitor ada = visitor("Ada", browser);
        Visitor bob = visitor("Bob", browser);
        List.of(ada, bob).forEach(one -> one.page().addInitScript(HURRY));
        ada.page().addInitScript("localStorage.setItem('parley relay only', 'true')");
        meet(port(), ada, bob);
        assertExplains(ada, "Bob", "relay-missing", "Turn off “Hide my network address” in the settings.");
        assertExplains(bob, "Ada", "relay-missing-there", "Ask Ada to turn off “Hide my network address”");

        ada.button("Settings").click();
        ada.page().getByLabel("Hide my network address").uncheck();
        for (Visitor one : List.of(ada, bob)) {
            assertPictureMoves(one);
            assertExplainsNothing(one);
        }
    }

    @Test
    void aRelayThatRefusesAndThenIsGone() throws Exception {
        assumeTrue(TurnServer.isInstalled(), "coturn is not installed");
        TurnServer turn = new TurnServer(Path.of("target", "turn-trouble"));
        Map<String, String> settings = new HashMap<>(turn.settings());
        settings.put("PARLEY_ICE_SERVERS", "turn:" + TurnServer.ADDRESS + ":" + turn.port());
        settings.put("PARLEY_TURN_SECRET", "not-what-the-TURN-server-has");
        settings.put("PARLEY_RELAY_ONLY", "true");
        try (ParleyServer mistaken = ParleyServer.ofThisRun(Path.of("target", "trouble"), settings)) {
            Visitor ada = visitor("Ada", browser);
            Visitor bob = visitor("Bob", browser);
            List.of(ada, bob).forEach(one -> one.page().addInitScript(HURRY));
            meet(mistaken.address().getPort(), ada, bob);
            for (Visitor one : List.of(ada, bob)) {
                String other = one == ada ? "Bob" : "Ada";
                assertExplains(one, other, "relay-refused", "Tell the person who runs the server");
                assertThat(note(one)).containsText("parley.turnSecret must be its secret");
                assertThat(note(one)).not().containsText("Hide my network address");
            }

            turn.close();
            ada.page().reload();
            bob.page().reload();
            assertExplains(ada, "Bob", "relay-unreachable", "Try another network, such as mobile data.");
            assertExplains(bob, "Ada", "relay-unreachable", "Try another network, such as mobile data.");
        } finally {
            turn.close();
        }
    }
}
