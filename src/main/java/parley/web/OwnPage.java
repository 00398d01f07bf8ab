package parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * What a page of another site cannot do. It could make the browser of someone who is signed in send a POST with the
 * session's cookie, but not give it this content type and this header without asking (CORS), and nobody answers; nor can
 * it hide its own origin.
 */
public final class OwnPage {
    /** Any value will do. */
    private static final String HEADER = "Parley-Page";

    private static final Origins OWN = new Origins(Set.of());

    private OwnPage() {}

    /** Whether a page of the application has asked. */
    public static boolean asks(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site"); // missing where a browser does not trust the address
        String type = request.getContentType();
        return OWN.allow(request)
                && (site == null || site.equals("same-origin"))
                && request.getHeader(HEADER) != null
                && type != null
                && type.split(";")[0].strip().equalsIgnoreCase("application/json");
    }
}
