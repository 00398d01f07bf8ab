package parley.benchmark;

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
        for (Part part : options.parts()) {
            measurement(part, options, report).run();
        }
    }

    private static Measurement measurement(Part part, Options options, Report report) {
        return switch (part) {
            case RELAY -> new RelayMeasurement(options, report);
            case METRICS -> new MetricsMeasurement(options, report);
            case SERVERS -> new ServersMeasurement(options, report);
            case JOINS -> new JoinMeasurement(options, report);
            case MEMORY -> new MemoryMeasurement(options, report);
            case JMH -> new MicroMeasurement(options, report);
            case BROWSER -> new BrowserMeasurement(options, report);
            case PATHS -> new PathsMeasurement(options, report);
            case EMBED -> new EmbedMeasurement(options, report);
            case PAGE -> new PageMeasurement(options, report);
            case RESUME -> new ResumeMeasurement(options, report);
            case RECOVERY -> new RecoveryMeasurement(options, report);
            case DEPLOYMENT -> new DeploymentMeasurement(options, report);
        };
    }

    /** One part of the benchmark. */
    interface Measurement {
        void run() throws Exception;
    }
}
