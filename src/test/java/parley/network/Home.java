package parley.network;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A device behind a router. Its private address is the same in every home, as it often is. */
public final class Home {
    /** Nothing goes through. */
    public static final String CUT = "drop";

    public static final String WITHOUT_UDP = "meta l4proto udp drop";

    private static final String ROUTER_ADDRESS = "192.168.0.1";
    private static final String DEVICE_ADDRESS = "192.168.0.2";

    private final Namespace router;
    private final Namespace device;
    private final String address;

    /** @param router that has an interface "wan" with this address */
    Home(Namespace router, Namespace device, String address) throws IOException {
        this.router = router;
        this.device = device;
        this.address = address;
        device.ip("link add eth0 type veth peer name lan netns " + router.name());
        router.ip("addr add " + ROUTER_ADDRESS + "/24 dev lan");
        router.up("lan");
        device.ip("addr add " + DEVICE_ADDRESS + "/24 dev eth0");
        device.up("eth0");
        device.ip("route add default via " + ROUTER_ADDRESS);
        router.forward();
        use(Nat.ENDPOINT_INDEPENDENT);
    }

    public Namespace device() {
        return device;
    }

    /** By which others know it. */
    public String address() {
        return address;
    }

    /** Replaces the router's rules; what has been spoken before keeps its port. */
    public void use(Nat nat, String... restrictions) throws IOException {
        router.nft(nat.rules(restrictions));
    }

    /** This share of the datagrams does not come through, either way. */
    public static String losing(int percent) {
        return "meta l4proto udp numgen random mod 100 < " + percent + " drop";
    }

    /** As where a firewall lets people use the web, and nothing else. */
    public static String[] onlyTcpTo(int... ports) {
        String allowed = Arrays.stream(ports).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return new String[] {WITHOUT_UDP, "iifname \"lan\" tcp dport != { " + allowed + " } drop"};
    }

    /** So much goes through in a second, each way. */
    public void narrow(int kilobits) throws IOException {
        for (String end : new String[] {"wan", "lan"}) {
            router.tc("qdisc replace dev " + end + " root tbf rate " + kilobits + "kbit burst 5kb latency 200ms");
        }
    }

    public void widen() throws IOException {
        for (String end : new String[] {"wan", "lan"}) {
            router.tc("qdisc delete dev " + end + " root");
        }
    }
}
