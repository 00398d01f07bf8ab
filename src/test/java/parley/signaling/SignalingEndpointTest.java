package parley.signaling;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.glassfish.tyrus.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.Settings;
import parley.SignalingClient;
import parley.SignalingClient.Closed;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;
import parley.admission.Grants;
import parley.admission.Secret;
import parley.call.ParticipantId;

/** The endpoint on Tyrus inside this JVM, with limits so short that tests need not wait for them. */
class SignalingEndpointTest {
    private static final String SECRET = "s".repeat(32);
    private static final Duration SWEEP = Duration.ofMillis(20);

    private final Invitation invitation = Invitation.random();
    private final Seat seat = new Seat();
    private Server server;
    private Relay relay;
    private URI base;

    private void start(UnaryOperator<Map<String, String>> changes) throws Exception {
        start(Settings.of(changes.apply(new HashMap<>())));
    }

    private void start(Settings settings) throws Exception {
        relay = new Relay(settings, SWEEP);
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
    }

    /** The defaults with other times, in milliseconds. */
    private static Settings times(long grace, long joinTimeout, long ping, long silence, long sendTimeout) {
        return times(Settings.defaults(), grace, joinTimeout, ping, silence, sendTimeout, 43_200_000);
    }

    /** @param renewed for how long grants and credentials are good */
    private static Settings times(
            Settings normal, long grace, long joinTimeout, long ping, long silence, long sendTimeout, long renewed) {
        return new Settings(
                normal.capacity(),
                normal.participants(),
                Duration.ofMillis(grace),
                Duration.ofMillis(grace / 2),
                normal.barTime(),
                normal.starters(),
                normal.grantSecrets(),
                Duration.ofMillis(renewed),
                Duration.ofMillis(joinTimeout),
                Duration.ofMillis(ping),
                Duration.ofMillis(silence),
                Duration.ofMillis(sendTimeout),
                1_000_000,
                10_000_000,
                normal.windowSignals(),
                normal.windowSize(),
                normal.allowedOrigins(),
                normal.frameAncestors(),
                normal.namedCalls(),
                normal.publicUrl(),
                normal.iceUrls(),
                normal.turnSecret(),
                Duration.ofMillis(renewed),
                normal.turnUsername(),
                normal.turnPassword(),
                normal.relayOnly(),
                normal.trustedProxies(),
                normal.monitoringAddresses(),
                normal.logAddresses(),
                normal.inForce());
    }

    @Test
    void introducesAndRelays() throws Exception {
        start(changes -> changes);
        Seat other = new Seat();
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat)) {
            String adaId = ada.expect("welcome").getString("id");
            try (SignalingClient bob = SignalingClient.join(base, invitation, other)) {
                String bobId = bob.expect("welcome").getString("id");
                assertEquals(
                        bobId, ada.expect("joined").getJsonObject("participant").getString("id"));
                JsonObject data =
                        Json.createObjectBuilder().add("text", "안녕 😀").build();
                bob.send(SignalingClient.signalFrame(adaId, seat.instance, 1, data)
                        .build());
                JsonObject signal = ada.expect("signal");
                assertEquals(data, signal.getJsonObject("data"));
                assertEquals(bobId, signal.getString("from"));
                assertEquals(other.instance, signal.getString("fromInstance"));
                bob.send(SignalingClient.frame("leave"));
                assertEquals("leave", ada.expect("left").getString("reason"));
                assertEquals(new Closed(4000, "left"), bob.expectClosed());
            }
        }
        await().until(() -> relay.connections() == 0);
    }

    @Test
    void whoIsGoneIsAwayAndThenHasLeft() throws Exception {
        start(times(200, 60_000, 60_000, 120_000, 60_000));
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat)) {
            ada.expect("welcome");
            SignalingClient bob = SignalingClient.join(base, invitation, new Seat());
            String bobId = bob.expect("welcome").getString("id");
            ada.expect("joined");
            bob.abort();
            assertEquals(bobId, ada.expect("away").getString("id"));
            JsonObject left = ada.expect("left");
            assertEquals(bobId, left.getString("id"));
            assertEquals("grace", left.getString("reason"));
        }
        await().until(() -> relay.calls().size() == 0 && relay.connections() == 0);
    }

    @Test
    void closesWhoDoesNotJoin() throws Exception {
        start(times(1_000, 100, 60_000, 120_000, 60_000));
        try (SignalingClient silent =
                SignalingClient.connect(base, invitation.call().text())) {
            assertEquals(new Closed(4104, "join-timeout"), silent.expectClosed());
        }
    }

    @Test
    void pingsAndClosesTheDead() throws Exception {
        start(times(60_000, 60_000, 100, 3_000, 60_000));
        Seat other = new Seat();
        try (SignalingClient alive = SignalingClient.join(base, invitation, seat)) {
            alive.expect("welcome");
            try (SignalingClient dead = SignalingClient.join(base, invitation, other)) {
                dead.expect("welcome");
                alive.expect("joined");
                dead.stopReading();
                // The living answers pings, else it would not be told of the other's end.
                alive.expect("away");
                assertTrue(!alive.isClosed());
            }
        }
    }

    @Test
    void closesWhoDoesNotTakeWhatIsSent() throws Exception {
        start(times(60_000, 60_000, 60_000, 120_000, 300));
        Seat other = new Seat();
        try (SignalingClient fast = SignalingClient.join(base, invitation, other)) {
            fast.expect("welcome");
            try (SignalingClient slow = SignalingClient.join(base, invitation, seat)) {
                String slowId = slow.expect("welcome").getString("id");
                fast.expect("joined");
                slow.stopReading();
                JsonObject data = Json.createObjectBuilder()
                        .add("text", "x".repeat(60_000))
                        .build();
                long seq = 0;
                // Until the buffers of both kernels are full, and then some.
                while (relay.connections() == 2 && seq < 10_000) {
                    fast.send(SignalingClient.signalFrame(slowId, seat.instance, ++seq, data)
                            .build());
                }
                assertEquals(slowId, fast.expect("away").getString("id"));
                assertEquals(0, fast.framesSoFar().size(), "nobody else is harmed");
            }
        }
    }

    @Test
    void closesNobodyForWhatAnotherSaysOfItself() throws Exception {
        start(times(60_000, 60_000, 60_000, 120_000, 60_000));
        try (SignalingClient talkative = SignalingClient.join(base, invitation, new Seat())) {
            talkative.expect("welcome");
            try (SignalingClient slow = SignalingClient.join(base, invitation, seat)) {
                slow.expect("welcome");
                talkative.expect("joined");
                slow.stopReading();
                String name = "x".repeat(1_000);
                // More than the buffers of both kernels take.
                for (int i = 0; i < 20_000; i++) {
                    talkative.send("{\"type\":\"about\",\"about\":{\"name\":\"" + name + "\"}}");
                }
                talkative.send(SignalingClient.frame("ping"));
                talkative.expect("pong");
                assertEquals(2, relay.connections());
            }
        }
    }

    @Test
    void closesWhoSendsTooMuch() throws Exception {
        start(changes -> {
            changes.put("parley.rate", "1");
            changes.put("parley.capacity", "2");
            changes.put("parley.burst", "80");
            return changes;
        });
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat)) {
            ada.expect("welcome");
            JsonObject answer;
            int pongs = -1;
            do {
                pongs++;
                ada.send(SignalingClient.frame("ping"));
                answer = ada.next();
            } while (answer.getString("type").equals("pong"));
            // The join has cost sixteen; another second may have passed.
            assertTrue(pongs >= 80 - 16 && pongs < 80, "pongs: " + pongs);
            assertEquals("rate-exceeded", answer.getString("code"));
            assertTrue(answer.getInt("retryAfter") > 0);
            assertEquals(new Closed(4103, "rate-exceeded"), ada.expectClosed());
        }
    }

    private static Map<String, String> onlyRole(Map<String, String> changes) {
        changes.put("parley.start", "role");
        changes.put("parley.grantSecret", SECRET);
        return changes;
    }

    private SignalingClient join(Invitation to, Seat by, String grant) {
        SignalingClient client = SignalingClient.connect(base, to.call().text());
        client.send(SignalingClient.joinFrame(to, by).add("grant", grant).build());
        return client;
    }

    private void assertNotStarted(SignalingClient client) throws Exception {
        try (client) {
            JsonObject error = client.expect("error");
            assertEquals("not-started", error.getString("code"));
            assertTrue(error.getInt("retryAfter") > 0);
            assertEquals(new Closed(4108, "not-started"), client.expectClosed());
        }
    }

    private String grantFor(Invitation to, Seat by, Instant given) {
        ParticipantId id = ParticipantId.ofSeatKey(to.call(), by.key);
        return new Grants(Secret.list(SECRET), Duration.ofHours(12), () -> given).give(to.call(), id);
    }

    @Test
    void aGoodGrantBeginsACallAgainAndNothingElseDoes() throws Exception {
        start(SignalingEndpointTest::onlyRole);
        Invitation other = Invitation.random();
        Instant now = Instant.now();
        String good = grantFor(invitation, seat, now);
        assertNotStarted(SignalingClient.join(base, invitation, seat));
        String forged = good.substring(0, good.length() - 1) + (good.endsWith("A") ? "E" : "A");
        for (String bad : new String[] {
            forged,
            grantFor(invitation, seat, now.minus(Duration.ofHours(13))),
            grantFor(other, seat, now),
            grantFor(invitation, new Seat(), now),
            "opaque",
            "",
            "x".repeat(256)
        }) {
            assertNotStarted(join(invitation, seat, bad));
        }
        try (SignalingClient oversized = join(invitation, seat, "x".repeat(257))) {
            assertEquals("join-invalid", oversized.expectError(true));
        }
        assertEquals(0, relay.calls().size());
        Seat another = new Seat();
        String bobs;
        try (SignalingClient ada = join(invitation, seat, good)) {
            ada.expect("welcome");
            try (SignalingClient bob = SignalingClient.join(base, invitation, another)) {
                bobs = bob.expect("welcome").getString("grant");
                ada.send(SignalingClient.frame("leave"));
                bob.send(SignalingClient.frame("leave"));
                bob.expectClosed();
            }
        }
        await().until(() -> relay.calls().size() == 0);
        assertNotStarted(SignalingClient.join(base, invitation, another));
        try (SignalingClient bob = join(invitation, another, bobs)) {
            bob.expect("welcome");
        }
    }

    @Test
    void aServerThatDrainsTellsACallThatComesBackFromOneThatBegins() throws Exception {
        start(changes -> changes);
        String grant;
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat)) {
            grant = ada.expect("welcome").getString("grant");
            ada.send(SignalingClient.frame("leave"));
            ada.expectClosed();
        }
        relay.calls().drain(true);
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat)) {
            assertEquals(new Closed(4107, "draining"), ada.expectClosed());
        }
        try (SignalingClient ada = join(invitation, seat, grant)) {
            ada.expect("welcome");
        }
    }

    @Test
    void aGrantIsRenewedLongBeforeItEnds() throws Exception {
        start(times(Settings.defaults(), 60_000, 60_000, 60_000, 120_000, 60_000, 4_000));
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat)) {
            String first = ada.expect("welcome").getString("grant");
            String second = ada.expect("grant").getString("grant");
            assertTrue(endOf(second) > endOf(first), first + " " + second);
            ParticipantId id = ParticipantId.ofSeatKey(invitation.call(), seat.key);
            assertTrue(relay.grants().isGood(second, invitation.call(), id));
            ada.expect("grant");
        }
    }

    private static final Map<String, String> TURN = Map.of(
            "parley.iceServers", "stun:127.0.0.1:3478 turn:127.0.0.1:3478",
            "parley.turnSecret", "0123456789abcdef");

    private static JsonObject turnServer(JsonObject frame) {
        JsonObject stun = frame.getJsonArray("iceServers").getJsonObject(0);
        assertEquals(Set.of("urls"), stun.keySet());
        JsonObject turn = frame.getJsonArray("iceServers").getJsonObject(1);
        assertEquals("turn:127.0.0.1:3478", turn.getJsonArray("urls").getString(0));
        return turn;
    }

    @Test
    void credentialsForTurnAreRenewedLongBeforeTheyEnd() throws Exception {
        start(times(Settings.of(TURN), 60_000, 60_000, 60_000, 120_000, 60_000, 4_000));
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat)) {
            JsonObject welcome = ada.expect("welcome");
            assertFalse(welcome.getBoolean("relayOnly"));
            String first = turnServer(welcome).getString("username");
            assertTrue(first.endsWith(":" + welcome.getString("id")), first);
            JsonObject second = turnServer(expectIce(ada));
            assertTrue(endOf(second.getString("username")) > endOf(first), first + " " + second);
            assertEquals(28, second.getString("credential").length());
            expectIce(ada);
        }
    }

    private static JsonObject expectIce(SignalingClient client) throws Exception {
        JsonObject frame = client.next();
        while (frame.getString("type").equals("grant")) {
            frame = client.next();
        }
        assertEquals("ice", frame.getString("type"));
        return frame;
    }

    @Test
    void whoIsNotLetInGetsNoCredentials() throws Exception {
        start(changes -> {
            changes.putAll(TURN);
            return onlyRole(changes);
        });
        assertNotStarted(SignalingClient.join(base, invitation, seat));
    }

    @Test
    void tellsThatMediaMayGoByARelayOnly() throws Exception {
        start(changes -> {
            changes.putAll(TURN);
            changes.put("parley.relayOnly", "true");
            return changes;
        });
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat)) {
            JsonObject welcome = ada.expect("welcome");
            assertTrue(welcome.getBoolean("relayOnly"));
            assertEquals(1, welcome.getJsonArray("iceServers").size());
        }
    }

    private static long endOf(String grantOrUsername) {
        return Long.parseLong(grantOrUsername.split("[.:]")[0]);
    }

    @Test
    void tellsEveryoneToComeBackWhenItStops() throws Exception {
        start(changes -> changes);
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat)) {
            ada.expect("welcome");
            relay.close();
            assertEquals(new Closed(4100, "going-away"), ada.expectClosed());
            assertEquals(0, relay.connections());
        }
    }
}
