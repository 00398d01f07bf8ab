package parley.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The parts of a frame's way that need no server, by JMH. */
final class MicroMeasurement implements Benchmark.Measurement {
    private static final int ITERATIONS = 5;
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Options options;
    private final Report report;

    MicroMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    @Override
    public void run() throws Exception {
        TimeValue time = new TimeValue(Math.max(1, options.seconds() / ITERATIONS), TimeUnit.SECONDS);
        OptionsBuilder jmh = new OptionsBuilder();
        jmh.include("parley\\.(benchmark|signaling)\\.(Codec|Call|Counters)Benchmark")
                .forks(1)
                .warmupIterations(ITERATIONS)
                .warmupTime(time)
                .measurementIterations(ITERATIONS)
                .measurementTime(time)
                .timeUnit(TimeUnit.MICROSECONDS)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        report.note("%nJMH: time and allocation of one operation");
        for (RunResult result : new Runner(jmh.build()).run()) {
            print(result);
        }
    }

    private void print(RunResult run) {
        String name = run.getParams().getBenchmark().replaceFirst("^parley\\.[a-z]+\\.", "");
        String parameters = run.getParams().getParamsKeys().stream()
                .map(key -> " " + run.getParams().getParam(key))
                .reduce("", String::concat);
        // Some versions of JMH write a middle dot before the name.
        String allocation = run.getSecondaryResults().keySet().stream()
                .filter(key -> key.endsWith(ALLOCATION))
                .findFirst()
                .orElseThrow();
        report.note(
                "%-44s %9.3f +- %.3f us %10.0f B",
                name + parameters,
                run.getPrimaryResult().getScore(),
                run.getPrimaryResult().getScoreError(),
                run.getSecondaryResults().get(allocation).getScore());
    }
}
