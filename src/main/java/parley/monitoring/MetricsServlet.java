package parley.monitoring;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** {@code metrics}, in the format that the asker prefers. */
final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Metrics metrics;

    MetricsServlet(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
        String format = ExpositionFormat.preferredBy(accept);
        Answer.send(request, response, format, metrics.scrape(format));
    }
}
