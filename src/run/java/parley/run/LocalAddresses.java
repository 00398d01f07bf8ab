package parley.run;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What other devices of the local network may call this machine. */
final class LocalAddresses {
    private static final Pattern HOST_NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private LocalAddresses() {}

    /** The addresses of this machine, the most likely one first; none that needs an interface's name to be reached. */
    static List<InetAddress> all() throws IOException {
        InetAddress outward = outward().orElse(null);
        List<NetworkInterface> interfaces = new ArrayList<>();
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            if (each.isUp() && !each.isLoopback()) {
                interfaces.add(each);
            }
        }
        // Behind a point-to-point interface is a tunnel, where nobody's phone is.
        interfaces.sort(Comparator.comparing(LocalAddresses::isTunnel).thenComparing(NetworkInterface::getIndex));
        return interfaces.stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress())
                .sorted(Comparator.comparing(address -> !address.equals(outward)))
                .toList();
    }

    /** Those to type on another device: the short ones, if there are any. */
    static List<InetAddress> toType(List<InetAddress> addresses) {
        List<InetAddress> shortOnes =
                addresses.stream().filter(Inet4Address.class::isInstance).toList();
        return shortOnes.isEmpty() ? addresses : shortOnes;
    }

    /** The machine's names, lower case; a name without a dot may be known in the network with ".local" after it. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of("localhost"));
        String name;
        try {
            name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            return names; // it has one that means nothing even here
        }
        if (HOST_NAME.matcher(name).matches() && !name.matches("[0-9.]+")) {
            names.add(name);
            if (!name.contains(".")) {
                names.add(name + ".local");
            }
        }
        return names;
    }

    /** As certificates and addresses in browsers have it, without the interface's name. */
    static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    /** The one from which this machine would speak to the rest of the world, to which nothing is sent here. */
    private static Optional<InetAddress> outward() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress("198.51.100.1", 9));
            InetAddress address = socket.getLocalAddress();
            return isTunnel(NetworkInterface.getByInetAddress(address)) ? Optional.empty() : Optional.of(address);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // there is no way out
        }
    }

    private static boolean isTunnel(NetworkInterface each) {
        try {
            return each.isPointToPoint();
        } catch (SocketException e) {
            return true;
        }
    }
}
