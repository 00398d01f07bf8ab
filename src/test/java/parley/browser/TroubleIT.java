package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static void assertExplainsNothing(Visitor one) {
        assertThat(one.troubleNote()).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE.toMillis()));
    }

    /** In the call of someone who is alone: a note of others, whose troubles the test makes up. */
    private static final String ANOTHER_NOTE = """
            async () => {
              const { src } = document.querySelector('script[type=module]');
              const { TroubleNote } = await import(new URL('ui/trouble-note.js', src));
              const peers = new Map();
              const note = new TroubleNote({ peers, relayOnlyByChoice: false });
              note.id = 'made-up';
              note.addEventListener('closed', () => note.update(false));
              document.querySelector('.notes').append(note);
              window.suffer = (troubles, interrupted = false) => {
                peers.clear();
                for (const [name, trouble] of Object.entries(troubles)) peers.set(name, { name, trouble });
                note.update(interrupted);
              };
            }""";

    private static final String IN_THE_CALL = "document.activeElement === document.querySelector('call-view h1')";

    @Test
    void noWayFromOneToTheOtherAndNoRelay() throws Exception {
        try (MediaProxy network = new MediaProxy()) {
            network.cut(true);
            Visitor ada = visitor("Ada");
            Visitor bob = visitor("Bob");
            for (Visitor one : List.of(ada, bob)) {
                one.page().addInitScript(network.script());
                one.page().addInitScript(LOOPBACK_ONLY);
            }
            meet(page(port()), ada, bob);
            String remedy = "Connect your devices to the same network, such as the same Wi-Fi.";
            ada.assertExplains("Bob", "private-addresses", remedy);
            bob.assertExplains("Ada", "private-addresses", remedy);
            assertThat(ada.troubleNote()).containsText("parley.iceServers names none");
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
        Visitor ada = visitor("Ada");
        Visitor bob = visitor("Bob");
        List.of(ada, bob).forEach(one -> one.page().addInitScript(HURRY));
        ada.page().addInitScript("localStorage.setItem('parley relay only', 'true')");
        meet(page(port()), ada, bob);
        ada.assertExplains("Bob", "relay-missing", "Turn off “Hide my network address” in the settings.");
        bob.assertExplains("Ada", "relay-missing-there", "Ask Ada to turn off “Hide my network address”");

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
            Visitor ada = visitor("Ada");
            Visitor bob = visitor("Bob");
            List.of(ada, bob).forEach(one -> one.page().addInitScript(HURRY));
            meet(page(mistaken.address().getPort()), ada, bob);
            for (Visitor one : List.of(ada, bob)) {
                String other = one == ada ? "Bob" : "Ada";
                one.assertExplains(other, "relay-refused", "Tell the person who runs the server");
                assertThat(one.troubleNote()).containsText("parley.turnSecret must be its secret");
                assertThat(one.troubleNote()).not().containsText("Hide my network address");
            }

            turn.close();
            ada.page().reload();
            bob.page().reload();
            ada.assertExplains("Bob", "relay-unreachable", "Try another network, such as mobile data.");
            bob.assertExplains("Ada", "relay-unreachable", "Try another network, such as mobile data.");
        } finally {
            turn.close();
        }
    }

    @Test
    void whatIsClosedHidesNothingElseAndTheFocusIsNotLost() {
        Visitor ada = visitor("Ada");
        Page page = ada.page();
        ada.open(page(port()));
        ada.newCall();
        page.evaluate(ANOTHER_NOTE);
        Locator note = page.locator("#made-up");
        Locator said = note.getByRole(AriaRole.ALERT);
        Locator code = note.locator(".code code");
        Locator close = note.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"));

        page.evaluate("suffer({ Bob: 'relay-blocked', Carla: 'no-candidates-there', Dan: 'no-answer' })");
        assertThat(code).hasText("relay-blocked");
        assertThat(said).containsText("No connection to Bob.");
        assertThat(said).not().containsText("relay-blocked");
        assertThat(said.locator("button, a, .report")).hasCount(0);
        ada.screenshot("trouble-of-two");
        note.locator(".copy-code").focus();
        close.press("Enter");
        assertThat(code).hasText("no-candidates-there");
        assertThat(said).containsText("No connection to Carla.");
        assertThat(close).isFocused();
        note.locator(".copy-code").focus();
        page.evaluate("suffer({ Bob: 'relay-blocked', Carla: 'no-relay' })");
        assertThat(code).hasText("no-relay");
        assertThat(note.getByRole(AriaRole.LINK)).isFocused();
        close.press("Enter");
        assertThat(note).isHidden();
        assertEquals(true, page.evaluate(IN_THE_CALL));

        page.evaluate("suffer({ Bob: 'relay-blocked', Carla: 'no-relay' }, true)");
        page.evaluate("suffer({ Bob: 'relay-blocked', Carla: 'no-relay' })");
        assertThat(note).isHidden(); // the server was away, and nothing else has changed
        page.evaluate("suffer({ Bob: null, Carla: 'no-relay' })");
        assertThat(note).isHidden();
        page.evaluate("suffer({ Bob: 'relay-blocked', Carla: 'no-relay' })");
        assertThat(said).containsText("No connection to Bob.");
        close.focus();
        page.evaluate("suffer({})");
        assertThat(note).isHidden();
        assertEquals(true, page.evaluate(IN_THE_CALL));
    }
}
