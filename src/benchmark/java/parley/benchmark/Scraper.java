package parley.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads a server's metrics each second, fifteen times as often as Prometheus does by default. */
final class Scraper implements AutoCloseable {
    private static final long PERIOD_SECONDS = 1;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HttpRequest request;
    private Future<?> scrapes;

    Scraper(Server server) {
        request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + "/parley/metrics"))
                .build();
    }

    void start() {
        scrapes = timer.scheduleAtFixedRate(this::scrape, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void scrape() {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200 || !response.body().contains("parley_frames_total")) {
                throw new IllegalStateException(response.toString());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // Ends by itself only where a scrape failed.
        boolean hasFailed = scrapes != null && scrapes.isDone();
        timer.shutdownNow();
        if (hasFailed) {
            throw new IllegalStateException("metrics could not be read");
        }
    }
}
