package parley.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import parley.management.Overview;

/**
 * What Prometheus reads; {@code docs/operations.md} lists it. All numbers of a scrape are read together, and nothing is
 * counted here: a frame costs nothing more. What tells of the whole JVM is the server's, not an application's.
 * Thread-safe.
 */
final class Metrics implements AutoCloseable {
    /** Of its own, not the one that all applications of a server could share. */
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final Supplier<Overview> source;
    private Overview now;

    /** @param limit of participants, and of connections */
    Metrics(Supplier<Overview> source, int limit) {
        this.source = source;
        this.now = source.get();

        gauge(
                "start.time",
                "seconds",
                "When the application started, since the Unix epoch.",
                overview -> overview.startedAt().toEpochMilli() / 1e3);
        gauge("draining", null, "1 while new calls are refused, else 0.", overview -> overview.draining() ? 1 : 0);

        gauge("calls", null, "Calls that go on.", Overview::calls);
        counter("calls.started", null, "Calls that have begun.", Overview::callsTotal);
        String participants = "Participants who hold a seat, connected (present) or expected back (away).";
        gauge("participants", null, participants, Overview::participantsPresent, "state", "present");
        gauge("participants", null, participants, Overview::participantsAway, "state", "away");
        gauge("participants.limit", null, "Participants that may hold a seat, and connections.", overview -> limit);
        counter("joins", null, "Joins that were given a seat, returns among them.", Overview::joinsTotal);

        gauge("connections", null, "WebSocket connections that are open.", Overview::connections);
        counter("connections.opened", null, "Connections that were opened.", Overview::connectionsTotal);
        for (String reason : now.closes().keySet()) {
            counter(
                    "connections.closed",
                    null,
                    "Connections that ended, by the name of the close code.",
                    overview -> overview.closes().get(reason),
                    "reason",
                    reason);
        }
        for (String code : now.refusals().keySet()) {
            counter(
                    "refusals",
                    null,
                    "Frames, joins and handshakes that were refused, by error code.",
                    overview -> overview.refusals().get(code),
                    "code",
                    code);
        }

        String frames = "Frames of signaling, received (in) and sent (out).";
        counter("frames", null, frames, Overview::framesIn, "direction", "in");
        counter("frames", null, frames, Overview::framesOut, "direction", "out");
        String bytes = "Bytes of these frames as UTF-8, without what WebSocket adds.";
        counter("frame", "bytes", bytes, Overview::bytesIn, "direction", "in");
        counter("frame", "bytes", bytes, Overview::bytesOut, "direction", "out");
        gauge(
                "queue.peak.frames",
                null,
                "The most frames that ever waited for one connection.",
                Overview::queueFramesPeak);
        gauge(
                "queue.peak.characters",
                null,
                "The greatest length of signals that ever waited for one connection, in UTF-16 code units.",
                Overview::queueSizePeak);
    }

    private void gauge(String name, String unit, String help, ToDoubleFunction<Overview> value, String... tags) {
        Gauge.builder("parley." + name, this, metrics -> value.applyAsDouble(metrics.now))
                .baseUnit(unit)
                .description(help)
                .tags(tags)
                .register(registry);
    }

    private void counter(String name, String unit, String help, ToDoubleFunction<Overview> value, String... tags) {
        FunctionCounter.builder("parley." + name, this, metrics -> value.applyAsDouble(metrics.now))
                .baseUnit(unit)
                .description(help)
                .tags(tags)
                .register(registry);
    }

    /** @param contentType the format */
    synchronized String scrape(String contentType) {
        now = source.get();
        return registry.scrape(contentType);
    }

    @Override
    public void close() {
        registry.close();
    }
}
