package parley.benchmark;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.browser.Browsers;
import parley.browser.embed.Camera;
import parley.browser.embed.CameraServer;
import parley.browser.embed.HostSite;

/**
 * From the start of a {@code <parley-video>} to its first picture, beside the same done by hand in the same page: a socket,
 * a peer connection, and no more than it takes.
 */
final class EmbedMeasurement implements Benchmark.Measurement {
    private static final String PAGE = """
            <!doctype html><html lang="en"><head><title>Benchmark</title>
            <script type="module" src="http://127.0.0.1:%d/parley/embed/parley-video.js"></script></head><body></body></html>
            """;

    private static final String ELEMENT = """
            async (address) => {
              const began = performance.now();
              const element = document.createElement('parley-video');
              element.src = address;
              element.media = 'video+audio';
              element.muted = true;
              document.body.append(element);
              await new Promise((done) => element.video.requestVideoFrameCallback(done));
              const took = performance.now() - began;
              const ended = new Promise((done) => element.addEventListener('ended', done));
              element.remove();
              await ended;
              return took;
            }""";

    private static final String BY_HAND = """
            async (address) => {
              const began = performance.now();
              const video = document.createElement('video');
              video.muted = true;
              video.autoplay = true;
              document.body.append(video);
              const socket = new WebSocket(address);
              const connection = new RTCPeerConnection();
              const say = (type, value) => socket.send(JSON.stringify({ type, value }));
              connection.onicecandidate = ({ candidate }) =>
                say('webrtc/candidate', candidate?.candidate ?? '');
              socket.onmessage = ({ data }) => {
                const { type, value } = JSON.parse(data);
                if (type === 'webrtc/answer') connection.setRemoteDescription({ type: 'answer', sdp: value });
                else connection.addIceCandidate({ candidate: value, sdpMid: '0' });
              };
              socket.onopen = async () => {
                const kinds = ['video', 'audio'];
                const sections = kinds.map((kind) => connection.addTransceiver(kind, { direction: 'recvonly' }));
                video.srcObject = new MediaStream(sections.map(({ receiver }) => receiver.track));
                await connection.setLocalDescription();
                say('webrtc/offer', connection.localDescription.sdp);
              };
              await new Promise((done) => video.requestVideoFrameCallback(done));
              const took = performance.now() - began;
              socket.close();
              connection.close();
              video.remove();
              return took;
            }""";

    private final Options options;
    private final Report report;

    EmbedMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    @Override
    public void run() throws Exception {
        try (Server server = Server.start(options, Contender.PARLEY, Files.readString(options.serverXml()), Map.of());
                Browsers browsers = new Browsers();
                Browser browser = browsers.launch();
                CameraServer cameras = new CameraServer();
                HostSite site = new HostSite()) {
            measure(
                    browser,
                    cameras,
                    site.page("/", PAGE.formatted(server.address().getPort())));
        }
    }

    private void measure(Browser browser, CameraServer cameras, String address) {
        Camera camera = new Camera(browser, cameras);
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(address);
            page.waitForFunction("customElements.get('parley-video') !== undefined");
            List<Double> element = new ArrayList<>();
            List<Double> byHand = new ArrayList<>();
            for (int i = -2; i < options.calls(); i++) {
                double one = milliseconds(page.evaluate(ELEMENT, cameras.address("door")));
                double other = milliseconds(page.evaluate(BY_HAND, cameras.address("door")));
                if (i >= 0) { // the first ones load code and fill caches
                    element.add(one);
                    byHand.add(other);
                }
            }
            String title = "Embedding: from the start to the first picture, %d each".formatted(options.calls());
            report.title(title, "<parley-video>", "by hand", "ratio");
            report.compare("picture from a server of cameras", "ms", element, byHand);
        } finally {
            camera.close();
        }
    }

    private static double milliseconds(Object number) {
        return ((Number) number).doubleValue();
    }
}
