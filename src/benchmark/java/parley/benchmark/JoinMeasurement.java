package parley.benchmark;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import parley.client.EventLoop;

/**
 * How many can come in a second: connect, join, welcome. The bare endpoint sends the join back instead. All stay until
 * the round is over, and go before the next one begins, which is not counted.
 */
final class JoinMeasurement implements Benchmark.Measurement {
    /** On their way at a time. */
    private static final int CONCURRENTLY = 32;

    /** Seconds in which a server ends what it has begun. */
    private static final double SETTLE = 1;

    private final Options options;
    private final Report report;

    JoinMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    private record Round(double perSecond, double cpuMillis, double p50, double p99, double load) {}

    @Override
    public void run() throws Exception {
        String serverXml = Files.readString(options.serverXml());
        try (EventLoop loop = EventLoop.precise();
                Server parley = Server.start(options, Contender.PARLEY, serverXml, Map.of());
                Server bare = Server.start(options, Contender.BARE, serverXml, Map.of())) {
            List<Server> servers = List.of(parley, bare);
            long warm = System.nanoTime() + 2_000_000_000L * options.warmup();
            while (System.nanoTime() - warm < 0) {
                for (Server server : servers) {
                    round(loop, server);
                }
            }
            Map<Contender, List<Round>> rounds = new EnumMap<>(Contender.class);
            for (int i = 0; i < options.rounds(); i++) {
                for (Server server : servers) {
                    loop.sleep(SETTLE);
                    rounds.computeIfAbsent(server.contender(), key -> new ArrayList<>())
                            .add(round(loop, server));
                }
            }
            report(rounds);
        }
    }

    private Round round(EventLoop loop, Server server) throws Exception {
        Crowd crowd = new Crowd(loop, server, options.joins());
        long load = loop.cpu();
        long cpu = server.cpu();
        long begin = System.nanoTime();
        double[] times = crowd.join(CONCURRENTLY);
        double elapsed = System.nanoTime() - begin;
        Arrays.sort(times);
        Round round = new Round(
                times.length / elapsed * 1e9,
                (server.cpu() - cpu) / 1e6 / times.length,
                Pacing.quantile(times, 0.5),
                Pacing.quantile(times, 0.99),
                (loop.cpu() - load) / elapsed);
        crowd.leave(CONCURRENTLY);
        return round;
    }

    private void report(Map<Contender, List<Round>> rounds) {
        report.title("Joins: %d per round, two per call, %d on their way at a time"
                .formatted(options.joins(), CONCURRENTLY));
        List<Round> parley = rounds.get(Contender.PARLEY);
        List<Round> bare = rounds.get(Contender.BARE);
        report.compare("joins", "1/s", figures(parley, Round::perSecond), figures(bare, Round::perSecond));
        report.compare("CPU per join", "ms", figures(parley, Round::cpuMillis), figures(bare, Round::cpuMillis));
        report.compare("join p50", "ms", figures(parley, Round::p50), figures(bare, Round::p50));
        report.compare("join p99", "ms", figures(parley, Round::p99), figures(bare, Round::p99));
        report.compare("cores used by the load", "", figures(parley, Round::load), figures(bare, Round::load));
    }

    private static List<Double> figures(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).boxed().toList();
    }
}
