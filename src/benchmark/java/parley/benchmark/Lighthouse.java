package parley.benchmark;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import parley.browser.Browsers;
import parley.js.NodeTools;

/** Google's Lighthouse, an npm package, where {@code npm ci --prefix src/test/js} has installed it. */
final class Lighthouse {
    private static final Path PROGRAM = Path.of("src/test/js/node_modules/lighthouse/cli/index.js");

    private static final List<String> AUDITS = List.of(
            "first-contentful-paint",
            "largest-contentful-paint",
            "speed-index",
            "interactive",
            "total-blocking-time",
            "cumulative-layout-shift",
            "mainthread-work-breakdown",
            "total-byte-weight");

    private final Report report;

    Lighthouse(Report report) {
        this.report = report;
    }

    /** Prints what it says of a page, for a phone on a slow line (its "mobile") and for a laptop ("desktop"). */
    void run(String address) throws Exception {
        if (!Files.exists(PROGRAM)) {
            report.note("%nLighthouse is not installed: npm ci --prefix src/test/js");
            return;
        }
        report.note("%nLighthouse, with its own simulated lines");
        report.note("  mobile   %s", judgement(address));
        report.note("  desktop  %s", judgement(address, "--preset=desktop"));
    }

    private static String judgement(String address, String... arguments) throws Exception {
        Path result = Files.createTempFile(Path.of("target"), "lighthouse", ".json");
        ProcessBuilder builder = new ProcessBuilder(
                NodeTools.node().toString(),
                PROGRAM.toString(),
                address,
                "--quiet",
                "--only-categories=performance,accessibility,best-practices",
                "--output=json",
                "--output-path=" + result,
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking");
        builder.command().addAll(List.of(arguments));
        Browsers.installed().ifPresent(chromium -> builder.environment().put("CHROME_PATH", chromium.toString()));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            return output.strip();
        }
        JsonObject json = JsonParser.parseString(Files.readString(result)).getAsJsonObject();
        Files.delete(result);
        String scores = json.getAsJsonObject("categories").entrySet().stream()
                .map(entry -> "%s %.0f"
                        .formatted(
                                entry.getKey(),
                                100
                                        * entry.getValue()
                                                .getAsJsonObject()
                                                .get("score")
                                                .getAsDouble()))
                .collect(Collectors.joining(", "));
        JsonObject audits = json.getAsJsonObject("audits");
        String figures = AUDITS.stream()
                .filter(audits::has)
                .map(name -> "%s %s"
                        .formatted(
                                name,
                                audits.getAsJsonObject(name).get("displayValue").getAsString()))
                .collect(Collectors.joining(", "));
        return scores + "; " + figures;
    }
}
