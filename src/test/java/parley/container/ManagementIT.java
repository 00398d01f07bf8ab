package parley.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.SignalingClient;
import parley.SignalingClient.Closed;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;

/** What an administrator does over JMX, and what that means to those in calls. */
@ExtendWith(ArquillianExtension.class)
class ManagementIT {
    @ArquillianResource
    @OperateOnDeployment("parley")
    private URL url;

    @ArquillianResource
    private Deployer deployer;

    private final Invitation invitation = Invitation.random();
    private final Seat adasSeat = new Seat();
    private final Seat bobsSeat = new Seat();
    private URI base;
    private Jmx jmx;
    private ObjectName server;
    private ObjectName calls;

    @Deployment(name = "parley", testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    @Deployment(name = "other", managed = false, testable = false)
    static WebArchive other() {
        return Deployed.war("other");
    }

    @BeforeEach
    void connect() throws Exception {
        base = Deployed.at(url);
        jmx = new Jmx();
        server = jmx.name("Server", "/parley");
        calls = jmx.name("Calls", "/parley");
    }

    @AfterEach
    void disconnect() throws Exception {
        jmx.close();
    }

    private SignalingClient tryJoin(Seat seat) {
        return SignalingClient.join(base, invitation, seat);
    }

    private SignalingClient join(Seat seat) throws InterruptedException {
        SignalingClient client = tryJoin(seat);
        client.expect("welcome");
        return client;
    }

    private void assertRefused(Seat seat, int code, String name) throws Exception {
        long before = jmx.get(server, "Refusals", name);
        try (SignalingClient client = tryJoin(seat)) {
            JsonObject error = client.expect("error");
            assertEquals(name, error.getString("code"));
            assertEquals(code, error.getInt("closeCode"));
            assertEquals(new Closed(code, name), client.expectClosed());
        }
        assertEquals(before + 1, jmx.get(server, "Refusals", name));
    }

    private Optional<CompositeData> call() throws Exception {
        return Arrays.stream(Jmx.list(jmx.get(calls, "Calls")))
                .filter(call -> invitation.call().text().startsWith((String) call.get("id")))
                .findAny();
    }

    private String callId() throws Exception {
        return (String) call().orElseThrow().get("id");
    }

    private CompositeData[] participants() throws Exception {
        return Jmx.list(call().orElseThrow().get("participants"));
    }

    @Test
    void aCallIsListedWithoutNamesAndSecretsAndEnded() throws Exception {
        try (SignalingClient ada = join(adasSeat);
                SignalingClient bob = join(bobsSeat)) {
            String listed = call().orElseThrow().toString();
            assertFalse(listed.contains("회의"), listed);
            assertFalse(listed.contains(invitation.invite()), listed);
            assertFalse(listed.contains(invitation.call().text()), listed);
            assertEquals(2, participants().length);

            long closes = jmx.get(server, "Closes", "call-ended");
            jmx.invoke(calls, "end", callId());
            assertEquals(new Closed(4012, "call-ended"), ada.expectClosed());
            assertEquals(new Closed(4012, "call-ended"), bob.expectClosed());
            assertEquals(Optional.empty(), call());
            assertTrue(jmx.get(server, "Closes", "call-ended") >= closes + 2);
            assertRefused(adasSeat, 4012, "call-ended");
            assertRefused(new Seat(), 4012, "call-ended");
        }
    }

    @Test
    void whoHoldsNoInviteLearnsNothingOfAnEndedCall() throws Exception {
        try (SignalingClient ada = join(adasSeat)) {
            jmx.invoke(calls, "end", callId());
            ada.expectClosed();
        }
        try (SignalingClient stranger =
                SignalingClient.connect(base, invitation.call().text())) {
            stranger.send(
                    SignalingClient.joinFrame(Invitation.random(), new Seat()).build());
            assertEquals("join-refused", stranger.expectError(true));
        }
    }

    @Test
    void aRemovedParticipantStaysOutAndALockedCallTakesNobodyNew() throws Exception {
        try (SignalingClient ada = join(adasSeat)) {
            String bobsId;
            try (SignalingClient bob = tryJoin(bobsSeat)) {
                bobsId = bob.expect("welcome").getString("id");
                ada.expect("joined");
                jmx.invoke(calls, "remove", callId(), bobsId.substring(0, 8), true);
                assertEquals(new Closed(4013, "removed"), bob.expectClosed());
            }
            JsonObject left = ada.expect("left");
            assertEquals(bobsId, left.getString("id"));
            assertEquals("removed", left.getString("reason"));
            assertRefused(bobsSeat, 4013, "removed");
            assertRefused(new Seat(), 4014, "call-locked");
            try (SignalingClient adaAgain = join(adasSeat)) {
                assertEquals(new Closed(4006, "superseded"), ada.expectClosed());
                jmx.invoke(calls, "unlock", callId());
                join(new Seat()).close();
                adaAgain.expect("joined");
            }
        }
    }

    @Test
    void aDrainingServerBeginsNoCalls() throws Exception {
        try (SignalingClient ada = join(adasSeat)) {
            jmx.invoke(server, "drain");
            try {
                assertEquals(true, jmx.get(server, "Draining"));
                Invitation another = Invitation.random();
                try (SignalingClient carla = SignalingClient.join(base, another, new Seat())) {
                    JsonObject error = carla.expect("error");
                    assertEquals("draining", error.getString("code"));
                    assertEquals(4107, error.getInt("closeCode"));
                    assertTrue(error.getInt("retryAfter") > 0);
                    assertEquals(new Closed(4107, "draining"), carla.expectClosed());
                }
                join(bobsSeat).close();
                ada.expect("joined");
            } finally {
                jmx.invoke(server, "undrain");
            }
        }
    }

    @Test
    void countsHandshakesThatAreRefused() throws Exception {
        long before = jmx.get(server, "Refusals", "handshake-403");
        HttpRequest withoutOrigin =
                HttpRequest.newBuilder(base.resolve("calls/x")).build();
        HttpResponse<Void> response =
                HttpClient.newHttpClient().send(withoutOrigin, HttpResponse.BodyHandlers.discarding());
        assertEquals(403, response.statusCode());
        assertEquals(before + 1, jmx.get(server, "Refusals", "handshake-403"));
    }

    @Test
    void countsWhatHappens() throws Exception {
        long framesIn = (long) jmx.get(server, "FramesIn");
        long bytesIn = (long) jmx.get(server, "BytesIn");
        long framesOut = (long) jmx.get(server, "FramesOut");
        long bytesOut = (long) jmx.get(server, "BytesOut");
        long connections = (long) jmx.get(server, "ConnectionsTotal");
        long lost = jmx.get(server, "Closes", "connection-lost");
        long closed = jmx.get(server, "Closes", "closed-by-client");
        SignalingClient ada = tryJoin(adasSeat);
        JsonObject welcome = ada.expect("welcome");
        ada.framesSoFar();
        assertTrue((int) jmx.get(server, "Connections") >= 1);
        assertEquals(connections + 1, jmx.get(server, "ConnectionsTotal"));
        assertEquals(framesIn + 2, jmx.get(server, "FramesIn"), "join, ping");
        assertEquals(framesOut + 2, jmx.get(server, "FramesOut"), "welcome, pong");
        // The name has two characters of three bytes.
        long sent = SignalingClient.joinFrame(invitation, adasSeat)
                        .build()
                        .toString()
                        .length()
                + 4
                + SignalingClient.frame("ping").toString().length();
        assertEquals(bytesIn + sent, jmx.get(server, "BytesIn"));
        long received = welcome.toString().length()
                + SignalingClient.frame("pong").toString().length();
        assertEquals(bytesOut + received, jmx.get(server, "BytesOut"));

        ada.abort();
        await().until(() -> participants()[0].get("present").equals(false));
        assertTrue((int) jmx.get(calls, "ParticipantsAway") >= 1);
        assertTrue(jmx.get(server, "Closes", "connection-lost") > lost);
        SignalingClient bob = join(bobsSeat);
        bob.closeNormally();
        await().until(() -> jmx.get(server, "Closes", "closed-by-client") > closed);
    }

    /** Payara Micro's adapter starts a server for each application. */
    @Test
    @DisabledIfSystemProperty(named = "arquillian.launch", matches = "payara")
    void eachDeploymentHasItsOwnBeansAsLongAsItIsThere() throws Exception {
        int before = jmx.names("parley:*").size();
        deployer.deploy("other");
        try {
            jmx.invoke(jmx.name("Server", "/other"), "drain");
            assertEquals(true, jmx.get(jmx.name("Server", "/other"), "Draining"));
            assertEquals(false, jmx.get(server, "Draining"));
        } finally {
            deployer.undeploy("other");
        }
        assertEquals(before, jmx.names("parley:*").size());
    }
}
