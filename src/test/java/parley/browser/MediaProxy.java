package parley.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between browsers, which can be cut: a page that runs {@link #script} reaches every candidate of another one
 * through a UDP port of this proxy only. What comes in there from a browser goes on from a port that is this browser's
 * alone, and what comes back takes the same way.
 */
public final class MediaProxy implements AutoCloseable {
    /** Puts a port of the proxy in place of each remote candidate's; those over TCP are left out. */
    private static final String SCRIPT = """
            {
              const { addIceCandidate, setRemoteDescription } = RTCPeerConnection.prototype;
              const PREFIX = 'a=candidate:';
              const divert = async (line) => {
                const parts = line.split(' ');
                if (parts[2].toLowerCase() !== 'udp') return null;
                const response = await fetch(`http://127.0.0.1:%d/${parts[4]}/${parts[5]}`);
                parts[5] = await response.text();
                return parts.join(' ');
              };
              RTCPeerConnection.prototype.addIceCandidate = async function (candidate) {
                if (!candidate.candidate) return addIceCandidate.call(this, candidate);
                const line = await divert(candidate.candidate);
                if (line !== null) await addIceCandidate.call(this, { ...candidate, candidate: line });
              };
              RTCPeerConnection.prototype.setRemoteDescription = async function ({ type, sdp }) {
                if (!sdp.includes(PREFIX)) return setRemoteDescription.call(this, { type, sdp });
                const lines = sdp.split('\\r\\n').map((line) => (line.startsWith(PREFIX) ? divert(line) : line));
                const diverted = (await Promise.all(lines)).filter((line) => line !== null);
                return setRemoteDescription.call(this, { type, sdp: diverted.join('\\r\\n') });
              };
            }""";

    private static final int DATAGRAM = 65_536;

    private final HttpServer registry;
    private final Map<InetSocketAddress, DatagramSocket> entrances = new ConcurrentHashMap<>();
    private final Set<DatagramSocket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    public MediaProxy() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", this::register);
        registry.start();
    }

    /** To be run in each page before its own scripts; the page must not be kept from asking this proxy. */
    public String script() {
        return SCRIPT.formatted(registry.getAddress().getPort());
    }

    /** Drops everything, both ways. */
    public void cut(boolean cut) {
        isCut = cut;
    }

    /** Answers with the port that leads to the address and port in the path. */
    private void register(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        InetSocketAddress target = new InetSocketAddress(path[1], Integer.parseInt(path[2]));
        int port = entrances.computeIfAbsent(target, this::entrance).getLocalPort();
        byte[] answer = Integer.toString(port).getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private DatagramSocket entrance(InetSocketAddress target) {
        DatagramSocket entrance = open(target.getAddress());
        Map<SocketAddress, DatagramSocket> exits = new ConcurrentHashMap<>();
        pump(entrance, packet -> {
            SocketAddress browser = packet.getSocketAddress();
            DatagramSocket exit = exits.computeIfAbsent(browser, address -> exit(entrance, address, target));
            packet.setSocketAddress(target);
            exit.send(packet);
        });
        return entrance;
    }

    private DatagramSocket exit(DatagramSocket entrance, SocketAddress browser, InetSocketAddress target) {
        DatagramSocket exit = open(target.getAddress());
        pump(exit, packet -> {
            packet.setSocketAddress(browser);
            entrance.send(packet);
        });
        return exit;
    }

    private DatagramSocket open(InetAddress address) {
        try {
            DatagramSocket socket = new DatagramSocket(0, address);
            sockets.add(socket);
            return socket;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Way {
        void take(DatagramPacket packet) throws IOException;
    }

    private void pump(DatagramSocket socket, Way way) {
        Thread thread = new Thread(
                () -> {
                    DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM], DATAGRAM);
                    while (!socket.isClosed()) {
                        try {
                            packet.setLength(DATAGRAM);
                            socket.receive(packet);
                            if (!isCut) {
                                way.take(packet);
                            }
                        } catch (IOException e) {
                            // A port that a browser has closed, as after an ICE restart; or this proxy is closed.
                        }
                    }
                },
                "media-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        registry.stop(0);
        sockets.forEach(DatagramSocket::close);
    }
}
