package parley.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.container.Deployed;

/** Stock Firefox and Chromium call each other: whoever comes second makes the offer. */
@Tag("all")
@ExtendWith(ArquillianExtension.class)
class FirefoxIT {
    private static final FakeMedia RED = new FakeMedia(true, 440);

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    private enum First {
        CHROMIUM,
        FIREFOX
    }

    private void call(First first) {
        URI base = Deployed.at(url);
        try (Browsers browsers = new Browsers();
                Browser chromium = browsers.launch(RED.arguments(Path.of("target", "fake-media")));
                Browser firefox = browsers.launchFirefox();
                Visitor ada = new Visitor("Ada", chromium);
                Visitor fox = new Visitor("Fox", firefox)) {
            Visitor host = first == First.CHROMIUM ? ada : fox;
            Visitor guest = first == First.CHROMIUM ? fox : ada;
            host.open(base);
            host.sayName();
            guest.follow(host.newCall());
            ada.assertConnectedTo("Fox");
            fox.assertConnectedTo("Ada");
            assertMediaFlow(ada);
            assertMediaFlow(fox);
            assertEquals("red", Witness.pictures(fox.videoOf("Ada"), 10).colour());

            fox.deviceSwitch("Camera").click();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ada.markersOf("Fox").count() == 1);
            fox.deviceSwitch("Camera").click();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ada.markersOf("Fox").count() == 0);
            assertMediaFlow(ada);
            assertEquals(1, ada.negotiations(), "a camera goes and comes without one");
            fox.screenshot("11-" + first.name().toLowerCase(Locale.ROOT) + "-first");

            fox.hangUp();
            ada.assertSays("Fox has left");
            assertEquals(List.of(), ada.complaints());
            assertEquals(List.of(), fox.complaints());
        }
    }

    private static void assertMediaFlow(Visitor visitor) {
        Visitor.Received before = visitor.received();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            Visitor.Received now = visitor.received();
            return now.frames() > before.frames() + 10 && now.soundPackets() > before.soundPackets() + 10;
        });
    }

    @Test
    void firefoxJoinsChromium() {
        call(First.CHROMIUM);
    }

    @Test
    void chromiumJoinsFirefox() {
        call(First.FIREFOX);
    }
}
