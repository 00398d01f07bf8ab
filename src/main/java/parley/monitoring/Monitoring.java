package parley.monitoring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import parley.forwarding.AddressRange;
import parley.management.Overview;

/** Metrics and health for programs that watch, and for nobody else: {@code docs/operations.md}. */
public final class Monitoring implements AutoCloseable {
    /** Who may end calls may look as well. */
    private static final Set<String> ROLES = Set.of("parley-metrics", "parley-admin");

    private final Metrics metrics;
    private final Health health;

    /**
     * @param limit of participants, and of connections
     * @param sinceHeartbeat when connections were last looked at
     */
    public Monitoring(
            Supplier<Overview> overview, int limit, Supplier<Duration> sinceHeartbeat, BooleanSupplier isStopping) {
        metrics = new Metrics(overview, limit);
        health = new Health(overview, limit, sinceHeartbeat, isStopping);
    }

    /** @param addresses from which no role is needed */
    public void addTo(ServletContext context, List<AddressRange> addresses) {
        context.addServlet("metrics", new MetricsServlet(metrics)).addMapping("/metrics");
        context.addServlet("health", new HealthServlet(health::all)).addMapping("/health");
        context.addServlet("live", new HealthServlet(health::live)).addMapping("/health/live");
        context.addServlet("ready", new HealthServlet(health::ready)).addMapping("/health/ready");
        // By name: a path can be spelled in many ways.
        context.addFilter("guard", new GuardFilter(new Guard(addresses, ROLES)))
                .addMappingForServletNames(
                        EnumSet.of(DispatcherType.REQUEST), false, "metrics", "health", "live", "ready");
    }

    @Override
    public void close() {
        metrics.close();
    }
}
