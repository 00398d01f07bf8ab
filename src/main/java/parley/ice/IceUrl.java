package parley.ice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.forwarding.AddressRange;

/**
 * Where a STUN or TURN server is: RFC 7064 and RFC 7065. Nothing here asks a name server.
 *
 * @param text as browsers take it: a few of them know no capitals
 * @param isRelay whether it is a TURN server's, which asks for credentials
 */
public record IceUrl(String text, boolean isRelay) {
    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern URL = Pattern.compile("(?<scheme>stun|turns?):"
            + "(?:\\[(?<ipv6>[0-9a-f]*:[0-9a-f:.]+)]|(?<name>" + LABEL + "(?:\\." + LABEL + ")*))"
            + "(?::(?<port>[1-9][0-9]{0,4}))?"
            + "(?<transport>\\?transport=(?:udp|tcp))?");

    /** What can only be an address, in whole or as one that was mistyped. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?[0-9]+");

    private static final int LONGEST_NAME = 253;
    private static final int GREATEST_PORT = 65_535;

    /**
     * Reads several, separated by blanks or commas; none from an empty text. What is there twice counts once.
     *
     * @throws IllegalArgumentException where one of them is no such URL
     */
    public static List<IceUrl> list(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("[\\s,]+"))
                        .map(IceUrl::parse)
                        .distinct()
                        .toList();
    }

    /** @throws IllegalArgumentException where this is none */
    static IceUrl parse(String text) {
        String url = text.toLowerCase(Locale.ROOT);
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        boolean isRelay = !parts.group("scheme").equals("stun");
        if (parts.group("ipv6") != null) {
            AddressRange.parse(parts.group("ipv6"));
        } else {
            checkName(parts.group("name"));
        }
        boolean isPort = parts.group("port") == null || Integer.parseInt(parts.group("port")) <= GREATEST_PORT;
        // RFC 7064 has no transport.
        if (!isPort || !isRelay && parts.group("transport") != null) {
            throw new IllegalArgumentException(text);
        }
        return new IceUrl(url, isRelay);
    }

    private static void checkName(String name) {
        if (NUMERIC.matcher(name).matches()) {
            AddressRange.parse(name);
        } else if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(name);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
