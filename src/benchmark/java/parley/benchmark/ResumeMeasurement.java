package parley.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import parley.client.EventLoop;

/**
 * How long all take to be back in their seats after the server was killed, counted from the moment at which it answers
 * again, and how evenly they come. There is no bare endpoint here: it has no seats.
 */
final class ResumeMeasurement implements Benchmark.Measurement {
    private static final int[] SEATS = {1_000, 10_000};
    private static final Duration BACKOFF_CAP = Duration.ofSeconds(4);
    private static final Duration GOAL = BACKOFF_CAP.plusSeconds(3);
    /** So that the series of attempts of all has reached its cap, as in any outage that is noticed. */
    private static final double OUTAGE_SECONDS = 8;

    private static final int STEP_MILLIS = 500;
    /** Files of the server's own. */
    private static final int SPARE = 500;

    private final Options options;
    private final Report report;

    ResumeMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    @Override
    public void run() throws Exception {
        report.note(
                "%nBack after the server was killed: backoff up to %d s with full jitter, goal for all %d s",
                BACKOFF_CAP.toSeconds(), GOAL.toSeconds());
        for (int seats : SEATS) {
            if (seats + SPARE > Machine.openFiles()) {
                report.note("%,d seats: not measured, only %,d files may be open", seats, Machine.openFiles());
            } else {
                measure(seats);
            }
        }
        new AcknowledgementMeasurement(options, report).run();
    }

    private void measure(int seats) throws Exception {
        try (EventLoop loop = new EventLoop();
                Server server =
                        Server.start(options, Contender.PARLEY, Files.readString(options.serverXml()), Map.of())) {
            Returners returners = loop.call(() -> new Returners(loop, server.address(), seats));
            loop.execute(returners::start);
            loop.await(returners.complete());
            server.kill();
            loop.sleep(OUTAGE_SECONDS);
            loop.execute(returners::expect);
            server.startAgain();
            awaitAnswer(server);
            long up = System.nanoTime();
            loop.await(loop.call(returners::complete));
            report(seats, loop.call(() -> returners.times(up)), loop.call(returners::attempts));
        }
    }

    /** Tomcat takes connections before its applications are there to answer them. */
    private static void awaitAnswer(Server server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + "/parley/settings.json"))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
            throw new IllegalStateException("the application did not start: " + status);
        }
    }

    /** @param seconds ascending */
    private void report(int seats, double[] seconds, int attempts) {
        double last = seconds[seconds.length - 1];
        report.note(
                "%,d seats: half after %.2f s, 99 %% after %.2f s, all after %.2f s; %,d attempts ended without a welcome",
                seats, Pacing.quantile(seconds, 0.5), Pacing.quantile(seconds, 0.99), last, attempts);
        StringBuilder curve = new StringBuilder();
        for (int from = 0; from <= last * 1_000; from += STEP_MILLIS) {
            double begin = from / 1e3;
            long count = Arrays.stream(seconds)
                    .filter(second -> second >= begin && second < begin + STEP_MILLIS / 1e3)
                    .count();
            curve.append(" ").append(count);
        }
        report.note("  welcomes in each %.1f s:%s", STEP_MILLIS / 1e3, curve);
    }
}
