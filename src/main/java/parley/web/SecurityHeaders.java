package parley.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every response of the application tells the browser to forbid. No Strict-Transport-Security: it binds the whole
 * host, on which this is one application among others and which may be reached by plain http on purpose.
 */
final class SecurityHeaders extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String POLICY = "Content-Security-Policy";

    /**
     * Everything from here, and nothing else: what is not named falls to {@code default-src}. In {@code connect-src},
     * 'self' includes WebSockets to the same host and port (CSP 3) in all browsers that the page supports; Safari 15
     * wanted them named, but lacks what the page needs. Firefox before 132 holds the icons against
     * {@code default-src} and shows none. There is no upgrade-insecure-requests: localhost and closed networks use http.
     *
     * <p>No script may be made from a string. The one policy of Trusted Types is for what is no string but wants to be
     * trusted all the same, the address of the service worker.
     */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "media-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types parley",
            "frame-ancestors ");

    /**
     * What a call may use; then what it has no use for, lest a script that got in has. Not named is web-share, which is
     * allowed unless forbidden: browsers that lack it would complain.
     */
    private static final String PERMISSIONS_POLICY = permissions(
                    "=(self)",
                    "autoplay",
                    "camera",
                    "clipboard-write",
                    "display-capture",
                    "fullscreen",
                    "microphone",
                    "picture-in-picture",
                    "screen-wake-lock",
                    "speaker-selection")
            + ", "
            + permissions(
                    "=()",
                    "accelerometer",
                    "browsing-topics",
                    "clipboard-read",
                    "encrypted-media",
                    "geolocation",
                    "gyroscope",
                    "hid",
                    "idle-detection",
                    "local-fonts",
                    "magnetometer",
                    "midi",
                    "payment",
                    "publickey-credentials-get",
                    "serial",
                    "usb",
                    "window-management",
                    "xr-spatial-tracking");

    /**
     * For the files that a page loads. To those a policy applies only where one is opened by itself or as a worker, and
     * none is meant to be. It is short because some ninety files are sent with it.
     */
    private static final String POLICY_OF_FILES = "default-src 'none'";

    /** For the administration and what leads to it or to starting calls, which have no picture but its icon, and a form only where one signs in. */
    private static final String POLICY_OF_ADMINISTRATION = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
            "frame-ancestors 'none'",
            "form-action ");

    private final transient Map<String, String> ofPages = new LinkedHashMap<>();
    private final transient Map<String, String> ofAdministration = new LinkedHashMap<>();
    private final transient Map<String, String> ofSigningIn = new LinkedHashMap<>();
    private final transient Map<String, String> ofFiles = new LinkedHashMap<>();

    /** @param frameAncestors origins whose pages may show this one in a frame */
    SecurityHeaders(Set<String> frameAncestors) {
        boolean isFramed = !frameAncestors.isEmpty();
        String ancestors = isFramed ? String.join(" ", new TreeSet<>(frameAncestors)) : "'none'";
        ofFiles.put("Cross-Origin-Resource-Policy", "same-origin");
        ofFiles.put("X-Content-Type-Options", "nosniff");
        // In place of a name that a server would put here.
        ofFiles.put("Server", "Parley");
        ofPages.putAll(ofFiles);
        ofFiles.put(POLICY, POLICY_OF_FILES);

        ofPages.put(POLICY, CONTENT_SECURITY_POLICY + ancestors);
        ofPages.put("Cross-Origin-Opener-Policy", "same-origin");
        ofPages.put("Permissions-Policy", PERMISSIONS_POLICY);
        ofPages.put("Referrer-Policy", "no-referrer");
        if (!isFramed) {
            // It cannot name other origins; where there are some, frame-ancestors alone speaks.
            ofPages.put("X-Frame-Options", "DENY");
        }

        // Whoever may show calls in a frame may not have an administrator click on what lies below.
        ofAdministration.putAll(ofPages);
        ofAdministration.put("X-Frame-Options", "DENY");
        ofSigningIn.putAll(ofAdministration);
        ofAdministration.put(POLICY, POLICY_OF_ADMINISTRATION + "'none'");
        ofSigningIn.put(POLICY, POLICY_OF_ADMINISTRATION + "'self'");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isError = request.getDispatcherType() == DispatcherType.ERROR;
        // An upgrade is no response for a browser to show, unless it is refused.
        if (isError || !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            headersOf(request, isError).forEach(response::setHeader);
        }
        if (request.getMethod().equals("TRACE") && !isError) {
            // It would repeat the request, cookies and all.
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Map<String, String> headersOf(HttpServletRequest request, boolean isError) {
        String path = request.getServletPath();
        if (isError) {
            String address = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            boolean isSigningIn = ErrorPageServlet.isSigningIn(address, request.getContextPath());
            return isSigningIn ? ofAdministration : ofPages;
        }
        if (path.equals(AdminPageServlet.SIGN_IN_PATH)) {
            return ofSigningIn;
        }
        if (path.equals(AdminPageServlet.PATH)) {
            return ofAdministration;
        }
        boolean isFile = path.startsWith(Assets.VERSIONED) || path.startsWith(Assets.EMBEDDABLE);
        return isFile ? ofFiles : ofPages;
    }

    private static String permissions(String allowlist, String... features) {
        return String.join(allowlist + ", ", features) + allowlist;
    }
}
