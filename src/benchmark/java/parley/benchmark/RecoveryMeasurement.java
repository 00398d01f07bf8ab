package parley.benchmark;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import parley.browser.Browsers;
import parley.browser.MediaProxy;
import parley.browser.SignalingProxy;

/**
 * How long after a cut of the network the picture is back: of the media alone, and of everything, when all that comes to
 * the server's port is refused. A UDP proxy between two pages of one browser makes the cut.
 */
final class RecoveryMeasurement implements Benchmark.Measurement {
    private static final int[] CUTS = {4, 10, 25};

    /** Keeps the time of each frame that is presented. */
    private static final String WATCH = """
            (video) => {
              window.frames = [];
              const note = () => {
                window.frames.push(Date.now());
                video.requestVideoFrameCallback(note);
              };
              video.requestVideoFrameCallback(note);
            }""";

    private static final String FRAMES_SINCE = "(since) => window.frames.filter((time) => time > since)";

    private final Options options;
    private final Report report;

    RecoveryMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    @Override
    public void run() throws Exception {
        try (Server server = Server.start(options, Contender.PARLEY, Files.readString(options.serverXml()), Map.of());
                Browsers browsers = new Browsers()) {
            Browser browser = browsers.launch();
            report.title(
                    "Recovery: from the end of a cut to the next picture, %d of each kind, two sides each"
                            .formatted(options.rounds()),
                    "media alone",
                    "everything",
                    "");
            for (int seconds : CUTS) {
                List<Double> media = new ArrayList<>();
                List<Double> everything = new ArrayList<>();
                for (int i = 0; i < options.rounds(); i++) {
                    media.addAll(cut(browser, server.address().getPort(), seconds, false));
                    everything.addAll(cut(browser, server.address().getPort(), seconds, true));
                }
                report.row("after " + seconds + " s", "s", Report.spread(media), Report.spread(everything), "");
            }
        }
    }

    /** Seconds, at both sides. */
    private static List<Double> cut(Browser browser, int port, int seconds, boolean signalingToo) throws Exception {
        try (MediaProxy network = new MediaProxy();
                SignalingProxy signaling = new SignalingProxy(port);
                BrowserContext waiting = context(browser);
                BrowserContext joining = context(browser)) {
            Page ada = waiting.newPage();
            Page bob = joining.newPage();
            ada.addInitScript(network.script());
            bob.addInitScript(network.script());
            ada.navigate("http://127.0.0.1:" + signaling.port() + "/parley/");
            button(ada, "New call").click();
            ada.locator("body[data-view=call][data-state=joined]").waitFor();
            bob.navigate(ada.url());
            button(bob, "Join call").click();
            List<Page> both = List.of(ada, bob);
            for (Page page : both) {
                page.locator("[data-connection=connected] video").evaluate(WATCH);
            }
            // The estimate of the bandwidth needs a while to be what it is in a call.
            for (Page page : both) {
                page.waitForFunction("window.frames.length > 100");
            }

            network.cut(true);
            signaling.beGone(signalingToo);
            TimeUnit.SECONDS.sleep(seconds);
            signaling.beGone(false);
            network.cut(false);
            double healed = System.currentTimeMillis();
            List<Double> recoveries = new ArrayList<>();
            for (Page page : both) {
                // One frame may be left from before.
                page.waitForFunction("(since) => (" + FRAMES_SINCE + ")(since).length > 2", healed);
                List<?> frames = (List<?>) page.evaluate(FRAMES_SINCE, healed);
                recoveries.add((((Number) frames.get(0)).doubleValue() - healed) / 1_000);
            }
            return recoveries;
        }
    }

    private static BrowserContext context(Browser browser) {
        return browser.newContext(new Browser.NewContextOptions().setBypassCSP(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
