package parley.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.SignalingClient;
import parley.SignalingClient.Closed;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;
import parley.proof.Plan;
import parley.proof.Proof;
import parley.server.Jvm;
import parley.server.ParleyServer;

/** The application is replaced, and taken away, while people talk: nothing of the old one stays. */
@Tag("all")
class RedeployIT {
    private static final int RELOADS = Integer.getInteger("reloads", 0);
    /** Said between one reload and the next. */
    private static final int INTERVAL = 150;
    /** An enumeration that each copy of the application needs to start. */
    private static final String MARK = "parley.logging.Event";

    /** So long Payara keeps connections that have closed, and what was asked on them: three times its half a minute. */
    private static final Duration KEPT_ALIVE = Duration.ofSeconds(90);

    private static ParleyServer server;

    private static Path directory;

    @BeforeAll
    static void start() throws Exception {
        directory = Path.of("target", "redeploy", System.getProperty("arquillian.launch"));
        server = ParleyServer.ofThisRun(directory);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static void reload(int times) throws Exception {
        Plan plan = new Plan(Plan.newSeed(), 32, (long) INTERVAL * times, 0, 0);
        try (Proof proof = new Proof("reloaded " + times + " times", plan, server.address())) {
            proof.finishThrough(times, server::reload);
        }
    }

    private static URI base() {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + "/parley/");
    }

    @Test
    void reloadsLeaveNothingBehind() throws Exception {
        assumeTrue(RELOADS > 0, "slow on this server: with -Pall");
        // What a server makes once and keeps is made.
        reload(2);
        try (Jvm jvm = server.jvm()) {
            // The server may be reloading once more.
            Set<String> mbeans = Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            jvm::mbeans,
                            names -> Stream.of("Calls", "Server")
                                    .allMatch(type -> names.stream().anyMatch(name -> name.endsWith(",type=" + type))));
            reload(RELOADS);
            Awaitility.await().atMost(KEPT_ALIVE).untilAsserted(() -> {
                assertEquals(1, jvm.copiesOf(MARK), "class loaders");
                assertEquals("", server.leaks());
                assertEquals(mbeans, jvm.mbeans());
                List<String> threads = jvm.threads("parley-");
                assertEquals(List.copyOf(new TreeSet<>(threads)), threads, "no two of the same name");
            });
        }
    }

    @Test
    void theLogSaysWhichParleyWasStarted() throws Exception {
        String version;
        try (JarFile war = new JarFile("target/parley.war")) {
            version = war.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        }
        String started = "started context=/parley version=" + Objects.requireNonNull(version) + " server=";
        // What the server writes beside its logs comes and goes.
        Awaitility.await().ignoreExceptions().until(() -> logs().contains(started));
    }

    /** All that the server has written, wherever it writes it. */
    private static String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    void whoIsConnectedIsToldToComeBack() throws Exception {
        URI base = base();
        Invitation invitation = Invitation.random();
        try (SignalingClient ada = SignalingClient.join(base, invitation, new Seat());
                SignalingClient stranger =
                        SignalingClient.connect(base, invitation.call().text())) {
            ada.expect("welcome");
            server.undeploy();
            for (SignalingClient client : List.of(ada, stranger)) {
                Closed closed = client.expectClosed();
                assertEquals(4100, closed.code(), closed::toString);
            }
        }
        long begin = System.nanoTime();
        server.deploy();
        firstCall(base);
        System.out.printf(
                "%s: from handing over the WAR to the first signal of a call: %.1f s%n",
                System.getProperty("arquillian.launch"), (System.nanoTime() - begin) / 1e9);
    }

    private static void firstCall(URI base) throws InterruptedException {
        Invitation invitation = Invitation.random();
        Seat seat = new Seat();
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat)) {
            String id = ada.expect("welcome").getString("id");
            try (SignalingClient bob = SignalingClient.join(base, invitation, new Seat())) {
                bob.expect("welcome");
                bob.send(SignalingClient.signalFrame(
                                id,
                                seat.instance,
                                1,
                                Json.createObjectBuilder().add("text", "x").build())
                        .build());
                ada.expect("joined");
                ada.expect("signal");
                assertFalse(ada.isClosed());
            }
        }
    }
}
