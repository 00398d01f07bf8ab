package parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where people find the application.
 *
 * @param configured ends in a slash; without it, it is where the client believes it is
 */
record PublicAddress(Optional<String> configured) {
    /** Nothing that would have to be escaped in a page. */
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9.-]{1,253})(:[0-9]{1,5})?");

    /** @return the address, ending in a slash; empty where the client named no host in so many words */
    String of(HttpServletRequest request) {
        return configured.orElseGet(() -> {
            String host = request.getHeader("Host");
            // Whatever a proxy made of it: who can use the page came by https.
            return host != null && HOST.matcher(host).matches()
                    ? "https://" + host + request.getServletContext().getContextPath() + "/"
                    : "";
        });
    }
}
