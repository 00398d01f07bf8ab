package parley.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Serves the static files in place of the server's own default servlet, so that every server does it alike:
 * {@code docs/architecture.md}, "The page on its way". They are small, so ranges of them are not served.
 */
class AssetServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String FOR_EVER = "max-age=31536000, immutable";
    private static final String ASK_FIRST = "no-cache";

    private final transient Assets assets;

    AssetServlet(Assets assets) {
        this.assets = assets;
    }

    /** @return null where there is none */
    Asset asset(HttpServletRequest request) {
        return assets.find(request.getServletPath());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isGet = request.getMethod().equals("GET");
        Asset asset = asset(request);
        if (asset == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!isGet && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            boolean isCompressed = asset.gzip != null && acceptsGzip(request.getHeader("Accept-Encoding"));
            Asset.Representation sent = isCompressed ? asset.gzip : asset.plain;
            if (asset.gzip != null) {
                response.setHeader("Vary", "Accept-Encoding");
            }
            if (request.getServletPath().startsWith(Assets.EMBEDDABLE)) {
                response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
                response.setHeader("Access-Control-Allow-Origin", "*");
            }
            if (request.getServletPath().startsWith(Assets.VERSIONED)) {
                response.setHeader("Cache-Control", FOR_EVER); // and so nobody asks whether it has changed
            } else {
                response.setHeader("Cache-Control", ASK_FIRST);
                response.setHeader("ETag", sent.tag());
                if (matches(request.getHeader("If-None-Match"), sent.tag())) {
                    response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                    return;
                }
            }
            if (isCompressed) {
                response.setHeader("Content-Encoding", "gzip");
            }
            response.setContentType(asset.type);
            response.setContentLength(sent.body().length);
            if (isGet) {
                response.getOutputStream().write(sent.body());
            }
        }
    }

    static boolean acceptsGzip(String acceptEncoding) {
        return acceptEncoding != null
                && Arrays.stream(acceptEncoding
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("\\s", "")
                                .split(","))
                        .anyMatch(coding -> coding.equals("gzip")
                                || coding.startsWith("gzip;") && !coding.matches("gzip;q=0(\\.0*)?"));
    }

    /** Weakly, as If-None-Match is compared: a proxy that compresses may have weakened the tag. */
    static boolean matches(String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }
}
