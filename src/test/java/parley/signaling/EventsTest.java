package parley.signaling;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.glassfish.tyrus.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.Settings;
import parley.SignalingClient;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;
import parley.call.ParticipantId;
import parley.logging.Recorded;

/** What the endpoint tells the log, at its most talkative, and what it does not. */
class EventsTest {
    private static final String NAME = "Zebedee";

    private final Invitation invitation = Invitation.random();
    private final Seat seat = new Seat();
    private final String call = invitation.call().text();
    private final String participant =
            ParticipantId.ofSeatKey(invitation.call(), seat.key).text();
    private final Recorded log = new Recorded();
    private Server server;
    private Relay relay;
    private URI base;

    @BeforeEach
    void start() throws Exception {
        relay = new Relay(Settings.of(Map.of("parley.participants", "2", "parley.capacity", "2")));
        EndpointConfigurator.use(relay);
        server = new Server("127.0.0.1", -1, "/parley", Map.of(), SignalingEndpoint.class);
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getPort() + "/parley/");
    }

    @AfterEach
    void stop() {
        EndpointConfigurator.use(null);
        relay.close();
        server.stop();
        log.close();
    }

    private SignalingClient join(Invitation invited, Seat taken) {
        SignalingClient client = SignalingClient.connect(base, invited.call().text());
        JsonObject about = Json.createObjectBuilder().add("name", NAME).build();
        client.send(
                SignalingClient.joinFrame(invited, taken).add("about", about).build());
        return client;
    }

    private void awaitLines(List<String> expected) {
        await().untilAsserted(() -> assertTrue(log.messages().containsAll(expected), log.all()));
    }

    @Test
    void tellsOfCallsAndParticipantsByShortIds() throws Exception {
        try (SignalingClient client = join(invitation, seat)) {
            client.expect("welcome");
            client.send("{\"type\":\"about\",\"about\":" + NAME);
            assertEquals("frame-malformed", client.expectError(true));
            client.expectClosed();
        }
        String ids = " call=" + call.substring(0, 8) + " participant=" + participant.substring(0, 8);
        awaitLines(List.of(
                "joined" + ids + " seats=1",
                "refused" + ids + " code=frame-malformed",
                "connection-ended" + ids + " code=4007"));
    }

    @Test
    void tellsNothingThatIsNobodysBusiness() throws Exception {
        Seat other = new Seat();
        Invitation elsewhere = Invitation.random();
        SignalingClient ada = join(invitation, seat);
        ada.expect("welcome");
        SignalingClient bob = join(invitation, other);
        bob.expect("welcome");
        try (ada;
                bob;
                SignalingClient full = join(elsewhere, new Seat());
                SignalingClient guess = SignalingClient.connect(base, call)) {
            JsonObject data = Json.createObjectBuilder().add("text", NAME).build();
            bob.send(SignalingClient.signalFrame(participant, seat.instance, 1, data)
                    .build());
            bob.send(SignalingClient.frame(NAME));
            assertEquals("type-unknown", bob.expectError(false));
            assertEquals("server-full", full.expectError(true));
            guess.send(SignalingClient.joinFrame(elsewhere, new Seat()).build());
            assertEquals("join-refused", guess.expectError(true));
            ada.abort();
            bob.expect("away");
            bob.closeNormally();
            awaitLines(List.of("server-full call=" + elsewhere.call().text().substring(0, 8) + " code=server-full"));
            await().untilAsserted(() -> assertEquals(
                    4,
                    log.messages().stream()
                            .filter(line -> line.startsWith("connection-ended"))
                            .count(),
                    log.all()));
        }
        for (String secret : List.of(
                invitation.hostKey(),
                invitation.invite(),
                elsewhere.invite(),
                seat.key,
                other.key,
                call,
                participant,
                NAME,
                "127.0.0.1")) {
            assertFalse(log.all().contains(secret), secret + " in " + log.all());
        }
    }
}
