package parley.forwarding;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP address, or all that begin with the same bits: {@code 10.0.0.0/8}. Nothing here asks a name server. IPv4 addresses
 * that are written as IPv6 ({@code ::ffff:10.0.0.1}) are IPv4.
 */
public final class AddressRange {
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    /** No leading zeros, which some read as octal, and nothing left out. */
    private static final String IPV4 = "(?:" + BYTE + "\\.){3}" + BYTE;

    /** What may be one; bounded, since strangers send what is held against this. */
    private static final String IPV6 = "[0-9a-fA-F:]{0,39}:(?:[0-9a-fA-F:]{0,39}|" + IPV4 + ")";

    private static final Pattern RANGE = Pattern.compile("(" + IPV4 + "|" + IPV6 + ")(?:/(0|[1-9][0-9]{0,2}))?");
    /** Of link-local addresses, as servers write them: {@code fe80::1%eth0}. */
    private static final Pattern ZONE = Pattern.compile("%[^%]*$");

    private static final int MAPPED_BITS = 96;

    private final String text;
    private final int bits;
    /** How many of the last bits may be any. */
    private final int free;
    /** The bits before those. */
    private final BigInteger first;

    private AddressRange(String text, byte[] address, int prefix) {
        this.text = text;
        this.bits = 8 * address.length;
        this.free = bits - prefix;
        this.first = new BigInteger(1, address).shiftRight(free);
    }

    /**
     * Reads several, separated by blanks or commas.
     *
     * @param text {@code none} where there are none
     * @throws IllegalArgumentException where one of them is no range
     */
    public static List<AddressRange> list(String text) {
        return text.equals("none")
                ? List.of()
                : Arrays.stream(text.split("[\\s,]+")).map(AddressRange::parse).toList();
    }

    /** @throws IllegalArgumentException where this is neither, or bits are set beyond the prefix */
    public static AddressRange parse(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        byte[] address = literal(matcher.group(1));
        int bits = 8 * address.length;
        int prefix = bits;
        if (matcher.group(2) != null) {
            boolean isMapped = bits == 32 && matcher.group(1).contains(":");
            prefix = Integer.parseInt(matcher.group(2)) - (isMapped ? MAPPED_BITS : 0);
        }
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException(text);
        }
        AddressRange range = new AddressRange(text, address, prefix);
        if (!range.first.shiftLeft(range.free).equals(new BigInteger(1, address))) {
            throw new IllegalArgumentException(text);
        }
        return range;
    }

    /** @param address as a server says it; where it is none, or null, it is in no range */
    public boolean contains(String address) {
        return address != null
                && bytes(ZONE.matcher(address).replaceFirst(""))
                        .filter(bytes -> 8 * bytes.length == bits
                                && new BigInteger(1, bytes).shiftRight(free).equals(first))
                        .isPresent();
    }

    /** The one spelling of an address among many; empty where it is none. */
    static Optional<String> canonical(String address) {
        return bytes(address).map(AddressRange::text);
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // has the length of one
        }
    }

    private static Optional<byte[]> bytes(String address) {
        Matcher matcher = RANGE.matcher(address);
        if (!matcher.matches() || matcher.group(2) != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(literal(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @param text that has the letters of an address; whether it is one is found out here */
    private static byte[] literal(String text) {
        try {
            // In brackets nothing but a literal is allowed, so that no text is ever taken for a host name.
            return InetAddress.getByName(text.contains(":") ? "[" + text + "]" : text)
                    .getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
