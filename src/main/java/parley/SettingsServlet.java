package parley;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import parley.admission.Starters;
import parley.protocol.Frames;

/** {@code settings.json}: what a page must know before it joins ({@code docs/protocol.md}, section 3). */
final class SettingsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Settings settings;
    private final transient JsonBuilderFactory json = Json.createBuilderFactory(Map.of());

    SettingsServlet(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonObjectBuilder members =
                json.createObjectBuilder().add("version", Frames.VERSION).add("namedCalls", settings.namedCalls());
        settings.publicUrl().ifPresent(url -> members.add("publicUrl", url));
        if (!settings.frameAncestors().isEmpty()) {
            members.add("frameAncestors", json.createArrayBuilder(settings.frameAncestors()));
        }
        if (settings.relayOnly()) {
            members.add("relayOnly", true);
        } else if (settings.hasRelay()) {
            members.add("relayChoice", true);
        }
        if (settings.starters() != Starters.EVERYONE) {
            members.add("mayStart", settings.starters().include(request::isUserInRole));
            if (request.getUserPrincipal() != null) {
                members.add("user", request.getUserPrincipal().getName());
            }
        }
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // The connection check compares clocks by it; Payara sends none by itself (RFC 9110, section 6.6.1).
        response.setDateHeader("Date", System.currentTimeMillis());
        // Over HTTP/2, Payara sends what is written.
        if (!request.getMethod().equals("HEAD")) {
            response.getWriter().write(members.build().toString());
        }
    }
}
