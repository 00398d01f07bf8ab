package parley.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.call.CallId;
import parley.call.Capability;
import parley.client.Client;
import parley.cluster.Cluster.Node;
import parley.proof.Plan;
import parley.server.Fork;

/** Where the two HAProxies lead to: people who come to the same call, pages and their files, and what is not a path of Parley's. */
@Tag("all")
@EnabledIf(value = "parley.server.HaProxy#isInstalled", disabledReason = "HAProxy is not installed")
class RoutingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

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

    @Test
    void firstJoinsThroughBothProxiesMeet() throws Exception {
        try (Newcomers newcomers = new Newcomers(Plan.newSeed())) {
            List<Client> all = newcomers.pairs(40, cluster.a.address(), cluster.b.address());
            newcomers.startAndAwait(all);
            for (int i = 0; i < all.size(); i += 2) {
                assertTogether(newcomers, all.get(i), all.get(i + 1));
            }
        }
    }

    /** What the hash alone does, before one proxy has told the other. */
    @Test
    void aProxyThatHasNotBeenToldLeadsToTheSameNode() throws Exception {
        try (Newcomers newcomers = new Newcomers(Plan.newSeed())) {
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

    private static void assertTogether(Newcomers newcomers, Client one, Client other) throws Exception {
        assertEquals(newcomers.epoch(one), newcomers.epoch(other));
        await().atMost(PATIENCE).until(() -> newcomers.others(one) == 1 && newcomers.others(other) == 1);
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
        Path war = Fork.directory().resolve("newer.war");
        Files.copy(Path.of("target", "parley.war"), war, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem files = FileSystems.newFileSystem(war)) {
            Files.writeString(files.getPath("/app.css"), "\n.newer { color: red }\n", StandardOpenOption.APPEND);
        }
        return war;
    }

    /** With Java's client, which offers h2c. */
    private static HttpResponse<String> get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + cluster.a.address().getPort() + path);
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics",
                "health",
                "health/live",
                "health/ready",
                "admin",
                "admin/",
                "admin/api/state",
                "%61dmin/"
            })
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
}
