package parley.monitoring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import parley.forwarding.AddressRange;
import parley.forwarding.ForwardedFilter;

/**
 * Tells whether somebody passed a request on, so that the address that it comes from is not its author's. Every sign
 * counts, whether true or forged: who forges one only harms himself. Only what a trusted proxy tells of others than this
 * machine is believed: one on this machine would open to the world what is open here. One sign is {@code Connection: upgrade}, which nobody
 * says who reads metrics, and nginx says for everybody where it was told to let WebSockets through.
 */
final class Forwarding {
    private static final Set<String> HEADERS = Set.of(
            "cdn-loop",
            "client-ip",
            "fastly-client-ip",
            "true-client-ip",
            "via",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-host",
            "x-originating-ip",
            "x-real-ip",
            "x-remote-addr",
            "x-remote-ip",
            "x-request-id",
            "x-scheme",
            "x-amzn-trace-id",
            "x-azure-clientip");

    /** Forwarded, X-Forwarded-For and its kin; {@code proxy-} with what Payara believes of a proxy. */
    private static final List<String> PREFIXES =
            List.of("forwarded", "x-forwarded", "x-original", "x-envoy-", "x-proxy", "proxy-", "cf-");

    /** Set by Tomcat's RemoteIpValve, which takes away the headers that it has believed. */
    private static final String BELIEVED = "org.apache.tomcat.request.forwarded";

    private static final AddressRange LOOPBACK_IPV4 = AddressRange.parse("127.0.0.0/8");
    private static final AddressRange LOOPBACK_IPV6 = AddressRange.parse("::1");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    private Forwarding() {}

    static boolean hidesAuthor(HttpServletRequest request) {
        if (request.getAttribute(BELIEVED) != null) {
            return true;
        }
        return ForwardedFilter.hasFoundAuthor(request) ? isLoopback(request.getRemoteAddr()) : hasSigns(request);
    }

    private static boolean hasSigns(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name ->
                                HEADERS.contains(name) || PREFIXES.stream().anyMatch(name::startsWith))
                || Collections.list(request.getHeaders("Connection")).stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("upgrade"))
                || isLoopback(request.getRemoteAddr()) && !asksForLoopback(request);
    }

    /**
     * Whoever is on this machine can ask for it by a name of its own. One that asks for another host comes through a
     * proxy that passes {@code Host} on, or from a page whose name was made to lead here (DNS rebinding).
     */
    private static boolean asksForLoopback(HttpServletRequest request) {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        if (hosts.isEmpty() && request.getProtocol().equals("HTTP/2.0")) {
            hosts = List.of(request.getServerName()); // :authority, which Tomcat does not make a header
        }
        if (hosts.size() != 1) {
            return false;
        }
        String host = PORT.matcher(hosts.get(0)).replaceFirst("").toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || LOOPBACK_IPV4.contains(host);
    }

    private static boolean isLoopback(String address) {
        return LOOPBACK_IPV4.contains(address) || LOOPBACK_IPV6.contains(address);
    }
}
