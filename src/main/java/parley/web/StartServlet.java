package parley.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where people sign in who may start calls, and where everybody signs out. {@code web.xml} says who gets to the first
 * address: whoever does goes on to the page at once.
 */
final class StartServlet extends HttpServlet {
    /** As in {@code web.xml}. */
    static final String PATH = "/start";

    static final String SIGN_OUT_PATH = "/sign-out";

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        if (request.getServletPath().equals(PATH)) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", "./"); // whatever a proxy makes of what comes before
        } else if (!request.getMethod().equals("POST")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!OwnPage.asks(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            signOut(request);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    private static void signOut(HttpServletRequest request) throws ServletException {
        request.logout();
        if (request.getSession(false) != null) {
            request.getSession(false).invalidate();
        }
    }
}
