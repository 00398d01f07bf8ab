package parley.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says what went wrong in one sentence, in place of the server's own page with its name, version and stack trace. */
final class ErrorPageServlet extends HttpServlet {
    /** As in {@code web.xml}. */
    static final String PATH = "/error";

    private static final long serialVersionUID = 1L;

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
                <p><a href="%s/">Open Parley</a></p>
              </body>
            </html>
            """;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        String sentence = sentence(status instanceof Integer code ? code : response.getStatus());
        response.getWriter()
                .write(PAGE.formatted(sentence, escaped(getServletContext().getContextPath())));
    }

    private static String sentence(int status) {
        if (status == HttpServletResponse.SC_NOT_FOUND) {
            return "There is nothing at this address.";
        }
        return status < 500 ? "This cannot be done here." : "This did not work. Try again in a minute.";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
