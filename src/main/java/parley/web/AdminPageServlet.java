package parley.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Arrays;

/**
 * The page of the administration, and the one that asks who is there, for it and for {@link StartServlet}. {@code web.xml}
 * says who may see the first; the server shows the second in its place, at the same address, to whoever has not signed in
 * yet.
 */
final class AdminPageServlet extends HttpServlet {
    static final String PATH = "/admin";
    /** As in {@code web.xml}. */
    static final String SIGN_IN_PATH = "/sign-in";

    private static final long serialVersionUID = 1L;

    private final transient Assets assets;

    AdminPageServlet(Assets assets) {
        this.assets = assets;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.FORWARD) {
            String shownAt = (String) request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
            if (!shownAt.endsWith(ErrorPageServlet.FORM_ACTION)) {
                renewSession(request);
            }
            write(assets, Assets.SIGN_IN_PAGE, shownAt, request, response);
        } else if (!request.getServletPath().equals(PATH)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (request.getPathInfo() == null) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", "admin/"); // whatever a proxy makes of what comes before
        } else if (!request.getPathInfo().equals("/")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            write(assets, Assets.ADMIN_PAGE, request.getRequestURI(), request, response);
        }
    }

    /**
     * Whoever planted a session in the browser must not share it once someone has signed in. Tomcat sees to that here, Payara
     * only after signing in, which is too late for a moment.
     */
    private static void renewSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Cookie[] cookies = request.getCookies();
        if (session != null
                && cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getValue().startsWith(session.getId()))) {
            request.changeSessionId();
        }
    }

    /** @param shownAt where the browser believes to be, from which it finds the files of the page */
    static void write(
            Assets assets, String page, String shownAt, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String below = shownAt.substring(request.getContextPath().length() + 1);
        String up = "../".repeat((int)
                below.chars().filter(character -> character == '/').count());
        response.setContentType("text/html;charset=utf-8");
        // Nor to be found in the browser's history by whoever uses it next.
        response.setHeader("Cache-Control", "no-store");
        if (!request.getMethod().equals("HEAD")) { // over HTTP/2, Payara sends what is written
            response.getWriter().write(assets.adminPage(page, up));
        }
    }
}
