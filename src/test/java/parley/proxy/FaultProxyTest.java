package parley.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.client.EventLoop;

/** What the proxy does to a connection, seen from both of its ends. */
class FaultProxyTest {
    private static final byte[] WORDS = "GET /parley/calls/x".getBytes();
    private static final long HELD_NANOS = 200_000_000;

    private static final int PATIENCE_MILLIS = 20_000;

    private EventLoop loop;
    private ServerSocket listener;
    private FaultProxy proxy;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws Exception {
        loop = new EventLoop();
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        InetSocketAddress target = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
        proxy = loop.call(() -> new FaultProxy(loop, target));
        open();
    }

    private void open() throws IOException {
        client = new Socket(proxy.address().getAddress(), proxy.address().getPort());
        server = listener.accept();
        for (Socket socket : new Socket[] {client, server}) {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        server.close();
        listener.close();
        loop.close();
    }

    private Link link() {
        return proxy.link(client.getLocalPort());
    }

    private void assertPasses(Socket from, Socket to) throws IOException {
        from.getOutputStream().write(WORDS);
        assertArrayEquals(WORDS, to.getInputStream().readNBytes(WORDS.length));
    }

    @Test
    void passesOnInBothDirectionsAndCountsHandshakes() throws Exception {
        assertPasses(client, server);
        assertPasses(server, client);
        assertEquals(1, loop.call(proxy::handshakes));
        assertEquals(1, loop.call(() -> proxy.webSockets().size()));
        client.close();
        assertEquals(-1, server.getInputStream().read());
    }

    @Test
    void killsWithAReset() throws Exception {
        assertPasses(client, server);
        loop.execute(() -> link().kill());
        assertThrows(SocketException.class, () -> client.getInputStream().read());
        assertThrows(SocketException.class, () -> server.getInputStream().read());
        assertEquals(0, loop.call(() -> proxy.webSockets().size()));
    }

    @Test
    void passesAPartAndThenResets() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> link().cut(true, new Random(1), () -> done.complete(null)));
        client.getOutputStream().write(WORDS);
        byte[] part = new byte[WORDS.length];
        int count = server.getInputStream().read(part);
        assertTrue(count > 0 && count < WORDS.length, "a part: " + count);
        assertThrows(SocketException.class, () -> server.getInputStream().read());
        loop.await(done);
    }

    @Test
    void stallsAndGoesOn() throws Exception {
        long begin = System.nanoTime();
        loop.execute(() -> link().stall(true, Duration.ofNanos(HELD_NANOS)));
        assertPasses(server, client);
        assertPasses(client, server);
        assertTrue(System.nanoTime() - begin >= HELD_NANOS);
    }

    @Test
    void delaysAllThatIsSaid() throws Exception {
        loop.execute(() -> link().delay(Duration.ofNanos(HELD_NANOS)));
        long begin = System.nanoTime();
        assertPasses(client, server);
        assertPasses(server, client);
        assertTrue(System.nanoTime() - begin >= 2 * HELD_NANOS);
    }

    @Test
    void acceptsLate() throws Exception {
        client.close();
        server.close();
        long begin = System.nanoTime();
        loop.execute(() -> proxy.holdBack(Duration.ofNanos(HELD_NANOS)));
        open();
        assertPasses(client, server);
        assertTrue(System.nanoTime() - begin >= HELD_NANOS);
    }

    @Test
    void leadsToTheNextTargetWhereOneRefuses() throws Exception {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        InetSocketAddress dead = new InetSocketAddress(InetAddress.getLoopbackAddress(), nobody);
        InetSocketAddress target = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
        FaultProxy both = loop.call(() -> new FaultProxy(loop, dead, target));
        listener.setSoTimeout(PATIENCE_MILLIS);
        // One of two connections begins with the dead one.
        for (int i = 0; i < 2; i++) {
            try (Socket asking = new Socket(
                            both.address().getAddress(), both.address().getPort());
                    Socket asked = listener.accept()) {
                asking.getOutputStream().write(i);
                assertEquals(i, asked.getInputStream().read());
            }
        }
    }
}
