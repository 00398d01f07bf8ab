package parley.forwarding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Those who pass requests on to this server and are believed whom they have them from. */
public record TrustedProxies(List<AddressRange> ranges) {
    /** More of them in a row are nobody's network. */
    private static final int MOST = 32;

    /** The longest address in brackets with a port. */
    private static final int LONGEST = 53;

    /** An address as some proxies write it: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}, {@code [2001:db8::1]}. */
    private static final Pattern WITH_PORT =
            Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}");

    /**
     * Whom a request is from, as far as that can be told.
     *
     * @param isAuthor whether this is the one who sent it, and not the last proxy of which that is known
     */
    record Sender(String address, boolean isAuthor) {}

    /** @param address null where the connection has ended */
    boolean contains(String address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * Goes back from the server: each trusted proxy says from whom it has the request. What stands to the left of the
     * first one who is not trusted may be anybody's invention.
     *
     * @param proxy the trusted one that the request comes from
     * @param forwardedFor the values of the header {@code X-Forwarded-For}
     */
    Sender sender(String proxy, List<String> forwardedFor) {
        String[] told = String.join(",", forwardedFor).split(",", -1);
        String nearest = proxy;
        for (int i = told.length - 1; i >= Math.max(0, told.length - MOST); i--) {
            Optional<String> address = address(told[i].strip());
            if (address.isEmpty()) {
                break;
            }
            nearest = address.get();
            if (!contains(nearest)) {
                return new Sender(nearest, true);
            }
        }
        return new Sender(nearest, false);
    }

    private static Optional<String> address(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = WITH_PORT.matcher(text);
        if (!matcher.matches()) {
            return AddressRange.canonical(text);
        }
        return AddressRange.canonical(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
}
