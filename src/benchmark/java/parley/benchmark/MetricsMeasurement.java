package parley.benchmark;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import parley.client.EventLoop;

/**
 * What metrics cost a relayed frame. One server whose metrics are read each second and are not, in turns; or, where there
 * is a baseline, such as the same WAR made without counting, that one in a server of its own and its metrics never read.
 */
final class MetricsMeasurement implements Benchmark.Measurement {
    private final Options options;
    private final Report report;

    MetricsMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    @Override
    public void run() throws Exception {
        String serverXml = Files.readString(options.serverXml());
        try (EventLoop loop = EventLoop.precise();
                Server server = start(options, serverXml);
                Server baseline = options.baseline().isPresent() ? start(options.ofBaseline(), serverXml) : null) {
            Crowd scraped = warm(new Crowd(loop, server, options.participants()));
            Crowd plain = baseline == null ? scraped : warm(new Crowd(loop, baseline, options.participants()));
            List<Double> with = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            for (int round = 0; round < options.rounds(); round++) {
                try (Scraper scraper = new Scraper(server)) {
                    scraper.start();
                    with.add(RelayMeasurement.saturate(scraped, options.seconds())
                            .cpuMicros());
                }
                without.add(RelayMeasurement.saturate(plain, options.seconds()).cpuMicros());
            }
            report.title(
                    "Metrics, saturated: %d participants in pairs, %d frames on their way from each"
                            .formatted(options.participants(), RelayMeasurement.WINDOW),
                    "read each second",
                    options.baseline().map(war -> war.getFileName().toString()).orElse("not read"),
                    "ratio");
            report.compare("CPU per frame", "us", with, without);
        }
    }

    private static Server start(Options options, String serverXml) throws Exception {
        return Server.start(options, Contender.PARLEY, serverXml, RelayMeasurement.PARAMETERS);
    }

    private Crowd warm(Crowd crowd) throws Exception {
        crowd.join(16);
        RelayMeasurement.saturate(crowd, options.warmup());
        return crowd;
    }
}
