package parley.cluster;

import static org.awaitility.Awaitility.await;

import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.openmbean.CompositeData;
import parley.call.Capability;
import parley.container.Jmx;
import parley.server.HaProxy;
import parley.server.ParleyServer;
import parley.server.Ports;
import parley.server.TomcatServer;

/** Three nodes behind two HAProxies, all on this machine. */
final class Cluster implements AutoCloseable {
    private static final int NODES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Who is away is looked for after half of it. */
    private static final Map<String, String> SETTINGS = Map.of("PARLEY_GRACE", "10");

    /** A node and what it is called. */
    record Node(String name, TomcatServer server) {}

    final List<Node> nodes;
    final HaProxy a;
    final HaProxy b;

    Cluster(Path directory) throws Exception {
        nodes = startNodes(directory);
        Map<String, String> environment = new TreeMap<>();
        environment.put("PEER_A", "127.0.0.1:" + Ports.free());
        environment.put("PEER_B", "127.0.0.1:" + Ports.free());
        for (int i = 0; i < NODES; i++) {
            int port = nodes.get(i).server().address().getPort();
            environment.put("NODE_" + (i + 1), "127.0.0.1:" + port);
        }
        a = new HaProxy("a", directory.resolve("a"), environment);
        b = new HaProxy("b", directory.resolve("b"), environment);
        a.start();
        b.start();
        awaitPeers();
        proxies().forEach(this::awaitThatItTakesCalls);
    }

    /** A proxy that has just started does not. */
    void awaitThatItTakesCalls(HaProxy proxy) {
        await().atMost(PATIENCE).until(() -> {
            URL call = new URL("http", "127.0.0.1", proxy.address().getPort(), "/parley/calls/" + Capability.random());
            int status = ((HttpURLConnection) call.openConnection()).getResponseCode();
            return status != HttpURLConnection.HTTP_UNAVAILABLE;
        });
    }

    private static List<Node> startNodes(Path directory) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(NODES);
        try {
            List<CompletableFuture<Node>> starting = IntStream.rangeClosed(1, NODES)
                    .mapToObj(i -> "node-" + i)
                    .map(name -> CompletableFuture.supplyAsync(() -> startNode(name, directory), threads))
                    .toList();
            return starting.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static Node startNode(String name, Path directory) {
        try {
            return new Node(name, ParleyServer.node(directory.resolve(name), SETTINGS));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** All nodes run and are used, whatever a test has left. */
    void restore() throws Exception {
        for (Node node : nodes) {
            if (!node.server().process().isAlive()) {
                node.server().start();
            }
            set(node, "ready");
        }
        nodes.forEach(node -> awaitStatus(node, "UP"));
    }

    List<HaProxy> proxies() {
        return List.of(a, b);
    }

    /** Both proxies, as the addresses of one name. */
    InetSocketAddress[] addresses() {
        return new InetSocketAddress[] {a.address(), b.address()};
    }

    /** At both proxies. @param state ready, drain or maint */
    void set(Node node, String state) throws Exception {
        for (HaProxy proxy : proxies()) {
            proxy.set("set server calls/" + node.name() + " state " + state);
        }
    }

    /** Until both proxies think so. @param status UP, DOWN, DRAIN or MAINT */
    void awaitStatus(Node node, String status) {
        await().atMost(PATIENCE).until(() -> {
            for (HaProxy proxy : proxies()) {
                if (!proxy.statistic(node.name(), "status").equals(status)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Until the proxies tell each other where calls are. */
    void awaitPeers() {
        await().atMost(PATIENCE).until(() -> {
            for (HaProxy proxy : proxies()) {
                if (!proxy.command("show peers").contains("last_status=ESTA")) {
                    return false;
                }
            }
            return true;
        });
    }

    /** As the node itself sees it. @return by the beginning of a call's id: how many are in it and connected */
    Map<String, Long> calls(Node node) throws Exception {
        try (Jmx jmx = new Jmx(node.server().process())) {
            Map<String, Long> calls = new TreeMap<>();
            for (CompositeData call : Jmx.list(jmx.get(jmx.name("Calls", "/parley"), "Calls"))) {
                long present = Arrays.stream(Jmx.list(call.get("participants")))
                        .filter(participant -> (boolean) participant.get("present"))
                        .count();
                if (present > 0) {
                    calls.put((String) call.get("id"), present);
                }
            }
            return calls;
        }
    }

    /** Which of these calls are on a node. */
    Set<String> onNode(Node node, List<String> calls) throws Exception {
        Set<String> ids = calls(node).keySet();
        return calls.stream()
                .filter(call -> ids.stream().anyMatch(call::startsWith))
                .collect(Collectors.toSet());
    }

    List<Node> running() {
        return nodes.stream().filter(node -> node.server().process().isAlive()).toList();
    }

    /** Parley's own: it begins no new calls. */
    void drain(Node node) throws Exception {
        try (Jmx jmx = new Jmx(node.server().process())) {
            jmx.invoke(jmx.name("Server", "/parley"), "drain");
        }
    }

    /** The one that most people are on. */
    Node busiest() throws Exception {
        Node busiest = null;
        long most = 0;
        for (Node node : nodes) {
            long here = calls(node).values().stream().mapToLong(count -> count).sum();
            if (here > most) {
                most = here;
                busiest = node;
            }
        }
        return busiest;
    }

    @Override
    public void close() {
        proxies().forEach(HaProxy::close);
        nodes.forEach(node -> node.server().close());
    }
}
