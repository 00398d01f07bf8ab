package parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;

/**
 * Whose pages may ask for what the pages of any site could ask for, if the server did not look at {@code Origin}.
 *
 * @param others origins other than the server's own, lower case
 */
public record Origins(Set<String> others) {
    public boolean allow(HttpServletRequest request) {
        return allow(only(request.getHeaders("Origin")), host(request), request.isSecure());
    }

    private static String host(HttpServletRequest request) {
        Enumeration<String> hosts = request.getHeaders("Host");
        // Over HTTP/2 it is :authority, of which Tomcat makes no header.
        return !hosts.hasMoreElements() && request.getProtocol().equals("HTTP/2.0")
                ? request.getServerName() + ":" + request.getServerPort()
                : only(hosts);
    }

    /**
     * @param origin of the page, null where there is none or more than one
     * @param host that the browser asked for, null likewise
     * @param isSecure whether it is known to have done so by https; then anybody on the way may have made a page of http
     */
    boolean allow(String origin, String host, boolean isSecure) {
        if (origin == null || host == null) {
            return false;
        }
        String lower = origin.toLowerCase(Locale.ROOT);
        try {
            URI uri = new URI(lower);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean isOrigin = isWeb && uri.getRawAuthority() != null && lower.equals(originOf(uri));
            boolean isWeaker = isSecure && uri.getScheme().equals("http");
            return isOrigin
                    && (others.contains(lower) || !isWeaker && isSameAuthority(uri, host.toLowerCase(Locale.ROOT)));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String originOf(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** A port that is the scheme's default may be there or not. */
    private static boolean isSameAuthority(URI origin, String host) {
        String defaultPort = origin.getScheme().equals("https") ? ":443" : ":80";
        return without(defaultPort, origin.getRawAuthority()).equals(without(defaultPort, host));
    }

    private static String without(String suffix, String authority) {
        return authority.endsWith(suffix) ? authority.substring(0, authority.length() - suffix.length()) : authority;
    }

    private static String only(Enumeration<String> values) {
        String first = values.hasMoreElements() ? values.nextElement() : null;
        return values.hasMoreElements() ? null : first;
    }
}
