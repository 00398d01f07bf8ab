package parley.monitoring;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** {@code health} and what is below it: 200 where all checks are up, else 503. */
final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<List<Health.Check>> checks;

    HealthServlet(Supplier<List<Health.Check>> checks) {
        this.checks = checks;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Health.Check> found = checks.get();
        response.setStatus(
                Health.Check.areUp(found) ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        Answer.send(request, response, "application/json", Health.Check.json(found));
    }
}
