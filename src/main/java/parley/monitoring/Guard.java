package parley.monitoring;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import parley.forwarding.AddressRange;

/**
 * Lets in who comes from an address of a list, or has a role. Signing in is the container's affair; credentials may
 * also come with the request (HTTP Basic), and are then good for that request only. Thread-safe.
 */
final class Guard {
    private static final System.Logger LOG = System.getLogger("parley.monitoring");

    private static final String BASIC = "Basic ";

    private final List<AddressRange> addresses;
    private final Set<String> roles;

    Guard(List<AddressRange> addresses, Set<String> roles) {
        this.addresses = addresses;
        this.roles = roles;
    }

    boolean allows(HttpServletRequest request) {
        boolean isNear = addresses.stream().anyMatch(range -> range.contains(request.getRemoteAddr()));
        if (isNear && !Forwarding.hidesAuthor(request) || hasRole(request)) {
            return true;
        }
        LOG.log(
                Level.DEBUG,
                "refused: no role, and {0}",
                isNear ? "perhaps passed on by a proxy" : "not from an address of parley.monitoringAddresses");
        return false;
    }

    private boolean hasRole(HttpServletRequest request) {
        if (request.getUserPrincipal() != null) {
            return isInRole(request);
        }
        String[] credentials = credentials(request.getHeader("Authorization"));
        if (credentials.length == 0) {
            return false;
        }
        try {
            request.login(credentials[0], credentials[1]);
            try {
                return isInRole(request);
            } finally {
                // Else the server may keep it for the thread, or in a session.
                request.logout();
            }
        } catch (ServletException e) {
            LOG.log(Level.DEBUG, "the container did not accept the credentials");
            return false;
        }
    }

    private boolean isInRole(HttpServletRequest request) {
        return roles.stream().anyMatch(request::isUserInRole);
    }

    /** @return name and password, or nothing where there are none */
    private static String[] credentials(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return new String[0];
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String text = new String(decoded, StandardCharsets.UTF_8);
            // RFC 7617 forbids them; servers write names to their logs.
            boolean hasControls = text.chars().anyMatch(Character::isISOControl);
            String[] credentials = text.split(":", 2);
            return credentials.length == 2 && !hasControls ? credentials : new String[0];
        } catch (IllegalArgumentException e) {
            return new String[0];
        }
    }
}
