package parley.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Knows one spelling of each address and answers 404 to all others ({@code //}, {@code /./}, {@code ;x=y}, {@code %6d}):
 * servers undo them in ways of their own, and so a rule of a proxy in front of them would not hold for what it was
 * written for. What Payara cuts off before, {@code ;jsessionid=1}, nobody can see. Nothing here has an address that must be encoded, except for the context path.
 */
final class PlainPaths extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** A segment may not begin with a dot. */
    private static final Pattern PLAIN = Pattern.compile("(?:/(?!\\.)[A-Za-z0-9._~-]+)*+/?");

    private final String context;

    /** @param context path of the application, decoded */
    PlainPaths(String context) {
        try {
            this.context = new URI(null, null, context, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(context, e);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isPlain(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** @param uri the path as it was sent */
    boolean isPlain(String uri) {
        return uri.startsWith(context)
                && PLAIN.matcher(uri.substring(context.length())).matches();
    }
}
