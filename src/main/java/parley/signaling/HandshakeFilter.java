package parley.signaling;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import parley.logging.Event;
import parley.logging.EventLog;
import parley.web.Origins;

/**
 * Refuses WebSocket handshakes before the upgrade: from pages of other sites with 403, since browsers let every page
 * connect anywhere and leave it to the server to look at {@code Origin} (RFC 6455, section 10.2), and with 503 when there
 * are too many connections. Browsers do not show a page the status of a handshake that failed; so a {@code POST}, which
 * carries the same {@code Origin}, asks what it would be. Thread-safe.
 */
public final class HandshakeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String RETRY_AFTER_SECONDS = "30";

    private final transient Origins origins;
    private final transient BooleanSupplier hasRoom;
    private final transient IntConsumer refused;
    private final transient EventLog log;
    private final transient TyrusUpgrades upgrades;

    /**
     * @param origins whose pages may connect
     * @param hasRoom whether one more connection may come
     * @param refused is told the status of each handshake that was refused
     * @param upgrades is shown each request that is not refused
     */
    public HandshakeFilter(
            Origins origins, BooleanSupplier hasRoom, IntConsumer refused, EventLog log, TyrusUpgrades upgrades) {
        this.origins = origins;
        this.hasRoom = hasRoom;
        this.refused = refused;
        this.log = log;
        this.upgrades = upgrades;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int status = statusFor(request);
        if (request.getMethod().equals("POST")) {
            response.setContentType("application/json");
            response.setHeader("Cache-Control", "no-store");
            response.getWriter().write("{\"handshake\":" + status + "}");
        } else if (status == HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
            chain.doFilter(upgrades.watched(request), response);
        } else {
            refused.accept(status);
            tell(request, status);
            if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
            }
            response.sendError(status);
        }
    }

    private void tell(HttpServletRequest request, int status) {
        if (status == HttpServletResponse.SC_FORBIDDEN) {
            log.write(
                    Event.ORIGIN_REFUSED,
                    fields -> fields.address(request.getRemoteAddr())
                            .text("origin", String.join(" ", Collections.list(request.getHeaders("Origin"))))
                            .text("host", String.join(" ", Collections.list(request.getHeaders("Host")))));
        } else {
            log.write(Event.SERVER_FULL, fields -> fields.address(request.getRemoteAddr()));
        }
    }

    private int statusFor(HttpServletRequest request) {
        if (!origins.allow(request)) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        return hasRoom.getAsBoolean()
                ? HttpServletResponse.SC_SWITCHING_PROTOCOLS
                : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
