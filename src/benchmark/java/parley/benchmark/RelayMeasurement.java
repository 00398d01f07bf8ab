package parley.benchmark;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import parley.client.EventLoop;

/** What a relayed frame costs: processor time of the server's process, and time on the way. */
final class RelayMeasurement implements Benchmark.Measurement {
    /** As the protocol's windowSignals: what one participant may have unacknowledged. */
    static final int WINDOW = 16;
    /** Seconds in which a load settles before it is measured. */
    private static final double SETTLE = 1;
    /** The load must not run into the limit of frames per second: in a second it would be reached at once. */
    static final Map<String, String> PARAMETERS = Map.of("parley.rate", "10000", "parley.burst", "100000");

    private final Options options;
    private final Report report;

    RelayMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /** One round. @param latencies in milliseconds, ascending; empty under saturation */
    record Round(double cpuMicros, double framesPerSecond, double serverCores, double load, double[] latencies) {}

    @Override
    public void run() throws Exception {
        String serverXml = Files.readString(options.serverXml());
        try (EventLoop loop = EventLoop.precise();
                Server parley = Server.start(options, Contender.PARLEY, serverXml, PARAMETERS);
                Server bare = Server.start(options, Contender.BARE, serverXml, Map.of())) {
            List<Crowd> crowds = List.of(
                    new Crowd(loop, parley, options.participants()), new Crowd(loop, bare, options.participants()));
            for (Crowd crowd : crowds) {
                crowd.join(16);
                saturate(crowd, options.warmup());
            }
            report.title("Relay, saturated: %d participants in pairs, %d frames on their way from each; %s"
                    .formatted(options.participants(), WINDOW, PARAMETERS));
            Map<Contender, List<Round>> saturated = inTurns(crowds, crowd -> saturate(crowd, options.seconds()));
            report(saturated);
            report.title("Relay, %d frames per second at fixed times".formatted(options.rate()));
            Map<Contender, List<Round>> paced = inTurns(crowds, crowd -> pace(crowd, options));
            report(paced);
            latency("p50", 0.5, paced);
            latency("p99", 0.99, paced);
            latency("p99.9", 0.999, paced);
        }
    }

    /** One round with a crowd. */
    interface Measured {
        Round of(Crowd crowd) throws Exception;
    }

    private Map<Contender, List<Round>> inTurns(List<Crowd> crowds, Measured measured) throws Exception {
        Map<Contender, List<Round>> rounds = new EnumMap<>(Contender.class);
        for (int i = 0; i < options.rounds(); i++) {
            for (Crowd crowd : crowds) {
                rounds.computeIfAbsent(crowd.server().contender(), key -> new ArrayList<>())
                        .add(measured.of(crowd));
            }
        }
        return rounds;
    }

    static Round saturate(Crowd crowd, int seconds) throws Exception {
        Saturation saturation = new Saturation(WINDOW, Integer.MAX_VALUE);
        EventLoop loop = crowd.loop();
        crowd.start(saturation);
        loop.sleep(SETTLE);
        Usage usage = new Usage(crowd.server(), loop, loop.call(saturation::delivered));
        loop.sleep(seconds);
        Round round = usage.until(loop.call(saturation::delivered), new double[0]);
        loop.execute(saturation::stop);
        loop.await(saturation.quiet());
        return round;
    }

    static Round pace(Crowd crowd, Options options) throws Exception {
        EventLoop loop = crowd.loop();
        Pacing pacing = new Pacing(loop, options.rate(), options.seconds());
        crowd.start(pacing);
        loop.sleep(SETTLE);
        loop.execute(pacing::measure);
        Usage usage = new Usage(crowd.server(), loop, loop.call(pacing::delivered));
        loop.sleep(options.seconds());
        long delivered = loop.call(pacing::delivered);
        Round round = usage.until(delivered, loop.call(pacing::stop));
        loop.await(pacing.quiet());
        return round;
    }

    /** What has been used since the beginning. */
    private record Usage(Server server, EventLoop loop, long frames, long cpu, long load, long time) {
        Usage(Server server, EventLoop loop, long frames) {
            this(server, loop, frames, server.cpu(), loop.cpu(), System.nanoTime());
        }

        Round until(long framesNow, double[] latencies) {
            double elapsed = System.nanoTime() - time;
            double used = server.cpu() - cpu;
            long count = framesNow - frames;
            return new Round(
                    used / count / 1e3,
                    count / elapsed * 1e9,
                    used / elapsed,
                    (loop.cpu() - load) / elapsed,
                    latencies);
        }
    }

    private void report(Map<Contender, List<Round>> rounds) {
        List<Round> parley = rounds.get(Contender.PARLEY);
        List<Round> bare = rounds.get(Contender.BARE);
        report.compare("CPU per frame", "us", figures(parley, Round::cpuMicros), figures(bare, Round::cpuMicros));
        report.compare("frames", "1/s", figures(parley, Round::framesPerSecond), figures(bare, Round::framesPerSecond));
        report.compare(
                "cores used by the server", "", figures(parley, Round::serverCores), figures(bare, Round::serverCores));
        report.compare("cores used by the load", "", figures(parley, Round::load), figures(bare, Round::load));
    }

    private void latency(String name, double quantile, Map<Contender, List<Round>> rounds) {
        report.compare(
                "latency " + name,
                "ms",
                figures(rounds.get(Contender.PARLEY), round -> Pacing.quantile(round.latencies(), quantile)),
                figures(rounds.get(Contender.BARE), round -> Pacing.quantile(round.latencies(), quantile)));
    }

    private static List<Double> figures(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).boxed().toList();
    }
}
