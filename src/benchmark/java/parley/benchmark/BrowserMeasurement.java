package parley.benchmark;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.browser.Browsers;

/**
 * From joining a call in which someone waits, cameras on, to the first picture of the other, beside two peer connections
 * that one page connects to each other without any server. Everything in one browser.
 */
final class BrowserMeasurement implements Benchmark.Measurement {
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

    @Override
    public void run() throws Exception {
        try (Server server = Server.start(options, Contender.PARLEY, Files.readString(options.serverXml()), Map.of());
                Browsers browsers = new Browsers()) {
            String base = "http://127.0.0.1:" + server.address().getPort() + "/parley/";
            Browser browser = browsers.launch();
            // The first ones load code and fill caches.
            Meeting.inParley(browser, browser, base);
            bareCall(browser, base);
            List<Meeting> parley = new ArrayList<>();
            List<Meeting> bare = new ArrayList<>();
            for (int i = 0; i < options.calls(); i++) {
                parley.add(Meeting.inParley(browser, browser, base));
                bare.add(bareCall(browser, base));
            }
            report(parley, bare);
        }
    }

    private static Meeting bareCall(Browser browser, String base) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            Timeline.witness(page);
            // Any document of an origin that may have a camera.
            page.navigate(base + "settings.json");
            page.evaluate(BARE_CALL);
            Timeline ofOne = Timeline.of(page, 0);
            return new Meeting(ofOne, Timeline.of(page, 1), 1, 0, Optional.empty());
        }
    }

    private void report(List<Meeting> parley, List<Meeting> bare) {
        report.title("Browser: from the click to the first remote picture, %d calls each".formatted(options.calls()));
        row("who joins (bare: offers)", parley, bare, Meeting::firstFrame);
        row("who waited (bare: answers)", parley, bare, meeting -> meeting.atOther(Timeline.FIRST_FRAME));
        report.note("Signaling round trip: %s ms", Report.spread(figures(parley, Meeting::roundTrip)));
        report.note("%nMedians of milliseconds after the click:");
        report.note("  Parley, who joins    %s", line(parley, STATIONS, false));
        report.note("  Parley, who waited   %s", line(parley, OTHERS_STATIONS, true));
        report.note("  bare, who offers     %s", line(bare, STATIONS, false));
        report.note("  bare, who answers    %s", line(bare, OTHERS_STATIONS, true));
    }

    private interface Figure {
        double of(Meeting meeting);
    }

    private void row(String what, List<Meeting> parley, List<Meeting> bare, Figure figure) {
        report.compare(what, "ms", figures(parley, figure), figures(bare, figure));
    }

    private static List<Double> figures(List<Meeting> meetings, Figure figure) {
        return meetings.stream().map(figure::of).toList();
    }

    private static String line(List<Meeting> meetings, List<String> stations, boolean atOther) {
        return stations.stream()
                .map(station -> Map.entry(
                        station.replaceFirst("^0 ", ""),
                        Report.median(figures(
                                meetings, meeting -> atOther ? meeting.atOther(station) : meeting.at(station)))))
                .filter(station -> !Double.isNaN(station.getValue()))
                .map(station -> "%s %.0f".formatted(station.getKey(), station.getValue()))
                .collect(Collectors.joining(", "));
    }
}
