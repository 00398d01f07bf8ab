package parley.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import parley.client.EventLoop;
import parley.proxy.UdpProxy;

/**
 * The network between browsers, which can be cut: a page that runs {@link #script} reaches every candidate of another one
 * through a UDP port of this proxy only.
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

    private final HttpServer registry;
    private final EventLoop loop = new EventLoop();
    /** By where they lead; for the loop's thread alone, as is what follows. */
    private final Map<InetSocketAddress, UdpProxy> proxies = new HashMap<>();

    private boolean isCut;

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
    public void cut(boolean cut) throws Exception {
        loop.execute(() -> {
            isCut = cut;
            proxies.values().forEach(proxy -> proxy.block(cut));
        });
    }

    /** Answers with the port that leads to the address and port in the path. */
    private void register(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        InetSocketAddress target = new InetSocketAddress(path[1], Integer.parseInt(path[2]));
        byte[] answer = Integer.toString(port(target)).getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private int port(InetSocketAddress target) throws IOException {
        try {
            return loop.call(() -> {
                if (!proxies.containsKey(target)) {
                    UdpProxy proxy = new UdpProxy(loop, target);
                    proxy.block(isCut);
                    proxies.put(target, proxy);
                }
                return proxies.get(target).address().getPort();
            });
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        registry.stop(0);
        loop.close();
    }
}
