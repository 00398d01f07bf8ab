package parley.benchmark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.browser.Browsers;

/**
 * What the page costs someone who opens it for the first time: bytes over the wire, the time until the main button
 * answers, shifts of the layout, work on the main thread. By itself and through a simulated line of 10 Mbit/s with a
 * round trip of 50 ms. Lighthouse says the same in its own words, where it is installed.
 */
final class PageMeasurement implements Benchmark.Measurement {
    private static final double ROUND_TRIP_MILLISECONDS = 50;
    private static final double BYTES_PER_SECOND = 10e6 / 8;

    /** Notes when the main button is there and the main thread has time for a click on it. */
    private static final String WITNESS = """
            (() => {
              const seen = { shift: 0, blocked: 0 };
              window.benchmark = seen;
              const channel = new MessageChannel();
              channel.port1.onmessage = () => { seen.interactive = performance.now(); };
              const observer = new MutationObserver(() => {
                if (!document.querySelector('button.main')) return;
                observer.disconnect();
                channel.port2.postMessage(null);
              });
              observer.observe(document, { childList: true, subtree: true });
              const watch = (type, note) =>
                new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
              watch('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.shift += value; });
              watch('longtask', ({ duration }) => { seen.blocked += duration - 50; });
            })();
            """;

    private final Options options;
    private final Report report;

    PageMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /**
     * One first visit.
     *
     * @param interactive milliseconds until the main button answers
     * @param answered milliseconds from a click on it to the call view
     * @param start bytes over the wire, headers included, for the start page
     * @param total the same for start page and call
     * @param shift cumulative layout shift until then
     * @param blocked milliseconds by which tasks took longer than 50
     * @param busy milliseconds of the main thread until the main button could answer
     */
    private record Visit(
            double interactive,
            double answered,
            double start,
            double total,
            double requests,
            double shift,
            double blocked,
            double busy) {}

    @Override
    public void run() throws Exception {
        try (Server server = Server.start(options, Contender.PARLEY, Files.readString(options.serverXml()), Map.of());
                Browsers browsers = new Browsers()) {
            String address = "http://127.0.0.1:" + server.address().getPort() + "/parley/";
            Browser browser = browsers.launch();
            // Servers and browsers load code at their first page.
            visit(browser, address, false);
            List<Visit> near = new ArrayList<>();
            List<Visit> far = new ArrayList<>();
            for (int i = 0; i < options.rounds(); i++) {
                near.add(visit(browser, address, false));
                far.add(visit(browser, address, true));
            }
            report(near, far);
            new Lighthouse(report).run(address);
        }
    }

    private static Visit visit(Browser browser, String address, boolean slow) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.addInitScript(WITNESS);
            CDPSession devTools = context.newCDPSession(page);
            devTools.send("Network.enable");
            devTools.send("Performance.enable");
            Transfer transfer = new Transfer(devTools);
            if (slow) {
                devTools.send("Network.emulateNetworkConditions", slowLine());
            }
            page.navigate(address);
            page.waitForFunction("() => benchmark.interactive !== undefined");
            double busy = taskMilliseconds(devTools);
            page.waitForLoadState();
            double start = transfer.bytes();
            double clicked = now(page);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New call"))
                    .click();
            page.locator("call-view").waitFor();
            double answered = now(page) - clicked;
            page.locator("body[data-state=joined]").waitFor();
            return new Visit(
                    number(page, "benchmark.interactive"),
                    answered,
                    start,
                    transfer.bytes(),
                    transfer.requests(),
                    number(page, "benchmark.shift"),
                    number(page, "benchmark.blocked"),
                    busy);
        }
    }

    /** Counts what comes over the wire, headers and compression included. */
    private static final class Transfer {
        private final Set<String> requests = new HashSet<>();
        private double bytes;

        Transfer(CDPSession devTools) {
            devTools.on("Network.loadingFinished", event -> {
                requests.add(event.get("requestId").getAsString());
                bytes += event.get("encodedDataLength").getAsDouble();
            });
        }

        double bytes() {
            return bytes;
        }

        double requests() {
            return requests.size();
        }
    }

    private static JsonObject slowLine() {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", ROUND_TRIP_MILLISECONDS);
        conditions.addProperty("downloadThroughput", BYTES_PER_SECOND);
        conditions.addProperty("uploadThroughput", BYTES_PER_SECOND);
        return conditions;
    }

    private static double taskMilliseconds(CDPSession devTools) {
        for (JsonElement metric :
                devTools.send("Performance.getMetrics").get("metrics").getAsJsonArray()) {
            JsonObject pair = metric.getAsJsonObject();
            if (pair.get("name").getAsString().equals("TaskDuration")) {
                return pair.get("value").getAsDouble() * 1_000;
            }
        }
        return Double.NaN;
    }

    private static double now(Page page) {
        return number(page, "performance.now()");
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    private void report(List<Visit> near, List<Visit> far) {
        report.title(
                "Page: a first visit, %d of each kind".formatted(options.rounds()),
                "localhost",
                "50 ms, 10 Mbit/s",
                "");
        row("main button answers after", "ms", near, far, Visit::interactive);
        row("from a click on it to the call view", "ms", near, far, Visit::answered);
        row("over the wire, start page", "kB", near, far, visit -> visit.start() / 1_000);
        row("over the wire, with a call", "kB", near, far, visit -> visit.total() / 1_000);
        row("requests", "", near, far, Visit::requests);
        row("cumulative layout shift", "", near, far, Visit::shift);
        row("main thread until the button answers", "ms", near, far, Visit::busy);
        row("blocking time of long tasks", "ms", near, far, Visit::blocked);
    }

    private interface Figure {
        double of(Visit visit);
    }

    private void row(String what, String unit, List<Visit> near, List<Visit> far, Figure figure) {
        report.row(what, unit, spread(near, figure), spread(far, figure), "");
    }

    private static String spread(List<Visit> visits, Figure figure) {
        return Report.spread(visits.stream().map(figure::of).toList());
    }
}
