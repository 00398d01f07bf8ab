package parley.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import parley.call.CallId;
import parley.call.Capability;
import parley.client.Client;
import parley.cluster.Cluster.Node;
import parley.proof.Plan;
import parley.proof.Proof;
import parley.server.Fork;

/**
 * Three nodes behind two HAProxies with the configuration of docs/scaling.md: each call is on one node, whatever becomes of
 * nodes and proxies, and nothing that is said in it is lost, doubled or reordered.
 */
@Tag("all")
@EnabledIf(value = "parley.server.HaProxy#isInstalled", disabledReason = "HAProxy is not installed")
class ScalingIT {
    private static final long SEED = Plan.newSeed();
    private static final int PARTICIPANTS = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new Cluster(Fork.directory().resolve("cluster").toAbsolutePath());
    }

    /** Other tests look for the one server that runs. */
    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void allNodesAreUp() throws Exception {
        cluster.restore();
    }

    private static Proof proof(String name, long seed, int signals, int kills) throws Exception {
        return new Proof(name, new Plan(seed, PARTICIPANTS, signals, kills, 0), cluster.addresses());
    }

    @Test
    void aNodeIsKilledAndStartedAgain() throws Exception {
        try (Proof proof = proof("node killed", SEED, 6_000, 12)) {
            proof.await(0.1);
            Node node = cluster.busiest();
            node.server().kill();
            assertTrue(proof.unacknowledged() > 0, "in mid-exchange");
            cluster.awaitStatus(node, "DOWN");
            awaitWhole(proof);
            node.server().start();
            cluster.awaitStatus(node, "UP");
            proof.finish();
            assertOnOneNodeEach(proof);
        }
    }

    @Test
    void aNodeIsAdded() throws Exception {
        Node added = cluster.nodes.get(2);
        cluster.set(added, "maint");
        try (Proof proof = proof("node added", SEED + 1, 4_000, 40);
                Newcomers newcomers = new Newcomers(SEED)) {
            proof.await(0.2);
            cluster.set(added, "ready");
            cluster.awaitStatus(added, "UP");
            Set<String> begun = Set.of();
            while (begun.isEmpty()) {
                begun = cluster.onNode(added, begin(newcomers, 8));
            }
            proof.finish();
            assertNeverMoved(proof);
        }
    }

    @Test
    void aNodeIsDrainedAndTakenAway() throws Exception {
        try (Proof proof = proof("node drained", SEED + 2, 6_000, 40);
                Newcomers newcomers = new Newcomers(SEED)) {
            proof.await(0.1);
            Node node = cluster.busiest();
            cluster.set(node, "drain");
            cluster.drain(node);
            assertEquals(Set.of(), cluster.onNode(node, begin(newcomers, 8)));
            proof.await(0.5);
            assertNeverMoved(proof);
            assertFalse(cluster.calls(node).isEmpty(), "calls go on");

            cluster.set(node, "maint");
            await().atMost(PATIENCE).until(() -> cluster.calls(node).isEmpty());
            node.server().close();
            proof.finish();
            assertOnOneNodeEach(proof);
        }
    }

    @Test
    void aProxyIsKilled() throws Exception {
        // So that calls are where the hash alone would not lead.
        Node late = cluster.nodes.get(0);
        cluster.set(late, "maint");
        try (Proof proof = proof("proxy killed", SEED + 3, 6_000, 60);
                Newcomers newcomers = new Newcomers(SEED)) {
            List<Client> pairs = newcomers.pairs(20, cluster.b.address(), cluster.a.address());
            newcomers.startAndAwait(everyOther(0, pairs));
            proof.await(0.1);
            cluster.set(late, "ready");
            cluster.awaitStatus(late, "UP");
            cluster.a.kill();
            assertTrue(proof.unacknowledged() > 0, "in mid-exchange");
            cluster.a.start();
            cluster.awaitThatItTakesCalls(cluster.a);
            newcomers.startAndAwait(everyOther(1, pairs));
            assertEquals(0, split(newcomers, pairs), "the other one has told it");
            proof.finish();
            assertNeverMoved(proof);
        }
    }

    /** What plain routing cannot heal: one proxy takes a node for dead, the other one does not. */
    @Test
    void halvesOfACallMeetAgain() throws Exception {
        try (Proof proof = proof("call split", SEED + 4, 4_000, 12);
                Newcomers newcomers = new Newcomers(SEED)) {
            List<Client> pairs = newcomers.pairs(20, cluster.a.address(), cluster.b.address());
            newcomers.startAndAwait(pairs);
            proof.await(0.1);
            Node node = cluster.busiest();
            cluster.a.set("set server calls/" + node.name() + " state maint");
            await().atMost(PATIENCE).until(() -> split(newcomers, pairs) > 0);
            await().atMost(PATIENCE).until(() -> split(newcomers, pairs) == 0);
            awaitWhole(proof);
            proof.finish();
            assertOnOneNodeEach(proof);
        }
    }

    /** @return ids of as many new calls, each begun by one who stays */
    private static List<String> begin(Newcomers newcomers, int count) throws Exception {
        List<String> calls = new ArrayList<>();
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String invite = Capability.random();
            calls.add(CallId.ofInvite(invite).text());
            clients.add(newcomers.add(invite, cluster.addresses()[i % 2]));
        }
        newcomers.startAndAwait(clients);
        return calls;
    }

    private static List<Client> everyOther(int first, List<Client> clients) {
        return IntStream.range(0, clients.size())
                .filter(i -> i % 2 == first)
                .mapToObj(clients::get)
                .toList();
    }

    /** How many pairs are connected and yet not in the same life of their call. */
    private static int split(Newcomers newcomers, List<Client> pairs) throws Exception {
        int split = 0;
        for (int i = 0; i < pairs.size(); i += 2) {
            split += newcomers.areTogether(pairs.get(i), pairs.get(i + 1)) ? 0 : 1;
        }
        return split;
    }

    private static void assertNeverMoved(Proof proof) throws Exception {
        proof.lives().forEach((call, epochs) -> assertEquals(1, epochs.size(), call));
    }

    private static void awaitWhole(Proof proof) {
        await().atMost(PATIENCE)
                .until(() -> proof.halves().values().stream().allMatch(epochs -> epochs.size() == 1)
                        && proof.halves().values().stream()
                                        .flatMap(epochs -> epochs.values().stream())
                                        .mapToLong(count -> count)
                                        .sum()
                                == PARTICIPANTS);
    }

    /** As participants see it, and as the nodes do. */
    private static void assertOnOneNodeEach(Proof proof) throws Exception {
        awaitWhole(proof);
        Map<String, Map<String, Long>> halves = proof.halves();
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, List<Long>> onNodes = new TreeMap<>();
            for (Node node : cluster.running()) {
                Map<String, Long> calls = cluster.calls(node);
                for (String call : halves.keySet()) {
                    calls.forEach((id, present) -> {
                        if (call.startsWith(id)) {
                            onNodes.computeIfAbsent(call, key -> new ArrayList<>())
                                    .add(present);
                        }
                    });
                }
            }
            halves.forEach((call, epochs) -> assertEquals(List.copyOf(epochs.values()), onNodes.get(call), call));
        });
    }
}
