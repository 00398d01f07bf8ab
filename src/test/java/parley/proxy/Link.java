package parley.proxy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import parley.client.EventLoop;

/** One connection through the proxy, and what can be done to it. For the event loop's thread alone. */
public final class Link {
    private static final int CHUNK = 1 << 16;
    /** In which what was sent before a reset can still be read. */
    private static final Duration BEFORE_RESET = Duration.ofMillis(5);

    private final EventLoop loop;
    private final Runnable handshake;
    private final Runnable ended;
    private final End client;
    private final End server;
    private boolean over;
    private boolean webSocket;
    private Duration delay = Duration.ZERO;
    /** Who speaks when the cut comes; null where none was ordered. */
    private End cut;

    private Random cutWhere;
    private Runnable cutDone;

    /** @param targets to be tried one after another */
    Link(EventLoop loop, SocketChannel accepted, List<InetSocketAddress> targets, Runnable handshake, Runnable ended)
            throws IOException {
        this.loop = loop;
        this.handshake = handshake;
        this.ended = ended;
        client = new End(accepted);
        server = new End(SocketChannel.open());
        client.other = server;
        server.other = client;
        server.connect(targets.iterator());
    }

    boolean isWebSocket() {
        return webSocket;
    }

    /** Resets both sides: no closing handshake, and what is under way is lost. */
    public void kill() {
        if (!over) {
            over = true;
            client.reset();
            server.reset();
            ended.run();
        }
    }

    /**
     * Passes on a part of what is said next, then resets: nearly always in the midst of a frame.
     *
     * @param fromClient whose words are cut
     * @param done called when it is done, unless the connection ends before
     * @return takes the order back, if it has not been carried out
     */
    public Runnable cut(boolean fromClient, Random where, Runnable done) {
        cut = fromClient ? client : server;
        cutWhere = where;
        cutDone = done;
        return () -> cut = null;
    }

    /** Takes nothing from one side for a while. */
    public void stall(boolean fromClient, Duration duration) {
        End end = fromClient ? client : server;
        end.stalls++;
        end.update();
        loop.after(duration, () -> {
            end.stalls--;
            end.update();
        });
    }

    /** From now on holds back all that is said, in both directions, for so long. */
    public void delay(Duration duration) {
        delay = duration;
    }

    private void close() {
        if (!over) {
            over = true;
            client.close();
            server.close();
            ended.run();
        }
    }

    /** One of the two TCP connections. */
    private final class End {
        private SocketChannel channel;
        private SelectionKey key;
        /** Where else it could be led. */
        private Iterator<InetSocketAddress> targets;

        private End other;
        /** What this end is to be told; read anew when it is empty. */
        private final ByteBuffer pending = ByteBuffer.allocate(CHUNK).limit(0);
        /** Why nothing is read from this end: stalls, and the delay of what was read last. */
        private int stalls;

        End(SocketChannel channel) throws IOException {
            use(channel);
        }

        private void use(SocketChannel newChannel) throws IOException {
            channel = newChannel;
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Runnable ready = this::ready;
            key = channel.register(loop.selector(), 0, ready);
        }

        void connect(Iterator<InetSocketAddress> newTargets) {
            targets = newTargets;
            try {
                if (channel.connect(targets.next())) {
                    update();
                    other.update();
                } else {
                    key.interestOps(SelectionKey.OP_CONNECT);
                }
            } catch (IOException e) {
                refused();
            }
        }

        /** Waits for what there is to do. */
        void update() {
            if (!over && channel.isConnected() && other.channel.isConnected()) {
                boolean reads = stalls == 0 && !other.pending.hasRemaining();
                key.interestOps(
                        (reads ? SelectionKey.OP_READ : 0) | (pending.hasRemaining() ? SelectionKey.OP_WRITE : 0));
            }
        }

        private void ready() {
            if (over) {
                return;
            }
            try {
                if (key.isConnectable()) {
                    channel.finishConnect();
                } else {
                    if (key.isWritable()) {
                        channel.write(pending);
                    }
                    if (key.isReadable()) {
                        read();
                    }
                }
                update();
                other.update();
            } catch (ConnectException e) {
                refused();
            } catch (IOException e) {
                // One side was reset, or the server is gone: so it is for the other side.
                kill();
            }
        }

        private void refused() {
            try {
                channel.close();
                if (targets.hasNext()) {
                    use(SocketChannel.open());
                    connect(targets);
                    return;
                }
            } catch (IOException e) {
                // No socket is to be had.
            }
            loop.at(System.nanoTime(), Link.this::kill);
        }

        private void read() throws IOException {
            ByteBuffer chunk = other.pending;
            int count = channel.read(chunk.clear());
            chunk.flip();
            if (count < 0) {
                Link.this.close();
            } else if (cut == this && count > 1) {
                other.cutOff();
            } else {
                lookForHandshake(chunk);
                other.pass();
            }
        }

        private void lookForHandshake(ByteBuffer chunk) {
            if (this == client && !webSocket) {
                String head = StandardCharsets.ISO_8859_1
                        .decode(chunk.slice(0, Math.min(chunk.limit(), 64)))
                        .toString();
                if (head.startsWith("GET ") && head.contains("/calls/")) {
                    webSocket = true;
                    handshake.run();
                }
            }
        }

        private void pass() throws IOException {
            if (delay.isZero()) {
                channel.write(pending);
                return;
            }
            int limit = pending.limit();
            pending.limit(0);
            other.stalls++;
            loop.after(delay, () -> {
                pending.limit(limit);
                other.stalls--;
                update();
                other.update();
            });
        }

        private void cutOff() throws IOException {
            pending.limit(1 + cutWhere.nextInt(pending.limit() - 1));
            channel.write(pending);
            pending.limit(0);
            cut = null;
            client.stalls++;
            server.stalls++;
            cutDone.run();
            loop.after(BEFORE_RESET, Link.this::kill);
        }

        private void reset() {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                // It has been closed already, or reset by its peer.
            }
            close();
        }

        private void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // There is nothing more that could be done.
            }
        }
    }
}
