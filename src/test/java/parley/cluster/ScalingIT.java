package parley.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.call.CallId;
import parley.call.Capability;
import parley.client.Client;
import parley.cluster.Cluster.Node;
import parley.proof.Plan;
import parley.proof.Proof;
import parley.server.HaProxy;

/**
 * Three nodes behind two HAProxies with the configuration of docs/scaling.md: each call is on one node, whatever becomes of
 * nodes and proxies, and nothing that is said in it is lost, doubled or reordered.
 */
@Tag("all")
class ScalingIT {
    private static final long SEED = Plan.newSeed();
    private static final int PARTICIPANTS = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(HaProxy.isInstalled(), "HAProxy is not installed");
        cluster = new Cluster(Path.of("target", "cluster").toAbsolutePath());
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
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
            node.server().start();
            cluster.set(node, "ready");
            cluster.awaitStatus(node, "UP");
        }
    }

    @Test
    void aProxyIsKilled() throws Exception {
        // So that calls are where the hash alone would not lead.
        Node late = cluster.nodes.get(0);
        cluster.set(late, "maint");
        try (Proof proof = proof("proxy killed", SEED + 3, 6_000, 60)) {
            proof.await(0.1);
            cluster.set(late, "ready");
            cluster.awaitStatus(late, "UP");
            cluster.a.kill();
            assertTrue(proof.unacknowledged() > 0, "in mid-exchange");
            cluster.a.start();
            await().atMost(PATIENCE)
                    .until(() ->
                            cluster.a.knownCalls().containsAll(proof.lives().keySet()));
            cluster.awaitPeers();
            // Some come back through it.
            await().atMost(PATIENCE).until(() -> Integer.parseInt(cluster.a.statistic("BACKEND", "stot")) > 0);
            proof.finish();
            assertNeverMoved(proof);
        }
    }

    /** What plain routing cannot heal: one proxy takes a node for dead, the other one does not. */
    @Test
    void halvesOfACallMeetAgain() throws Exception {
        try (Proof proof = proof("call split", SEED + 4, 4_000, 12);
                Newcomers newcomers = new Newcomers(SEED)) {
            List<Client> pairs = pairs(newcomers, 20);
            newcomers.startAndAwait(pairs);
            proof.await(0.1);
            Node node = cluster.busiest();
            cluster.a.set("set server calls/" + node.name() + " state maint");
            await().atMost(PATIENCE).until(() -> split(newcomers, pairs) > 0);
            await().atMost(PATIENCE).until(() -> split(newcomers, pairs) == 0);
            awaitWhole(proof);
            proof.finish();
            assertOnOneNodeEach(proof);
            cluster.a.set("set server calls/" + node.name() + " state ready");
            cluster.awaitStatus(node, "UP");
        }
    }

    @Test
    void firstJoinsThroughBothProxiesMeet() throws Exception {
        try (Newcomers newcomers = new Newcomers(SEED)) {
            List<Client> all = pairs(newcomers, 40);
            newcomers.startAndAwait(all);
            for (int i = 0; i < all.size(); i += 2) {
                assertTogether(newcomers, all.get(i), all.get(i + 1));
            }
        }
    }

    /** What the hash alone does, before one proxy has told the other. */
    @Test
    void aProxyThatHasNotBeenToldLeadsToTheSameNode() throws Exception {
        try (Newcomers newcomers = new Newcomers(SEED)) {
            for (int i = 0; i < 10; i++) {
                String invite = Capability.random();
                String call = CallId.ofInvite(invite).text();
                Client first = newcomers.add(invite, cluster.a.address());
                newcomers.startAndAwait(List.of(first));
                await().atMost(PATIENCE).until(() -> cluster.b.knownCalls().contains(call));
                cluster.b.set("clear table calls key " + call);
                assertFalse(cluster.b.knownCalls().contains(call));
                Client second = newcomers.add(invite, cluster.b.address());
                newcomers.startAndAwait(List.of(second));
                assertTogether(newcomers, first, second);
            }
        }
    }

    @Test
    void filesOfAPageAreFoundDuringAnUpgrade() throws Exception {
        Node node = cluster.nodes.get(1);
        upgrade(node, newerVersion());
        Set<String> versions = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            String page = get("/parley/").body();
            Matcher file = Pattern.compile("assets/([^/\"]+)/[^\"]+").matcher(page);
            while (file.find()) {
                versions.add(file.group(1));
                assertEquals(200, get("/parley/" + file.group()).statusCode(), file.group());
            }
        }
        assertEquals(2, versions.size(), "pages of both versions");
        assertEquals(404, get("/parley/assets/x/app.css").statusCode());
        upgrade(node, Path.of("target", "parley.war"));
    }

    private static void upgrade(Node node, Path war) throws Exception {
        cluster.set(node, "maint");
        node.server().close();
        node.server().install(war);
        node.server().start();
        cluster.set(node, "ready");
        cluster.awaitStatus(node, "UP");
    }

    /** The same, with another rule in a style sheet. */
    private static Path newerVersion() throws IOException {
        Path war = Path.of("target", "cluster", "newer.war");
        Files.copy(Path.of("target", "parley.war"), war, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem files = FileSystems.newFileSystem(war)) {
            Files.writeString(files.getPath("/app.css"), "\n.newer { color: red }\n", StandardOpenOption.APPEND);
        }
        return war;
    }

    private static HttpResponse<String> get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + cluster.a.address().getPort() + path);
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"metrics", "health", "health/live", "health/ready", "admin", "admin/", "admin/api/state", "%61dmin/"})
    void whatIsEachNodesOwnIsNotPassedOn(String path) throws Exception {
        assertTrue(Set.of(400, 404).contains(get("/parley/" + path).statusCode()), path);
    }

    /** A call has one spelling: no other leads a WebSocket to a node, where it might be read as the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/parley/calls/ID;x",
                "/parley/calls;x/ID",
                "/parley/calls/ID/",
                "/parley/calls//ID",
                "//parley/calls/ID",
                "/parley//calls/ID",
                "/parley/./calls/ID",
                "/parley/x/../calls/ID",
                "/parley/%63alls/ID",
                "/parley/calls/%56nBj4WL4Tv51FOwj0piuag",
                "/parley/calls/VnBj4WL4Tv51FOwj0piuah",
                "/parley/calls/ID%00",
                "/parley\\calls\\ID",
                "/parley/Calls/ID",
                "/parley/calls/ID#x",
                "/parley/x"
            })
    void noOtherSpelling(String path) throws Exception {
        String id = "VnBj4WL4Tv51FOwj0piuag";
        assertEquals("101", handshake("/parley/calls/" + id));
        assertEquals(
                "101", handshake("/parley/calls/" + id + "?x=/parley/calls/other"), "a query is no part of the path");
        String status = handshake(path.replace("ID", id));
        assertTrue(Set.of("400", "404").contains(status), path + ": " + status);
        assertTrue(cluster.a.knownCalls().stream().allMatch(Capability::isCanonical));
    }

    private static String handshake(String path) throws IOException {
        try (Socket socket =
                new Socket(cluster.a.address().getAddress(), cluster.a.address().getPort())) {
            String host = "127.0.0.1:" + cluster.a.address().getPort();
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                    + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).split(" ")[1];
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

    /** One of each through one proxy, the other one through the other. */
    private static List<Client> pairs(Newcomers newcomers, int count) {
        List<Client> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String invite = Capability.random();
            all.add(newcomers.add(invite, cluster.a.address()));
            all.add(newcomers.add(invite, cluster.b.address()));
        }
        return all;
    }

    /** How many pairs are connected and yet not in the same life of their call. */
    private static int split(Newcomers newcomers, List<Client> pairs) throws Exception {
        int split = 0;
        for (int i = 0; i < pairs.size(); i += 2) {
            split += newcomers.areTogether(pairs.get(i), pairs.get(i + 1)) ? 0 : 1;
        }
        return split;
    }

    private static void assertTogether(Newcomers newcomers, Client one, Client other) throws Exception {
        assertEquals(newcomers.epoch(one), newcomers.epoch(other));
        await().atMost(PATIENCE).until(() -> newcomers.others(one) == 1 && newcomers.others(other) == 1);
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
