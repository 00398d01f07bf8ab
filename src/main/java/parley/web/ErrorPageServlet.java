package parley.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Says what went wrong in one sentence, to scripts by a code, in place of the server's own page with its name, version and
 * stack trace.
 */
final class ErrorPageServlet extends HttpServlet {
    /** As in {@code web.xml}. */
    static final String PATH = "/error";

    private static final long serialVersionUID = 1L;

    /** Who asks there is a script. */
    private static final String API = AdminPageServlet.PATH + "/api/";

    /** Where servers take names and passwords (Jakarta Servlet, form authentication). */
    static final String FORM_ACTION = "/j_security_check";

    /** What Tomcat says to a name and password without, or after, the page that asked for them. */
    private static final Set<Integer> TOO_LATE =
            Set.of(HttpServletResponse.SC_REQUEST_TIMEOUT, HttpServletResponse.SC_BAD_REQUEST);

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8" />
                <title>Parley</title>
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
              </head>
              <body>
                <h1>%s</h1>
                <p><a href="%s">Open Parley</a></p>
              </body>
            </html>
            """;

    private final transient Assets assets;

    ErrorPageServlet(Assets assets) {
        this.assets = assets;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Object found = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = found instanceof Integer code ? code : response.getStatus();
        String address = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String context = getServletContext().getContextPath();
        if (address != null && address.startsWith(context + API)) {
            response.setContentType("application/json;charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            write(request, response, "{\"code\":\"" + (status < 500 ? "not-understood" : "failed") + "\"}");
            return;
        }
        boolean isSigningIn = isSigningIn(address, context);
        if (isSigningIn && status == HttpServletResponse.SC_FORBIDDEN) {
            // Signed in, but without the role: who stays so could never sign in as someone else.
            AdminPageServlet.write(assets, Assets.REFUSED_PAGE, address, request, response);
            return;
        }
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        boolean isTooLate = isSigningIn && TOO_LATE.contains(status);
        String sentence = isTooLate ? "Signing in took too long, or was done already." : sentence(status);
        String way = way(address, context) + (isTooLate ? wayIn(address, context) : "");
        write(request, response, PAGE.formatted(sentence, way));
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String text)
            throws IOException {
        // Over HTTP/2, Payara sends what is written.
        if (!request.getMethod().equals("HEAD")) {
            response.getWriter().write(text);
        }
    }

    /** Whether someone wanted to go where only some may, or has just said who they are. */
    static boolean isSigningIn(String address, String context) {
        return address != null
                && (isAdministration(address, context)
                        || address.equals(context + StartServlet.PATH)
                        || address.equals(context + FORM_ACTION));
    }

    private static boolean isAdministration(String address, String context) {
        return (address + "/").startsWith(context + AdminPageServlet.PATH + "/");
    }

    private static String wayIn(String address, String context) {
        return (isAdministration(address, context) ? AdminPageServlet.PATH + "/" : StartServlet.PATH).substring(1);
    }

    private static String sentence(int status) {
        if (status == HttpServletResponse.SC_NOT_FOUND) {
            return "There is nothing at this address.";
        }
        return status < 500 ? "This cannot be done here." : "This did not work. Try again in a minute.";
    }

    /** To the application: relative where that is known, since a proxy may have put it at another path. */
    private static String way(String address, String context) {
        if (address == null || !address.startsWith(context + "/")) {
            return escaped(context) + "/";
        }
        long up = address.substring(context.length() + 1)
                .chars()
                .filter(c -> c == '/')
                .count();
        return up == 0 ? "./" : "../".repeat((int) up);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
