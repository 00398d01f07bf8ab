package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.browser.CheckIT.assertSays;
import static parley.browser.CheckIT.assertState;
import static parley.browser.CheckIT.check;
import static parley.browser.CheckIT.checkUntil;
import static parley.browser.CheckIT.line;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import parley.server.ParleyServer;
import parley.server.Ports;
import parley.server.TurnServer;

/** The check of the connection, with a coturn that relays, refuses, or is not where it should be. */
@Tag("all")
@EnabledIf(value = "parley.server.TurnServer#isInstalled", disabledReason = "coturn is not installed")
class CheckRelayIT extends WithBrowsers {
    private static TurnServer turn;
    private static ParleyServer server;
    /** Host and port of coturn. */
    private static String place;

    private Visitor ada;

    @BeforeAll
    static void start() throws Exception {
        turn = new TurnServer(Path.of("target", "check-turn"));
        Map<String, String> settings = new HashMap<>(turn.settings());
        place = TurnServer.ADDRESS + ":" + turn.port();
        settings.put("PARLEY_ICE_SERVERS", "stun:%1$s turn:%1$s turn:%1$s?transport=tcp".formatted(place));
        server = ParleyServer.ofThisRun(Path.of("target", "check"), settings);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (turn != null) {
            turn.close();
        }
    }

    @BeforeEach
    void comes() {
        ada = visitor("Ada");
    }

    private static Locator relay(Page page, String url) {
        return line(page, "relay").filter(new Locator.FilterOptions().setHas(page.getByText(url, exactly())));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    /** What comes from the server is not what it said. */
    private void alter(UnaryOperator<String> change) {
        ada.page().routeWebSocket(address -> address.contains("/calls/"), (WebSocketRoute page) -> {
            WebSocketRoute real = page.connectToServer();
            real.onMessage(frame -> page.send(change.apply(frame.text())));
        });
    }

    private void setServerClock(Instant time) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
        ada.page().route("**/settings.json", route -> {
            APIResponse response = route.fetch();
            Map<String, String> headers = new HashMap<>(response.headers());
            headers.put("date", date);
            route.fulfill(new Route.FulfillOptions().setResponse(response).setHeaders(headers));
        });
    }

    private Page checked() {
        ada.open(server.page().resolve("check.html"));
        check(ada.page());
        return ada.page();
    }

    private static Page checkedUntilAllIsWell(Visitor visitor) {
        Page page = visitor.page();
        visitor.open(server.page().resolve("check.html"));
        checkUntil(page, "good");
        return page;
    }

    @Test
    void allIsWell() {
        Page page = checkedUntilAllIsWell(ada);
        for (String works : new String[] {"signaling", "size", "candidates", "mapping", "udp", "stun", "loop"}) {
            assertState("good", line(page, works));
        }
        assertState("good", relay(page, "turn:" + place));
        assertState("good", relay(page, "turn:" + place + "?transport=tcp"));
        assertSays("kbit/s", line(page, "loop"));
        ada.screenshot("check");
    }

    @Test
    void allIsWellInFirefox() {
        try (Browser firefox = browsers.launchFirefox();
                Visitor fox = new Visitor("Fox", firefox)) {
            Page page = checkedUntilAllIsWell(fox);
            for (String works : new String[] {"signaling", "size", "candidates", "mapping", "udp", "stun", "loop"}) {
                assertState("good", line(page, works));
            }
            assertState("good", relay(page, "turn:" + place));
            assertState("good", relay(page, "turn:" + place + "?transport=tcp"));
            assertSays("kbit/s", line(page, "loop"));
            fox.screenshot("check");
            assertEquals(List.of(), fox.complaints());
        }
    }

    @Test
    void whoHidesTheAddressAsksTheRelayOnly() {
        ada.page().addInitScript("localStorage.setItem('parley relay only', 'true')");
        Page page = checked();
        for (String leftOut : new String[] {"candidates", "mapping", "stun"}) {
            assertState("none", line(page, leftOut));
            assertSays("stay hidden", line(page, leftOut));
        }
        for (String works : new String[] {"size", "udp", "loop"}) {
            assertState("good", line(page, works));
        }
        assertState("good", relay(page, "turn:" + place));
        assertThat(page.locator(".check-summary")).hasAttribute("data-state", "good");
        relay(page, "turn:" + place).scrollIntoViewIfNeeded();
        ada.screenshot("check-relay-only");
    }

    @Test
    void aWrongSecretIsRefused() {
        alter(frame -> frame.replaceAll("\"credential\":\"[^\"]*\"", "\"credential\":\"wrong\""));
        setServerClock(Instant.now().minusSeconds(600)); // credentials last longer than that
        Page page = checked();
        assertState("warn", line(page, "clock"));
        Locator relay = relay(page, "turn:" + place);
        assertState("bad", relay);
        assertSays("parley.turnSecret must be", relay);
        assertSays("error: 401", relay);
        assertState("good", line(page, "udp")); // a refusal has come back
        assertState("none", line(page, "loop"));
        relay.scrollIntoViewIfNeeded();
        ada.screenshot("check-wrong-secret");
    }

    @Test
    void credentialsThatHaveEndedPointToTheClocks() throws Exception {
        Instant yesterday = Instant.now().minusSeconds(86_400);
        String username = yesterday.getEpochSecond() + ":someone";
        String password = password(username);
        alter(frame -> frame.replaceAll("\"credential\":\"[^\"]*\"", "\"credential\":\"" + password + "\"")
                .replaceAll("\"username\":\"[^\"]*\"", "\"username\":\"" + username + "\""));
        setServerClock(yesterday);
        Page page = checked();
        assertState("warn", line(page, "clock"));
        assertSays("hours behind", line(page, "clock"));
        Locator relay = relay(page, "turn:" + place);
        assertState("bad", relay);
        assertSays("clocks differ", relay);
        assertSays("error: 401", relay);
        relay.scrollIntoViewIfNeeded();
        ada.screenshot("check-wrong-clock");
    }

    /** As coturn and Parley make it. */
    private static String password(String username) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        byte[] secret = turn.settings().get("PARLEY_TURN_SECRET").getBytes(StandardCharsets.US_ASCII);
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void whereNothingAnswersByUdpButByTcpUdpIsBlocked() throws Exception {
        String nowhere = "127.0.0.1:" + Ports.free();
        alter(frame -> frame.replace("\"stun:" + place + "\"", "\"stun:" + nowhere + "\"")
                .replace("\"turn:" + place + "\"", "\"turn:" + nowhere + "\""));
        Page page = checked();
        assertState("warn", line(page, "udp"));
        assertSays("This network blocks UDP.", line(page, "udp"));
        assertState("warn", line(page, "stun"));
        Locator relay = relay(page, "turn:" + nowhere);
        assertState("warn", relay);
        assertSays("does not answer over UDP", relay);
        assertState("good", relay(page, "turn:" + place + "?transport=tcp"));
        assertState("good", line(page, "loop"));
        ada.screenshot("check-udp-blocked");
    }
}
