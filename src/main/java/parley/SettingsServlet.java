package parley;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import parley.protocol.Frames;

/** {@code settings.json}: what a page must know before it joins ({@code docs/protocol.md}, section 3). */
final class SettingsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final String json;

    SettingsServlet(Settings settings) {
        // Nothing in the address has to be escaped: Settings sees to that.
        String publicUrl =
                settings.publicUrl().map(url -> ",\"publicUrl\":\"" + url + '"').orElse("");
        json = "{\"version\":" + Frames.VERSION + ",\"namedCalls\":" + settings.namedCalls() + publicUrl + "}";
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(json);
    }
}
