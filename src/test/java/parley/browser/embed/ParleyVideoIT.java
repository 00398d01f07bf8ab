package parley.browser.embed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code <parley-video>} in a page of another origin, before a server that does as it should. */
class ParleyVideoIT extends WithHost {
    private void put(String source, String media, String more) {
        host.put("one", "{ src: '%s', media: '%s', muted: '', %s }".formatted(cameras.address(source), media, more));
    }

    private JsonObject offer() {
        return cameras.heard().get(0);
    }

    @Test
    void showsWhatComesAndClosesEverythingWhenItLeavesThePage() {
        put("door", "video+audio", "");
        host.awaitTold("one", "connecting", "playing");
        host.awaitMoreFrames("one");
        assertEquals("playing", host.evaluate("one.state"));
        assertEquals("webrtc/offer", offer().getString("type"));
        String sdp = offer().getString("value");
        for (String codec : new String[] {"H264/90000", "opus/48000", "PCMU/8000", "PCMA/8000"}) {
            assertTrue(sdp.contains(codec), sdp);
        }
        assertFalse(sdp.contains("a=sendrecv") || sdp.contains("a=sendonly"), sdp);
        assertTrue(
                cameras.heard().stream()
                        .skip(1)
                        .allMatch(frame -> frame.getString("type").equals("webrtc/candidate")
                                && (frame.getString("value").startsWith("candidate:")
                                        || frame.getString("value").isEmpty())),
                cameras.heard()::toString);
        host.evaluate("one.remove()");
        host.awaitTold("one", "connecting", "playing", "ended");
        host.assertNothingLeft();
        await().until(() -> cameras.viewers() == 0 && camera.connections() == 0);
    }

    @Tag("all")
    @ParameterizedTest
    @ValueSource(strings = {"early", "late"})
    void takesCandidatesWheneverTheyCome(String source) {
        put(source, "video+audio", "");
        host.awaitTold("one", "connecting", "playing");
        host.awaitMoreFrames("one");
    }

    @Tag("all")
    @Test
    void speaksTheNewerFormWhereThereAreIceServersToTell() {
        put("door", "video", "'ice-servers': '[{\"urls\":[\"stun:127.0.0.1:9\"]}]'");
        host.awaitTold("one", "connecting", "playing");
        JsonObject value = offer().getJsonObject("value");
        assertEquals("webrtc", offer().getString("type"));
        assertEquals("offer", value.getString("type"));
        assertTrue(value.getString("sdp").startsWith("v=0"));
        assertEquals(
                "[{\"urls\":[\"stun:127.0.0.1:9\"]}]", value.get("ice_servers").toString());
    }

    @Tag("all")
    @Test
    void playsTheCodecsOfCameras() {
        put("h264", "video+audio", "");
        host.awaitTold("one", "connecting", "playing");
        host.awaitMoreFrames("one");
        await().atMost(Host.PATIENCE)
                .untilAsserted(() -> assertEquals(List.of("audio/pcma", "video/h264"), host.evaluate("codecs(one)")));
    }

    @Tag("all")
    @Test
    void ordersCodecsAndLimitsWhatComes() {
        put("door", "video+audio", "codecs: 'AV1 vp9', bitrate: '600k'");
        host.awaitTold("one", "connecting", "playing");
        String video =
                offer().getString("value").replaceFirst("(?s).*(?=m=video)", "").replaceFirst("(?s)\nm=.*", "");
        List<String> names = video.lines()
                .filter(line -> line.startsWith("a=rtpmap:"))
                .map(line -> line.replaceFirst(".* (.*?)/.*", "$1").toUpperCase(Locale.ROOT))
                .filter(name -> !name.matches("RTX|RED|ULPFEC|FLEXFEC-03"))
                .distinct()
                .toList();
        assertEquals(List.of("AV1", "VP9"), names.subList(0, 2));
        assertTrue(names.contains("H264") && names.contains("VP8"), names::toString);
        assertTrue(video.contains("\r\nb=AS:600\r\nb=TIAS:600000\r\n"), video);
        assertEquals(List.of("video/av1"), host.evaluate("codecs(one).then((all) => all.slice(1))"));
    }

    @Test
    void sendsCameraAndMicrophoneAndShowsThePictureThatItSends() {
        put("door", "camera+microphone", "bitrate: '0.25M'");
        host.awaitTold("one", "connecting", "playing");
        await().atMost(Host.PATIENCE).until(() -> camera.framesReceived() > 5 && camera.soundPacketsReceived() > 20);
        assertFalse(offer().getString("value").contains("a=recvonly"));
        assertEquals(
                250_000,
                host.evaluate("census.connections()[0].getSenders().find(({ track }) => track.kind === 'video')"
                        + ".getParameters().encodings[0].maxBitrate"));
        host.awaitTrue("one.video.videoWidth > 0");
        assertEquals(List.of("video"), host.evaluate("one.video.srcObject.getTracks().map(({ kind }) => kind)"));
        host.evaluate("one.stop()");
        host.awaitTold("one", "connecting", "playing", "ended");
        host.assertNothingLeft();
    }

    @Tag("all")
    @Test
    void talksToACamera() {
        put("door", "video+audio+microphone", "");
        host.awaitTold("one", "connecting", "playing");
        host.awaitMoreFrames("one");
        await().atMost(Host.PATIENCE).until(() -> camera.soundPacketsReceived() > 20);
        host.evaluate("one.remove()");
        host.assertNothingLeft();
    }

    @Tag("all")
    @Test
    void sharesAScreenWhenSomebodyClicks() {
        put("door", "display+speaker", "");
        host.evaluate("void (document.onclick = () => one.start())");
        assertEquals(List.of(), host.told("one"));
        host.page().mouse().click(5, 5);
        host.awaitTold("one", "connecting", "playing");
        await().atMost(Host.PATIENCE).until(() -> camera.framesReceived() > 2);
        // As when the browser's own button ends it.
        host.evaluate("one.video.srcObject.getTracks()[0].dispatchEvent(new Event('ended'))");
        host.awaitTold("one", "connecting", "playing", "ended");
        host.assertNothingLeft();
    }

    @Tag("all")
    @Test
    void tellsWhenADeviceIsGone() {
        put("door", "video+camera", "");
        host.awaitTold("one", "connecting", "playing");
        // As when it is unplugged.
        host.evaluate("census.connections()[0].getSenders()[1].track.dispatchEvent(new Event('ended'))");
        host.awaitTold("one", "connecting", "playing", "failed device-missing");
        host.assertNothingLeft();
        host.evaluate("one.start()");
        host.awaitTold("one", "connecting", "playing", "failed device-missing", "connecting", "playing");
    }

    @Test
    void survivesBeingMoved() {
        put("door", "video", "");
        host.awaitTold("one", "connecting", "playing");
        host.evaluate("window.box = document.body.appendChild(document.createElement('section'))");
        host.evaluate("box.append(one)");
        host.awaitMoreFrames("one");
        host.evaluate("{ one.remove(); Promise.resolve().then(() => {}).then(() => box.prepend(one)) }");
        host.awaitMoreFrames("one");
        host.evaluate("document.body.moveBefore(one, box)");
        host.awaitMoreFrames("one");
        host.awaitTrue("!one.video.paused");
        assertEquals(List.of("connecting", "playing"), host.told("one"));
        assertEquals(1, cameras.opened());
    }

    @Tag("all")
    @Test
    void thereMayBeManyOnOnePage() {
        for (int i = 0; i < 6; i++) {
            host.put("many" + i, "{ src: '%s', media: 'video', muted: '' }".formatted(cameras.address("door")));
        }
        for (int i = 0; i < 6; i++) {
            host.awaitTold("many" + i, "connecting", "playing");
            host.awaitMoreFrames("many" + i);
        }
        host.evaluate("document.body.replaceChildren()");
        host.assertNothingLeft();
    }

    @Tag("all")
    @Test
    void comesBackByItself() throws Exception {
        put("door", "video+microphone", "");
        host.awaitTold("one", "connecting", "playing");
        camera.hangUpOnAll();
        cameras.closeSockets();
        host.awaitTold("one", "connecting", "playing", "stalled", "failed lost", "connecting", "playing");
        host.awaitMoreFrames("one");
        assertEquals(Map.of("connections", 2, "sockets", 2, "tracks", 1), host.evaluate("census.made()"));
    }

    @Tag("all")
    @Test
    void aSocketThatIsClosedIsNoReasonToStopWhileMediaFlow() throws Exception {
        put("stays", "video", "");
        host.awaitTold("one", "connecting", "playing");
        cameras.closeSockets();
        host.awaitTrue("census.left().sockets === 0");
        host.awaitMoreFrames("one");
        host.awaitMoreFrames("one");
        assertEquals(List.of("connecting", "playing"), host.told("one"));
    }

    @Tag("all")
    @Test
    void tellsWhenItStallsAndWhenItGoesOn() {
        put("door", "video", "");
        host.awaitTold("one", "connecting", "playing");
        camera.freeze();
        host.awaitTold("one", "connecting", "playing", "stalled");
        assertEquals("stalled", host.evaluate("one.state"));
        camera.thaw();
        host.awaitTold("one", "connecting", "playing", "stalled", "playing");
    }

    @Tag("all")
    @Test
    void beginsAnewOnceForChangesThatComeTogether() {
        put("door", "video", "");
        host.awaitTold("one", "connecting", "playing");
        host.evaluate("{ one.controls = true; one.fit = 'cover'; one.muted = false; }");
        assertEquals("cover", host.evaluate("getComputedStyle(one.video).objectFit"));
        assertEquals(true, host.evaluate("one.video.controls && !one.video.muted"));
        host.evaluate("{ one.media = 'video+audio'; one.codecs = 'vp8'; one.bitrate = 9e5; one.src = one.src; }");
        host.awaitTold("one", "connecting", "playing", "connecting", "playing");
        assertEquals(2, cameras.opened());
        host.evaluate("one.src = ''");
        host.awaitTrue("one.told.at(-1) === 'ended'");
        host.assertNothingLeft();
    }

    @Tag("all")
    @Test
    void whatIsSetBeforeTheClassIsThereIsHeard() {
        host.evaluate("""
                {
                  const early = document.implementation.createHTMLDocument().createElement('parley-video');
                  early.src = '%s';
                  early.muted = true;
                  early.iceServers = [{ urls: 'stun:127.0.0.1:9' }];
                  window.one = watch(early);
                  document.body.append(early);
                }""".formatted(cameras.address("door")));
        host.awaitTold("one", "connecting", "playing");
        assertEquals("[{\"urls\":\"stun:127.0.0.1:9\"}]", host.evaluate("one.getAttribute('ice-servers')"));
    }

    @Tag("all")
    @Test
    void connectsWithoutAnElement() {
        host.evaluate("""
                import('%sembed/connect.js').then(async ({ connect }) => {
                  const video = document.body.appendChild(document.createElement('video'));
                  video.muted = true;
                  window.made = connect('video', video, '%s');
                  window.kinds = [made.pc instanceof RTCPeerConnection, made.ws instanceof WebSocket];
                  await made.answered;
                })""".formatted(base, cameras.address("door")));
        assertEquals(List.of(true, true), host.evaluate("kinds"));
        host.awaitTrue("document.querySelector('video').videoWidth === 320");
        host.evaluate("made.close()");
        host.assertNothingLeft();
        assertEquals(
                "server-error",
                host.evaluate(
                        "import('%sembed/connect.js').then(({ connect }) => connect('audio', null, '%s').answered)"
                                        .formatted(base, cameras.address("error"))
                                + ".catch(({ code }) => code)"));
        host.assertNothingLeft();
    }

    @Tag("all")
    @Test
    void theExampleRuns() throws IOException {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(760, 600))) {
            Page page = context.newPage();
            String html = new Example(base.toString(), cameras).text("plain.html");
            page.navigate(site.page("/plain", html));
            assertThat(page.getByText("Live")).isVisible(new IsVisibleOptions().setTimeout(Host.PATIENCE.toMillis()));
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/embedding-plain.png")));
        }
    }
}
