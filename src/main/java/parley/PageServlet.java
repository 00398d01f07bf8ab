package parley;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The page. It is a file, but for one address in it: messengers that show a picture beside a link, most of them, do not
 * find it unless its address is complete.
 */
final class PageServlet extends HttpServlet {
    static final String PATH = "/index.html";

    private static final long serialVersionUID = 1L;

    private final transient PublicAddress address;

    /** The page up to the picture's address, and from there on. */
    private String before;

    private String after;

    PageServlet(PublicAddress address) {
        this.address = address;
    }

    @Override
    public void init() throws ServletException {
        try (InputStream file = getServletContext().getResourceAsStream(PATH)) {
            String page = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int picture = page.indexOf("icons/preview.png");
            if (picture < 0) {
                throw new ServletException(PATH + " names no picture for previews");
            }
            before = page.substring(0, picture);
            after = page.substring(picture);
        } catch (IOException e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String page = before + address.of(request) + after;
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        String tag = "\"" + Integer.toHexString(page.hashCode()) + "-" + bytes.length + "\"";
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
