package parley.forwarding;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Shows to all that comes after it the author of a request, and the host and scheme he asked for, in place of the trusted
 * proxy that it comes from. What others say of these things is not heard. So that every server does it alike, and nobody
 * else need know of proxies.
 */
public final class ForwardedFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String ATTRIBUTE = ForwardedFilter.class.getName();

    private final transient TrustedProxies proxies;

    public ForwardedFilter(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** Whether trusted proxies have said who sent the request, and that it was none of them. */
    public static boolean hasFoundAuthor(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ForwardedRequest forwarded
                && forwarded.sender().isAuthor();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(asSent(request), response);
    }

    /** The request, or what its author sent where it comes from a trusted proxy. */
    public HttpServletRequest asSent(HttpServletRequest request) {
        boolean isDone = request.getAttribute(ATTRIBUTE) instanceof ForwardedRequest;
        if (isDone || !proxies.contains(request.getRemoteAddr())) {
            return request;
        }
        ForwardedRequest forwarded = new ForwardedRequest(request, proxies);
        request.setAttribute(ATTRIBUTE, forwarded);
        return forwarded;
    }
}
