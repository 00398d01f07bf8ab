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
import java.util.stream.Collectors;
import parley.browser.Browsers;

/**
 * From joining a call in which someone waits, cameras on, to the first picture of the other, beside two peer connections
 * that one page connects to each other without any server. Everything in one browser.
 */
final class BrowserMeasurement implements Benchmark.Measurement {
    private static final String PREVIEW = "() => document.querySelector('video[data-self]')?.readyState >= 2";

    /** The pair of the textbook: the first offers, candidates trickle. */
    private static final String BARE_CALL = """
            async () => {
              const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
              const preview = document.createElement('video');
              preview.muted = true;
              preview.srcObject = stream;
              await preview.play();
              await new Promise((done) => setTimeout(done, 500));

              benchmark.mark('click');
              const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
              one.onicecandidate = ({ candidate }) => other.addIceCandidate(candidate);
              other.onicecandidate = ({ candidate }) => one.addIceCandidate(candidate);
              for (const track of stream.getTracks()) {
                one.addTrack(track, stream);
                other.addTrack(track, stream);
              }
              await one.setLocalDescription();
              await other.setRemoteDescription(one.localDescription);
              await other.setLocalDescription();
              await one.setRemoteDescription(other.localDescription);
            }""";

    /** What happens at the one who joins, and at the bare one who offers, in this order. */
    private static final List<String> STATIONS = List.of(
            "WebSocket made",
            "WebSocket open",
            "join sent",
            "welcome received",
            "0 made",
            "0 offer made",
            "offer sent",
            "answer received",
            "0 answer applied",
            "0 ICE connected",
            "0 DTLS connected",
            "0 first frame");

    /** What happens at the one who waits, and at the bare one who answers. */
    private static final List<String> OTHERS_STATIONS = List.of(
            "joined received",
            "offer received",
            "made",
            "offer applied",
            "answer made",
            "answer sent",
            "ICE connected",
            "DTLS connected",
            "first frame");

    private final Options options;
    private final Report report;

    BrowserMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /**
     * One call.
     *
     * @param one who joins, or offers
     * @param other who has been waiting, or answers
     * @param otherNumber of the other's peer connection in its page
     */
    private record Setup(Timeline one, Timeline other, int otherNumber, double roundTrip) {
        /** Milliseconds after the click. */
        double at(String station) {
            return one.at(station) - one.at("click");
        }

        double atOther(String station) {
            double concerningPeer = other.at(otherNumber + " " + station);
            return (Double.isNaN(concerningPeer) ? other.at(station) : concerningPeer) - one.at("click");
        }
    }

    @Override
    public void run() throws Exception {
        try (Server server = Server.start(options, Contender.PARLEY, Files.readString(options.serverXml()), Map.of());
                Browsers browsers = new Browsers()) {
            String base = "http://127.0.0.1:" + server.address().getPort() + "/parley/";
            Browser browser = browsers.launch();
            // The first ones load code and fill caches.
            parleyCall(browser, base);
            bareCall(browser, base);
            List<Setup> parley = new ArrayList<>();
            List<Setup> bare = new ArrayList<>();
            for (int i = 0; i < options.calls(); i++) {
                parley.add(parleyCall(browser, base));
                bare.add(bareCall(browser, base));
            }
            report(parley, bare);
        }
    }

    private static Setup parleyCall(Browser browser, String base) {
        try (BrowserContext waiting = browser.newContext();
                BrowserContext joining = browser.newContext()) {
            Page other = open(waiting, base);
            other.getByLabel("Your name").fill("Ada");
            button(other, "New call").click();
            other.locator("body[data-view=call][data-state=joined]").waitFor();
            Page one = open(joining, other.url());
            one.getByLabel("Your name").fill("Bob");
            button(one, "Join call").click();
            Timeline ofOne = Timeline.of(one, 0);
            return new Setup(ofOne, Timeline.of(other, 0), 0, Timeline.roundTrip(one));
        }
    }

    /** Opens the page, which turns the devices on by itself: the browser permits them from the start. */
    private static Page open(BrowserContext context, String address) {
        Page page = context.newPage();
        Timeline.witness(page);
        page.navigate(address);
        page.waitForFunction(PREVIEW);
        page.waitForTimeout(500);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Setup bareCall(Browser browser, String base) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            Timeline.witness(page);
            // Any document of an origin that may have a camera.
            page.navigate(base + "settings.json");
            page.evaluate(BARE_CALL);
            Timeline ofOne = Timeline.of(page, 0);
            return new Setup(ofOne, Timeline.of(page, 1), 1, 0);
        }
    }

    private void report(List<Setup> parley, List<Setup> bare) {
        report.title("Browser: from the click to the first remote picture, %d calls each".formatted(options.calls()));
        row("who joins (bare: offers)", parley, bare, setup -> setup.at("0 " + Timeline.FIRST_FRAME));
        row("who waited (bare: answers)", parley, bare, setup -> setup.atOther(Timeline.FIRST_FRAME));
        report.note("Signaling round trip: %s ms", Report.spread(figures(parley, Setup::roundTrip)));
        report.note("%nMedians of milliseconds after the click:");
        report.note("  Parley, who joins    %s", line(parley, STATIONS, false));
        report.note("  Parley, who waited   %s", line(parley, OTHERS_STATIONS, true));
        report.note("  bare, who offers     %s", line(bare, STATIONS, false));
        report.note("  bare, who answers    %s", line(bare, OTHERS_STATIONS, true));
    }

    private interface Figure {
        double of(Setup setup);
    }

    private void row(String what, List<Setup> parley, List<Setup> bare, Figure figure) {
        report.compare(what, "ms", figures(parley, figure), figures(bare, figure));
    }

    private static List<Double> figures(List<Setup> setups, Figure figure) {
        return setups.stream().map(figure::of).toList();
    }

    private static String line(List<Setup> setups, List<String> stations, boolean atOther) {
        return stations.stream()
                .map(station -> Map.entry(
                        station.replaceFirst("^0 ", ""),
                        Report.median(figures(setups, setup -> atOther ? setup.atOther(station) : setup.at(station)))))
                .filter(station -> !Double.isNaN(station.getValue()))
                .map(station -> "%s %.0f".formatted(station.getKey(), station.getValue()))
                .collect(Collectors.joining(", "));
    }
}
