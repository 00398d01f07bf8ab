package parley.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Samples samples = new Samples();
    private final Metrics metrics = new Metrics(samples::overview, 20_000);

    @AfterEach
    void close() {
        metrics.close();
    }

    private static String samplesOf(String text) {
        return text.lines().filter(line -> !line.startsWith("#")).sorted().collect(Collectors.joining("\n"));
    }

    @Test
    void tellsEveryNumberOnce() {
        String text = metrics.scrape(ExpositionFormat.TEXT);
        assertEquals("""
                parley_calls 1.0
                parley_calls_started_total 11.0
                parley_connections 4.0
                parley_connections_closed_total{reason="closed-by-client"} 41.0
                parley_connections_closed_total{reason="connection-lost"} 0.0
                parley_connections_opened_total 13.0
                parley_draining 0.0
                parley_frame_bytes_total{direction="in"} 4.0E9
                parley_frame_bytes_total{direction="out"} 5.0E9
                parley_frames_total{direction="in"} 100.0
                parley_frames_total{direction="out"} 101.0
                parley_joins_total 12.0
                parley_participants_limit 20000.0
                parley_participants{state="away"} 2.0
                parley_participants{state="present"} 3.0
                parley_queue_peak_characters 22.0
                parley_queue_peak_frames 21.0
                parley_refusals_total{code="call-full"} 31.0
                parley_refusals_total{code="handshake-403"} 32.0
                parley_start_time_seconds 1.7637156005E9""", samplesOf(text));
        assertTrue(text.contains("# TYPE parley_frames_total counter\n"), text);
        assertTrue(text.contains("# HELP parley_calls Calls that go on.\n"), text);
    }

    @Test
    void speaksOpenMetrics() {
        String text = metrics.scrape(ExpositionFormat.OPEN_METRICS);
        assertTrue(text.contains("# TYPE parley_frames counter\n") && text.endsWith("# EOF\n"), text);
        assertEquals(samplesOf(metrics.scrape(ExpositionFormat.TEXT)), samplesOf(text));
    }

    @Test
    void readsAnewEachTime() {
        samples.framesIn = 200;
        samples.draining = true;
        String text = metrics.scrape(ExpositionFormat.TEXT);
        assertTrue(text.contains("parley_frames_total{direction=\"in\"} 200.0\n"), text);
        assertTrue(text.contains("parley_draining 1.0\n"), text);
    }

    @Test
    void theDocumentationListsEveryMetric() throws IOException {
        Set<String> told = new TreeSet<>();
        Pattern.compile("(?m)^\\| `(parley_[a-z_]+)")
                .matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .forEach(row -> told.add(row.group(1)));
        Set<String> scraped = metrics.scrape(ExpositionFormat.TEXT)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(scraped, told);
    }
}
