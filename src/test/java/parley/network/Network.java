package parley.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A small internet of Linux network namespaces, for as long as it is open: a server with public addresses, homes behind
 * routers, and devices without one. This process reaches nothing of it: an interface more or less would have the browsers
 * of other tests begin anew what they ask for. Needs root, and {@code ip}, {@code tc} and {@code nft}.
 */
public final class Network implements AutoCloseable {
    /** The server's: of the networks that documentation may use (RFC 5737, RFC 3849). */
    public static final String IPV4 = "203.0.113.1";

    public static final String IPV6 = "2001:db8::1";

    private static final String IPV4_NETWORK = "203.0.113.";
    private static final String IPV6_NETWORK = "2001:db8::";
    /** The first host that is not the server. */
    private static final int FIRST = 11;

    /** Of all names, so that several of these get along on one machine. */
    private final String prefix = "parley-" + Integer.toHexString(0x100000 + new Random().nextInt(0xF00000));

    private final List<Namespace> namespaces = new ArrayList<>();
    private final Namespace server;
    private int hosts = FIRST;
    private boolean closed;

    public Network() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        try {
            server = namespace("server");
            server.ip("link add internet type bridge");
            server.ip("addr add " + IPV4 + "/24 dev internet");
            server.ip("addr add " + IPV6 + "/64 dev internet nodad");
            server.ip("link set internet up");
            routeElsewhere();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Why there can be no such thing on this machine, as this user. */
    public static Optional<String> obstacle() {
        try (Network network = new Network()) {
            Home home = network.home("test");
            home.use(Nat.ENDPOINT_DEPENDENT, Home.losing(50));
            home.narrow(100);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private synchronized Namespace namespace(String name) throws IOException {
        Namespace namespace = new Namespace(prefix + "-" + name);
        namespaces.add(namespace);
        return namespace;
    }

    /**
     * What goes to other addresses, such as private ones, gets lost on its way, as it does in the internet. Without a route
     * sending would fail, and coturn 4.6 gives up a relay whose sending has failed.
     */
    private void routeElsewhere() throws IOException {
        String nobody = IPV4_NETWORK + "254";
        server.ip("neigh add " + nobody + " lladdr 02:00:00:00:00:01 dev internet nud permanent");
        server.ip("route add default via " + nobody);
    }

    public Namespace server() {
        return server;
    }

    public Home home(String name) throws IOException {
        String address = IPV4_NETWORK + hosts;
        Namespace router = attached(name + "-router", "wan");
        router.ip("addr add " + address + "/24 dev wan");
        return new Home(router, namespace(name), address);
    }

    /** A device that anybody can reach. */
    public Namespace publicDevice(String name) throws IOException {
        String address = IPV4_NETWORK + hosts;
        Namespace device = attached(name, "eth0");
        device.ip("addr add " + address + "/24 dev eth0");
        return device;
    }

    /** The same with nothing but IPv6. */
    public Namespace ipv6Device(String name) throws IOException {
        String address = IPV6_NETWORK + hosts;
        Namespace device = attached(name, "eth0");
        device.ip("addr add " + address + "/64 dev eth0 nodad");
        return device;
    }

    private Namespace attached(String name, String device) throws IOException {
        Namespace host = namespace(name);
        String port = "host" + hosts++;
        host.ip("link add " + device + " type veth peer name " + port + " netns " + server.name());
        host.up(device);
        server.ip("link set " + port + " master internet");
        server.ip("link set " + port + " up");
        return host;
    }

    /** What still runs in it is cut off. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (Namespace namespace : namespaces) {
            try {
                namespace.delete();
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        }
    }
}
