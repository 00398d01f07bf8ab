package parley.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.SignalingClient;
import parley.SignalingClient.Closed;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;
import parley.call.Capability;
import parley.call.ParticipantId;
import parley.protocol.Frames;

/** The protocol as the deployed WAR speaks it: what is good, and the documented answer to what is bad. */
@ExtendWith(ArquillianExtension.class)
class SignalingIT {
    @ArquillianResource
    private URL url;

    private final Invitation invitation = Invitation.random();
    private final Seat seat = new Seat();
    private final Seat witnessSeat = new Seat();
    private URI base;
    private SignalingClient witness;
    private String witnessId;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    /** Someone else in the same call, whom nothing that goes wrong may touch. */
    @BeforeEach
    void witnessJoins() throws Exception {
        base = Deployed.at(url);
        witness = SignalingClient.join(base, invitation, witnessSeat);
        witnessId = witness.expect("welcome").getString("id");
    }

    @AfterEach
    void witnessIsUnharmed() throws Exception {
        witness.framesSoFar();
        assertFalse(witness.isClosed());
        witness.send(SignalingClient.frame("leave"));
        assertEquals(new Closed(4000, "left"), witness.expectClosed());
    }

    private SignalingClient connect() {
        return SignalingClient.connect(base, invitation.call().text());
    }

    private SignalingClient joined() throws InterruptedException {
        SignalingClient client = SignalingClient.join(base, invitation, seat);
        client.expect("welcome");
        return client;
    }

    private static JsonObject text(String text) {
        return Json.createObjectBuilder().add("text", text).build();
    }

    private static void assertRefused(SignalingClient client, int code, String name) throws InterruptedException {
        assertEquals(name, client.expectError(true));
        assertEquals(new Closed(code, name), client.expectClosed());
    }

    @Test
    void introducesAndRelays() throws Exception {
        try (SignalingClient ada =
                SignalingClient.connect(base, invitation.call().text())) {
            ada.send(SignalingClient.joinFrame(invitation, seat)
                    .add("hostKey", invitation.hostKey())
                    .build());
            JsonObject welcome = ada.expect("welcome");
            assertEquals("host", welcome.getString("role"));
            assertEquals(
                    witnessId,
                    welcome.getJsonArray("participants").getJsonObject(0).getString("id"));
            JsonObject joined = witness.expect("joined").getJsonObject("participant");
            assertEquals(welcome.getString("id"), joined.getString("id"));
            assertEquals("회의", joined.getJsonObject("about").getString("name"));

            ada.send(SignalingClient.signalFrame(witnessId, witnessSeat.instance, 1, text("한 😀"))
                    .build());
            JsonObject signal = witness.expect("signal");
            assertEquals(text("한 😀"), signal.getJsonObject("data"));
            assertEquals(welcome.getString("id"), signal.getString("from"));

            ada.send(Json.createObjectBuilder()
                    .add("type", "about")
                    .add("about", text("new"))
                    .build());
            assertEquals(text("new"), witness.expect("about").getJsonObject("about"));
            ada.send(SignalingClient.frame("leave"));
            assertEquals("leave", witness.expect("left").getString("reason"));
            assertEquals(new Closed(4000, "left"), ada.expectClosed());
        }
    }

    @Test
    void takesTheGreatestFrameInManyPartsAndRefusesALargerOne() throws Exception {
        try (SignalingClient ada = joined()) {
            witness.expect("joined");
            String small = SignalingClient.signalFrame(witnessId, witnessSeat.instance, 1, text("x"))
                    .build()
                    .toString();
            String greatest = small.replace("\"x\"", '"' + "가".repeat(65_536 - small.length() + 1) + '"');
            assertEquals(65_536, greatest.length());
            for (int from = 0; from < greatest.length(); from += 1_000) {
                int to = Math.min(greatest.length(), from + 1_000);
                ada.sendPart(greatest.substring(from, to), to == greatest.length());
            }
            assertTrue(witness.expect("signal").toString().contains("가".repeat(65_000)));

            ada.send(greatest + " ");
            assertRefused(ada, 4008, "frame-too-large");
        }
        witness.expect("away");
    }

    @Test
    void tellsABrokenSeatFromOneThatWasClosed() throws Exception {
        SignalingClient ada = joined();
        witness.expect("joined");
        ada.abort();
        witness.expect("away");
        ada = joined();
        assertEquals(
                seat.instance,
                witness.expect("back").getJsonObject("participant").getString("instance"));
        ada.closeNormally();
        witness.expect("away");
        assertEquals("grace", witness.expect("left").getString("reason"));
    }

    @Test
    void givesASeatToTheNewestAttempt() throws Exception {
        try (SignalingClient first = joined();
                SignalingClient second = joined()) {
            witness.expect("joined");
            witness.expect("back");
            assertEquals(new Closed(4006, "superseded"), first.expectClosed());
            seat.instance = Capability.random();
            try (SignalingClient third = joined()) {
                assertEquals(new Closed(4004, "replaced"), second.expectClosed());
                witness.expect("back");
                seat.attempt = 0;
                SignalingClient late = SignalingClient.join(base, invitation, seat);
                assertRefused(late, 4005, "attempt-stale");
                assertEquals(0, third.framesSoFar().size());
                third.send(SignalingClient.frame("leave"));
                witness.expect("left");
            }
        }
    }

    @Test
    void nobodyOutsideReceivesAnything() throws Exception {
        try (SignalingClient stranger = SignalingClient.join(base, Invitation.random(), new Seat());
                SignalingClient unjoined = connect()) {
            stranger.expect("welcome");
            try (SignalingClient ada = joined()) {
                witness.expect("joined");
                ada.send(SignalingClient.signalFrame(witnessId, witnessSeat.instance, 1, text("private"))
                        .build());
                witness.expect("signal");
                assertEquals(0, stranger.framesSoFar().size());
                stranger.send(SignalingClient.signalFrame(witnessId, witnessSeat.instance, 1, text("intrusion"))
                        .build());
                assertEquals(0, stranger.framesSoFar().size());
                ada.send(SignalingClient.frame("leave"));
                witness.expect("left");
            }
            unjoined.send(SignalingClient.frame("ping"));
            assertRefused(unjoined, 4010, "join-first");
        }
    }

    @Test
    void refusesWhatComesBeforeTheJoin() throws Exception {
        String signal = SignalingClient.signalFrame(witnessId, witnessSeat.instance, 1, text("x"))
                .build()
                .toString();
        for (String early : new String[] {signal, "{\"type\":\"leave\"}", "{\"type\":\"signal\"}"}) {
            try (SignalingClient client = connect()) {
                client.send(early);
                assertRefused(client, 4010, "join-first");
            }
        }
        try (SignalingClient client = connect()) {
            client.send("{\"type\":\"later\"}");
            assertEquals("type-unknown", client.expectError(false));
            client.send(
                    SignalingClient.joinFrame(invitation, seat).remove("about").build());
            assertRefused(client, 4011, "join-invalid");
        }
    }

    @Test
    void refusesJoinsThatMayNotBe() throws Exception {
        Invitation other = Invitation.random();
        try (SignalingClient client = connect()) {
            client.send(SignalingClient.joinFrame(other, seat).build());
            assertRefused(client, 4002, "join-refused");
        }
        // The last character spells the same bytes in another way.
        String canonical = invitation.call().text();
        char last = canonical.charAt(canonical.length() - 1);
        String twin = canonical.substring(0, canonical.length() - 1) + (char) (last + 1);
        try (SignalingClient client = SignalingClient.connect(base, twin)) {
            client.send(SignalingClient.joinFrame(invitation, seat).build());
            assertRefused(client, 4002, "join-refused");
        }
        try (SignalingClient client = connect()) {
            client.send(SignalingClient.joinFrame(invitation, seat)
                    .add("version", 2)
                    .build());
            assertRefused(client, 4001, "version-unsupported");
        }
    }

    @Test
    void refusesWhoComesToAFullCall() throws Exception {
        SignalingClient[] others = new SignalingClient[7];
        for (int i = 0; i < others.length; i++) {
            others[i] = SignalingClient.join(base, invitation, new Seat());
            others[i].expect("welcome");
        }
        try (SignalingClient ninth = SignalingClient.join(base, invitation, seat)) {
            JsonObject error = ninth.expect("error");
            assertEquals("call-full", error.getString("code"));
            assertEquals(4_000, error.getInt("retryAfter"));
            assertEquals(new Closed(4003, "call-full"), ninth.expectClosed());
        }
        for (SignalingClient client : others) {
            client.send(SignalingClient.frame("leave"));
            client.expectClosed();
        }
        witness.framesSoFar();
    }

    @Test
    void goesOnAfterSmallMistakes() throws Exception {
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat)) {
            String adaId = ada.expect("welcome").getString("id");
            witness.expect("joined");
            ada.send(SignalingClient.joinFrame(invitation, seat).build());
            assertEquals("joined-already", ada.expectError(false));
            ada.send("{\"type\":\"dance\"}");
            assertEquals("type-unknown", ada.expectError(false));
            ada.send("{\"type\":\"signal\",\"to\":7}");
            assertEquals("frame-invalid", ada.expectError(false));
            ada.send(SignalingClient.signalFrame(adaId, seat.instance, 1, text("to myself"))
                    .build());
            assertEquals("frame-invalid", ada.expectError(false));
            ada.send(SignalingClient.signalFrame(witnessId, witnessSeat.instance, 1, text("x"))
                    .build()
                    .toString()
                    .replace("\"seq\":1", "\"seq\":" + "1".repeat(60_000)));
            assertEquals("frame-invalid", ada.expectError(false));
            ada.send(SignalingClient.signalFrame(witnessId, Capability.random(), 1, text("to another instance"))
                    .build());
            ada.send(SignalingClient.signalFrame(Capability.random(), seat.instance, 1, text("to nobody"))
                    .build());
            assertEquals(0, ada.framesSoFar().size());
            assertEquals(0, witness.framesSoFar().size());
            ada.send(SignalingClient.frame("leave"));
            witness.expect("left");
        }
    }

    @Test
    void closesOnWhatCannotBeRead() throws Exception {
        Map<String, String> malformed = Map.of(
                "not JSON", "hello",
                "not an object", "[]",
                "cut off", "{\"type\":\"ping\"",
                "two", "{\"type\":\"ping\"}{\"type\":\"ping\"}",
                "too deep", "{\"type\":\"ping\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                "lone surrogate", "{\"type\":\"about\",\"about\":{\"name\":\"\\ud83d\"}}");
        for (Map.Entry<String, String> one : malformed.entrySet()) {
            try (SignalingClient client = connect()) {
                client.send(one.getValue());
                assertRefused(client, 4007, "frame-malformed");
            }
        }
        try (SignalingClient client = connect()) {
            client.sendBinary();
            assertRefused(client, 4009, "frame-binary");
        }
        try (SignalingClient client = connect()) {
            try {
                client.send("x".repeat(Frames.MAX_FRAME + 1)); // what is not read resets the connection
            } catch (CompletionException e) {
                // The server has closed while this side was still sending.
            }
            assertRefused(client, 4008, "frame-too-large");
        }
    }

    @Test
    void closesWhoSendsTooMuch() throws Exception {
        try (SignalingClient ada = joined()) {
            witness.expect("joined");
            ada.stopReading();
            for (int i = 0; i < 2_000 && !ada.isClosed(); i++) {
                ada.send(SignalingClient.signalFrame(witnessId, Capability.random(), 1, text("flood"))
                        .build());
            }
        } catch (CompletionException e) {
            // The server has closed while this side was still sending.
        }
        witness.expect("away");
    }

    @Test
    void closesWhoTakesNothingAndHarmsNobodyElse() throws Exception {
        SignalingClient[] senders = new SignalingClient[6];
        for (int i = 0; i < senders.length; i++) {
            senders[i] = SignalingClient.join(base, invitation, new Seat());
            senders[i].expect("welcome");
            witness.expect("joined");
        }
        try (SignalingClient slow = joined()) {
            String slowId = ParticipantId.ofSeatKey(invitation.call(), seat.key).text();
            witness.expect("joined");
            slow.stopReading();
            JsonObject large = text("x".repeat(60_000));
            // As much as each may send at once: together more than the buffers of two kernels hold.
            for (SignalingClient sender : senders) {
                for (int seq = 1; seq <= 30; seq++) {
                    sender.send(SignalingClient.signalFrame(slowId, seat.instance, seq, large)
                            .build());
                }
            }
            assertEquals(slowId, witness.expect("away").getString("id"));
        }
        for (SignalingClient sender : senders) {
            sender.framesSoFar();
            sender.send(SignalingClient.frame("leave"));
            assertEquals(new Closed(4000, "left"), sender.expectClosed());
        }
    }

    @Test
    void tellsPagesWhatTheyMustKnow() throws Exception {
        HttpResponse<String> settings = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(base.resolve("settings.json")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, settings.statusCode());
        assertEquals("{\"version\":1,\"namedCalls\":true}", settings.body());
        assertEquals(
                "application/json;charset=utf-8",
                settings.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT));
    }
}
