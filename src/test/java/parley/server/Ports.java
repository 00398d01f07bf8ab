package parley.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of loopback for servers that are to listen later, perhaps several times. */
public final class Ports {
    /** Below those that connections are given, which may take one while its server is not there. */
    private static final int FIRST = 20_000;

    private static final int COUNT = 10_000;

    /** Of the JVM among those that run at once. */
    static final int FORK = Integer.getInteger("fork", 1);

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** Of TCP and of UDP; never the same again, and of each two ports one for either JVM. */
    public static int free() {
        while (true) {
            int port = FIRST + 2 * ThreadLocalRandom.current().nextInt(COUNT / 2) + FORK % 2;
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket tcp = new ServerSocket(port, 1, loopback);
                DatagramSocket udp = new DatagramSocket(port, loopback)) {
            return tcp.isBound() && udp.isBound();
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
