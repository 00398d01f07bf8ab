package parley.browser.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.browser.WithDeployment;

/** {@code <parley-video>} in stock Firefox: plays, fails with the same codes, and leaves nothing. */
@Tag("all")
class FirefoxVideoIT extends WithDeployment {
    @Test
    void playsSendsAndFails() {
        try (Browser firefox = browsers.launchFirefox();
                CameraServer cameras = new CameraServer();
                HostSite site = new HostSite();
                Host host = new Host(firefox, site, base)) {
            Camera camera = new Camera(browser, cameras);
            host.put(
                    "one",
                    "{ src: '%s', media: 'video+audio+microphone', muted: '', codecs: 'VP9' }"
                            .formatted(cameras.address("door")));
            host.awaitTold("one", "connecting", "playing");
            host.awaitMoreFrames("one");
            host.evaluate("document.body.append(one)");
            host.awaitMoreFrames("one");
            assertEquals(1, cameras.opened());
            host.put("two", "{ src: '%s' }".formatted(cameras.address("no-video")));
            host.put("three", "{ src: '%s' }".formatted(cameras.refusing()));
            host.put("four", "{ src: '%s' }".formatted(cameras.address("garbage")));
            host.put("five", "{ src: '%s' }".formatted(cameras.refusingWithoutEnd()));
            host.awaitTrue("two.told[1] === 'failed no-video'");
            host.awaitTrue("three.told[1] === 'failed refused'");
            host.awaitTrue("four.told[1] === 'failed frame-invalid'");
            host.awaitTrue("five.told[1] === 'failed refused'");
            host.evaluate("document.body.replaceChildren()");
            host.assertNothingLeft();
            camera.close();
        }
    }
}
