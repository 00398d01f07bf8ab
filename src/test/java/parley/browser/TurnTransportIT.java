package parley.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import parley.client.EventLoop;
import parley.network.Coturn;
import parley.proxy.UdpProxy;
import parley.server.ParleyServer;
import parley.server.Ports;
import parley.server.ServerProcess;

/** How browsers reach a relay that all media must go by: over UDP as long as that works, however badly, else over TCP. */
@EnabledIf(value = "parley.server.TurnServer#isInstalled", disabledReason = "coturn is not installed")
class TurnTransportIT extends WithBrowsers {
    private static final int CALLS = 10;

    private static ServerProcess turn;
    private static EventLoop loop;
    private static UdpProxy udp;
    private static ParleyServer server;

    @BeforeAll
    static void start() throws Exception {
        int port = Ports.free();
        List<String> loopback = List.of("127.0.0.1");
        turn = new ServerProcess(
                Coturn.command(loopback, port, loopback, List.of("--no-tls", "--allow-loopback-peers")),
                Path.of("target", "turn-transport", "coturn"),
                port);
        turn.start();
        loop = new EventLoop();
        udp = loop.call(() -> new UdpProxy(loop, turn.address()));
        String urls = "turn:127.0.0.1:%d?transport=udp turn:127.0.0.1:%d?transport=tcp"
                .formatted(udp.address().getPort(), port);
        server = ParleyServer.ofThisRun(
                Path.of("target", "turn-transport", "server"),
                Map.of("PARLEY_ICE_SERVERS", urls, "PARLEY_TURN_SECRET", Coturn.SECRET, "PARLEY_RELAY_ONLY", "true"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        if (loop != null) {
            loop.close();
        }
        if (turn != null) {
            turn.close();
        }
    }

    @AfterEach
    void theNetworkGetsWell() throws Exception {
        loop.execute(() -> {
            udp.block(false);
            udp.lose(0);
            udp.delay(Duration.ZERO);
        });
    }

    private List<Visitor> call() {
        Visitor ada = visitor("Ada");
        Visitor bob = visitor("Bob");
        TwoInACall.meet(server.page(), ada, bob);
        ada.assertConnectedTo("Bob");
        bob.assertConnectedTo("Ada");
        return List.of(ada, bob);
    }

    /** Chromium looks for no other way once it has one, so it may be TCP, by chance, that is found first and kept. */
    private List<Visitor> callOverUdp() {
        return Stream.generate(this::call)
                .limit(CALLS)
                .filter(both -> both.stream().allMatch(one -> path(one).equals("relay udp")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("over UDP none of " + CALLS + " calls"));
    }

    private static String path(Visitor visitor) {
        return MediaPath.of(visitor.page(), "window.negotiated")
                .map(path -> path.local() + " " + path.relayProtocol())
                .orElse("none");
    }

    private static void awaitProtocol(Visitor visitor, String protocol) {
        await().atMost(TwoInACall.PATIENCE).untilAsserted(() -> assertEquals("relay " + protocol, path(visitor)));
        TwoInACall.assertPictureMoves(visitor);
    }

    @Tag("all")
    @Test
    void aNetworkThatGetsBadIsNoReasonToLeaveUdp() throws Exception {
        List<Visitor> both = callOverUdp();
        loop.execute(() -> {
            udp.lose(0.05);
            udp.delay(Duration.ofMillis(50));
        });
        await().atMost(TwoInACall.PATIENCE).until(() -> loop.call(udp::dropped) > 100);
        for (Visitor one : both) {
            awaitProtocol(one, "udp");
        }
    }

    @Test
    void whereUdpIsBlockedThereIsTcp() throws Exception {
        loop.execute(() -> udp.block(true));
        for (Visitor one : call()) {
            awaitProtocol(one, "tcp");
        }
    }

    @Tag("all")
    @Test
    void whenUdpIsBlockedAllOfASuddenThereIsTcp() throws Exception {
        List<Visitor> both = callOverUdp();
        loop.execute(() -> udp.block(true));
        for (Visitor one : both) {
            awaitProtocol(one, "tcp");
        }
    }
}
