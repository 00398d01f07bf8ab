package parley.forwarding;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.forwarding.TrustedProxies.Sender;

/**
 * A request as its author sent it, from what a trusted proxy says in {@code X-Forwarded-For}, {@code -Host} and
 * {@code -Proto}. Of several hosts or schemes the last counts, since that is the one which the proxy itself has added.
 * What is none is passed over. {@code Forwarded} (RFC 7239) is not read: where a proxy sets one kind and leaves the other
 * as it came, the other is the author's invention.
 */
final class ForwardedRequest extends HttpServletRequestWrapper {
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?");

    private static final Pattern SCHEME = Pattern.compile("(?:http|ws)(s?)", Pattern.CASE_INSENSITIVE);

    private final Sender sender;
    private final Optional<String> host;
    private final Optional<String> scheme;

    ForwardedRequest(HttpServletRequest request, TrustedProxies proxies) {
        super(request);
        sender = proxies.sender(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
        host = last(request, "X-Forwarded-Host")
                .filter(value -> HOST.matcher(value).matches());
        scheme = last(request, "X-Forwarded-Proto")
                .map(SCHEME::matcher)
                .filter(Matcher::matches)
                .map(matcher -> "http" + matcher.group(1).toLowerCase(Locale.ROOT));
    }

    private static Optional<String> last(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        String all = String.join(",", values);
        return Optional.of(all.substring(all.lastIndexOf(',') + 1).strip());
    }

    Sender sender() {
        return sender;
    }

    @Override
    public String getRemoteAddr() {
        return sender.address();
    }

    /** Nobody is asked for its name. */
    @Override
    public String getRemoteHost() {
        return sender.address();
    }

    @Override
    public String getScheme() {
        return scheme.orElseGet(super::getScheme);
    }

    @Override
    public boolean isSecure() {
        return scheme.map(known -> known.equals("https")).orElseGet(super::isSecure);
    }

    @Override
    public String getHeader(String name) {
        return name.equalsIgnoreCase("Host") && host.isPresent() ? host.get() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase("Host") && host.isPresent()
                ? Collections.enumeration(List.of(host.get()))
                : super.getHeaders(name);
    }

    @Override
    public String getServerName() {
        return authority().map(parts -> parts.group(1)).orElseGet(super::getServerName);
    }

    @Override
    public int getServerPort() {
        return authority()
                .map(parts -> parts.group(2) == null ? usualPort() : Integer.parseInt(parts.group(2)))
                .orElseGet(super::getServerPort);
    }

    private Optional<MatchResult> authority() {
        return Optional.ofNullable(getHeader("Host"))
                .map(HOST::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult);
    }

    private int usualPort() {
        return isSecure() ? 443 : 80;
    }

    @Override
    public StringBuffer getRequestURL() {
        String authority = getServerPort() == usualPort() ? getServerName() : getServerName() + ":" + getServerPort();
        return new StringBuffer(getScheme() + "://" + authority + getRequestURI());
    }
}
