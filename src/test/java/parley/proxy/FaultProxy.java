package parley.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.client.EventLoop;

/**
 * A TCP proxy that does to connections what networks do to them. It decides nothing: tests tell it what, when, and to
 * whom. For the event loop's thread alone, whose end is its end.
 */
public final class FaultProxy {
    private static final int BACKLOG = 4_096;

    private final EventLoop loop;
    private final List<InetSocketAddress> targets;
    private final ServerSocketChannel listener;
    private final SelectionKey key;
    /** By the port that the client connected from. */
    private final Map<Integer, Link> links = new LinkedHashMap<>();

    private int handshakes;

    /**
     * Listens on a free port of 127.0.0.1.
     *
     * @param targets where each connection is led, taking turns; where one does not accept it, to the next, as browsers do
     *     with the addresses of a name
     */
    public FaultProxy(EventLoop loop, InetSocketAddress... targets) throws IOException {
        this.loop = loop;
        this.targets = new ArrayList<>(List.of(targets));
        listener = ServerSocketChannel.open();
        listener.configureBlocking(false);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        Runnable accept = this::accept;
        key = listener.register(loop.selector(), SelectionKey.OP_ACCEPT, accept);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.socket().getLocalSocketAddress();
    }

    /** @return the connection that came from this port, null where there is none any more, or not yet */
    public Link link(int clientPort) {
        return links.get(clientPort);
    }

    /** The connections that WebSockets go through. */
    public List<Link> webSockets() {
        return links.values().stream().filter(Link::isWebSocket).toList();
    }

    /** How many WebSockets have been asked for through it. */
    public int handshakes() {
        return handshakes;
    }

    /** Accepts nobody for a while; who comes meanwhile waits. */
    public void holdBack(Duration duration) {
        key.interestOps(0);
        loop.after(duration, () -> key.interestOps(SelectionKey.OP_ACCEPT));
    }

    private void accept() {
        try {
            for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
                int port = client.socket().getPort();
                links.put(
                        port,
                        new Link(loop, client, List.copyOf(targets), () -> handshakes++, () -> links.remove(port)));
                Collections.rotate(targets, 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
