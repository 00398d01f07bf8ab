package parley.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import parley.client.EventLoop;

/**
 * A UDP proxy that does to datagrams what networks do to them. What comes in from a client goes on from a port that is
 * this client's alone, and what comes back takes the same way. For the event loop's thread alone, whose end is its end.
 */
public final class UdpProxy {
    private static final int DATAGRAM = 65_536;

    private final EventLoop loop;
    private final InetSocketAddress target;
    private final DatagramChannel entrance;
    private final Map<SocketAddress, DatagramChannel> exits = new HashMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM);
    /** The same in each run. */
    private final Random chance = new Random(1);

    private boolean isBlocked;
    private double loss;
    private Duration delay = Duration.ZERO;
    private int dropped;

    private interface Way {
        void take(ByteBuffer datagram, SocketAddress from) throws IOException;
    }

    /** Listens on a free port of the target's address. */
    public UdpProxy(EventLoop loop, InetSocketAddress target) throws IOException {
        this.loop = loop;
        this.target = target;
        entrance = open((datagram, client) -> exit(client).send(datagram, target));
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) entrance.socket().getLocalSocketAddress();
    }

    /** Drops everything, both ways. */
    public void block(boolean blocked) {
        isBlocked = blocked;
    }

    /** @param share of the datagrams that get lost, either way, from 0 to 1 */
    public void lose(double share) {
        loss = share;
    }

    /** Makes everything take so long, either way. */
    public void delay(Duration time) {
        delay = time;
    }

    /** How many datagrams have come and not gone on so far. */
    public int dropped() {
        return dropped;
    }

    private DatagramChannel exit(SocketAddress client) throws IOException {
        DatagramChannel exit = exits.get(client);
        if (exit == null) {
            exit = open((datagram, server) -> entrance.send(datagram, client));
            exits.put(client, exit);
        }
        return exit;
    }

    private DatagramChannel open(Way way) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(target.getAddress(), 0));
        Runnable take = () -> take(channel, way);
        channel.register(loop.selector(), SelectionKey.OP_READ, take);
        return channel;
    }

    private void take(DatagramChannel channel, Way way) {
        try {
            for (SocketAddress from = receive(channel); from != null; from = receive(channel)) {
                if (isBlocked || chance.nextDouble() < loss) {
                    dropped++;
                } else if (delay.isZero()) {
                    way.take(buffer, from);
                } else {
                    ByteBuffer copy =
                            ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
                    SocketAddress sender = from;
                    loop.after(delay, () -> pass(way, copy, sender));
                }
            }
        } catch (IOException e) {
            // As in any network: it is lost.
        }
    }

    private SocketAddress receive(DatagramChannel channel) throws IOException {
        SocketAddress from = channel.receive(buffer.clear());
        buffer.flip();
        return from;
    }

    private static void pass(Way way, ByteBuffer datagram, SocketAddress from) {
        try {
            way.take(datagram, from);
        } catch (IOException e) {
            // Likewise.
        }
    }
}
