package parley.logging;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** How much of a client's address the log may tell. */
public enum LogAddresses {
    NONE(0, 0),
    /** About as much as a provider, or an organisation: IPv4 /24, IPv6 /48. */
    NETWORK(3, 6),
    FULL(4, 16);

    /** Only these are given to {@link InetAddress}, which would look up anything else in the DNS. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final int bytes4;
    private final int bytes6;

    LogAddresses(int bytes4, int bytes6) {
        this.bytes4 = bytes4;
        this.bytes6 = bytes6;
    }

    /** @param address as the container gives it; null where the connection has ended */
    String shown(String address) {
        if (this == NONE) {
            return "hidden";
        }
        if (address == null) {
            return "unknown";
        }
        String literal = address.replaceFirst("%.*", "").replaceFirst("^\\[(.*)]$", "$1");
        if (!LITERAL.matcher(literal).matches()) {
            return "unknown";
        }
        try {
            byte[] bytes = InetAddress.getByName(literal).getAddress();
            int kept = bytes.length == 4 ? bytes4 : bytes6;
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            String shown = InetAddress.getByAddress(bytes).getHostAddress();
            return kept == bytes.length ? shown : shown + "/" + 8 * kept;
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
