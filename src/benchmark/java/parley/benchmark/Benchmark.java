package parley.benchmark;

import java.util.Map;

/**
 * Parley beside the least that a WebSocket server can do, a bare endpoint in the same Tomcat, as ratios within one run.
 * {@code docs/performance.md} tells the method and how to repeat it. Nothing is asserted.
 */
public final class Benchmark {
    private Benchmark() {}

    /** Runs the parts that the system properties ask for, one after the other; see {@link Options}. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(System.getProperties());
        Report report = new Report(System.out);
        Machine.describe(report, options);
        Map<Part, Measurement> measurements = Map.of(
                Part.RELAY, new RelayMeasurement(options, report),
                Part.METRICS, new MetricsMeasurement(options, report),
                Part.SERVERS, new ServersMeasurement(options, report),
                Part.JOINS, new JoinMeasurement(options, report),
                Part.MEMORY, new MemoryMeasurement(options, report),
                Part.JMH, new MicroMeasurement(options, report),
                Part.BROWSER, new BrowserMeasurement(options, report),
                Part.PAGE, new PageMeasurement(options, report),
                Part.RESUME, new ResumeMeasurement(options, report),
                Part.RECOVERY, new RecoveryMeasurement(options, report));
        for (Part part : options.parts()) {
            measurements.get(part).run();
        }
    }

    /** One part of the benchmark. */
    interface Measurement {
        void run() throws Exception;
    }
}
