package parley.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.client.EventLoop;

/** What the proxy does to datagrams, seen from both of its ends. */
class UdpProxyTest {
    private static final int PATIENCE_MILLIS = 20_000;

    private EventLoop loop;
    private DatagramSocket server;
    private DatagramSocket client;
    private UdpProxy proxy;

    @BeforeEach
    void open() throws Exception {
        loop = new EventLoop();
        server = socket();
        client = socket();
        proxy = loop.call(() -> new UdpProxy(loop, (InetSocketAddress) server.getLocalSocketAddress()));
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        loop.close();
    }

    private static void send(DatagramSocket from, String text, SocketAddress to) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private void send(String text) throws IOException {
        send(client, text, proxy.address());
    }

    private static DatagramPacket receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        return packet;
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    private int dropped() throws Exception {
        return loop.call(proxy::dropped);
    }

    @Test
    void eachClientHearsWhatIsForIt() throws Exception {
        try (DatagramSocket other = socket()) {
            send("one");
            DatagramPacket one = receive(server);
            send(other, "two", proxy.address());
            DatagramPacket two = receive(server);
            assertEquals("one", text(one));
            assertEquals("two", text(two));

            send(server, "to two", two.getSocketAddress());
            send(server, "to one", one.getSocketAddress());
            DatagramPacket answer = receive(client);
            assertEquals("to one", text(answer));
            assertEquals(proxy.address(), answer.getSocketAddress());
            assertEquals("to two", text(receive(other)));

            send("again");
            DatagramPacket again = receive(server);
            assertEquals(one.getSocketAddress(), again.getSocketAddress());
        }
    }

    @Test
    void nothingComesThroughWhileItIsBlocked() throws Exception {
        send("before");
        SocketAddress way = receive(server).getSocketAddress();
        loop.execute(() -> proxy.block(true));
        send("meanwhile");
        send(server, "meanwhile", way);
        await().until(() -> dropped() == 2);
        loop.execute(() -> proxy.block(false));
        send("afterwards");
        assertEquals("afterwards", text(receive(server)));
        send(server, "afterwards", way);
        assertEquals("afterwards", text(receive(client)));
    }

    @Test
    @Timeout(20)
    void someGetLost() throws Exception {
        int sent = 100;
        loop.execute(() -> proxy.lose(0.25));
        for (int i = 0; i < sent; i++) {
            send("one of them");
        }
        server.setSoTimeout(10);
        int received = 0;
        while (received + dropped() < sent) {
            try {
                receive(server);
                received++;
            } catch (SocketTimeoutException e) {
                // What is still missing may have been dropped by now.
            }
        }
        assertTrue(received > 60 && received < 90, received + " of " + sent);
    }

    @Test
    void everythingTakesItsTime() throws Exception {
        Duration delay = Duration.ofMillis(100);
        loop.execute(() -> proxy.delay(delay));
        long sent = System.nanoTime();
        send("there");
        DatagramPacket there = receive(server);
        assertTrue(System.nanoTime() - sent >= delay.toNanos());
        send(server, "and back", there.getSocketAddress());
        assertEquals("and back", text(receive(client)));
        assertTrue(System.nanoTime() - sent >= 2 * delay.toNanos());
    }
}
