package parley.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stock Firefox and Chromium call each other: whoever comes second makes the offer. */
@Tag("all")
class FirefoxIT extends WithDeployment {
    private static Browser firefox;

    @BeforeAll
    static void launch() {
        browser = browsers.launch(new FakeMedia(true, 440));
        firefox = browsers.launchFirefox();
    }

    private enum First {
        CHROMIUM,
        FIREFOX
    }

    private void call(First first) {
        Visitor ada = visitor("Ada");
        Visitor fox = visitor("Fox", firefox);
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
        await().atMost(Duration.ofSeconds(30)).until(() -> ada.markersOf("Fox").count() == 1);
        fox.deviceSwitch("Camera").click();
        await().atMost(Duration.ofSeconds(30)).until(() -> ada.markersOf("Fox").count() == 0);
        assertMediaFlow(ada);
        assertEquals(1, ada.negotiations(), "a camera goes and comes without one");
        fox.screenshot("11-" + first.name().toLowerCase(Locale.ROOT) + "-first");

        fox.hangUp();
        ada.assertSays("Fox has left");
        assertNoComplaints();
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
