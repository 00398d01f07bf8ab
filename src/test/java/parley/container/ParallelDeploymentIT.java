package parley.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import parley.SignalingClient;
import parley.SignalingClient.Closed;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;
import parley.proof.Plan;
import parley.proof.Proof;
import parley.server.ParleyServer;
import parley.server.TomcatServer;

/** Two versions under one context path at the same time, which Tomcat alone can have: a call is in one of them. */
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "tomcat", disabledReason = "Payara has one at a time")
@Tag("all")
class ParallelDeploymentIT {
    private static final Closed SENT_AWAY = new Closed(4100, "going-away");

    private static TomcatServer server;

    @BeforeAll
    static void start() throws Exception {
        server = (TomcatServer) ParleyServer.ofThisRun(Path.of("target", "parallel"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String idAfterWelcome(SignalingClient client, int others) throws InterruptedException {
        JsonObject welcome = client.expect("welcome");
        assertEquals(others, welcome.getJsonArray("participants").size());
        return welcome.getString("id");
    }

    @Test
    void aCallMeetsAgainInTheNewestVersion() throws Exception {
        URI base = URI.create("http://127.0.0.1:" + server.address().getPort() + "/parley/");
        Invitation invitation = Invitation.random();
        Seat adasSeat = new Seat();
        Seat bobsSeat = new Seat();
        try (SignalingClient ada = SignalingClient.join(base, invitation, adasSeat)) {
            String adasId = idAfterWelcome(ada, 0);
            try (SignalingClient bob = SignalingClient.join(base, invitation, bobsSeat)) {
                idAfterWelcome(bob, 1);
                ada.expect("joined");
                server.deployBeside("002");
                // Nobody has come to the new version.
                assertEquals(0, ada.framesSoFar().size());
                try (SignalingClient carol = SignalingClient.join(base, invitation, new Seat())) {
                    // As long as both versions have people, Tomcat has divided the call.
                    idAfterWelcome(carol, 0);
                    assertEquals(SENT_AWAY, ada.expectClosed());
                    assertEquals(SENT_AWAY, bob.expectClosed());
                    try (SignalingClient again = SignalingClient.join(base, invitation, adasSeat)) {
                        assertEquals(adasId, idAfterWelcome(again, 1));
                        assertEquals(
                                adasId,
                                carol.expect("joined")
                                        .getJsonObject("participant")
                                        .getString("id"));
                    }
                }
            }
        } finally {
            server.undeploy("002");
        }
    }

    /** Forwards and back, as when the new version turns out to be no good. */
    @Test
    void nothingIsLostOnTheWay() throws Exception {
        Plan plan = new Plan(Plan.newSeed(), 32, 4_000, 40, 0);
        boolean[] isNew = {false};
        try (Proof proof = new Proof("a newer version comes and goes", plan, server.address())) {
            proof.finishThrough(2, () -> {
                if (isNew[0]) {
                    server.undeploy("002");
                } else {
                    server.deployBeside("002");
                }
                isNew[0] = !isNew[0];
            });
        }
    }
}
