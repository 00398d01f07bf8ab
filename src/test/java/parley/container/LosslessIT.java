package parley.container;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parley.proof.Plan;
import parley.proof.Proof;
import parley.server.ParleyServer;

/**
 * No signal is lost, doubled or reordered, whatever happens to connections, server and application. What is said and when
 * it goes wrong is drawn from a seed, which is printed; {@code -Dproof.seed} repeats it as far as time allows. The
 * profile {@code proof} makes it long.
 */
class LosslessIT {
    private static final long SEED = Plan.newSeed();
    private static final int PARTICIPANTS = Plan.size("participants", 32);
    /** Said between one restart or reload and the next. */
    private static final int INTERVAL = 2_000;

    private static ParleyServer server;

    @BeforeAll
    static void start() throws Exception {
        server = ParleyServer.ofThisRun(Path.of("target", "proof", System.getProperty("arquillian.launch")));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whileConnectionsAreKilled() throws Exception {
        Plan plan = new Plan(SEED, PARTICIPANTS, Plan.size("signals", 4_000), Plan.size("kills", 60), 0);
        try (Proof proof = new Proof("connections killed", plan, server.address())) {
            proof.finish();
        }
    }

    @Test
    void whilePagesAreReplaced() throws Exception {
        int pages = Plan.size("replacements", 20);
        Plan plan = new Plan(SEED + 1, PARTICIPANTS, 100L * pages, pages, pages);
        try (Proof proof = new Proof("pages replaced", plan, server.address())) {
            proof.finish();
        }
    }

    @Test
    void whileTheServerIsKilled() throws Exception {
        int restarts = Plan.size("restarts", 1);
        Plan plan = new Plan(SEED + 2, 32, (long) INTERVAL * restarts, restarts, 0);
        try (Proof proof = new Proof("server killed " + restarts + " times", plan, server.address())) {
            for (int i = 0; i < restarts; i++) {
                proof.await((i + 0.5) / restarts);
                server.kill();
                assertTrue(proof.unacknowledged() > 0, "in mid-exchange");
                server.start();
            }
            proof.finish();
        }
    }

    @Test
    void whileTheApplicationIsReloaded() throws Exception {
        int reloads = Plan.size("reloads", 2);
        Plan plan = new Plan(SEED + 3, 32, (long) INTERVAL * reloads, reloads, 0);
        try (Proof proof = new Proof("application reloaded " + reloads + " times", plan, server.address())) {
            proof.finishThrough(reloads, server::reload);
        }
    }
}
