package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real browsers call each other through the deployed WAR; what one sends is what arrives at the other. */
class CallIT extends WithDeployment {
    private static final FakeMedia RED = new FakeMedia(true, 440);
    private static final FakeMedia BLUE = new FakeMedia(false, 880);

    private static Browser blueBrowser;

    @BeforeAll
    static void launch() {
        browser = browsers.launch(RED);
        blueBrowser = browsers.launch(BLUE);
    }

    @AfterEach
    void nobodyComplains() {
        assertNoComplaints();
    }

    private static void assertSees(Locator video, String colour) {
        Witness.Pictures seen = Witness.pictures(video, 30);
        assertEquals(colour, seen.colour());
        assertEquals(30, seen.numbers().size());
        assertTrue(seen.stepsForward() >= 28, () -> "pictures out of order: " + seen.numbers());
    }

    private static void assertHears(Locator video, FakeMedia sent) {
        Witness.Sound heard = Witness.sound(video);
        assertEquals(sent.hertz(), heard.hertz(), 25);
        assertTrue(heard.beeps(), "there is silence between the tones");
    }

    /** Ada, red, makes a call; Bob, blue, follows her link. */
    private Visitor[] call(URI address) {
        Visitor ada = visitor("Ada");
        Visitor bob = visitor("Bob", blueBrowser);
        ada.open(address);
        ada.sayName();
        String link = ada.newCall();
        bob.follow(link);
        ada.assertConnectedTo("Bob");
        bob.assertConnectedTo("Ada");
        return new Visitor[] {ada, bob};
    }

    private static void assertFramesGoOn(Visitor visitor, String other, int more) {
        Locator video = visitor.videoOf(other);
        int before = Witness.frames(video);
        await().atMost(Duration.ofSeconds(30)).until(() -> Witness.frames(video) >= before + more);
    }

    @Test
    void twoPeopleTypeTheSameNameAndSeeAndHearEachOther() {
        Visitor ada = visitor("Ada");
        Visitor bob = visitor("김서연", blueBrowser);
        ada.open(base);
        ada.screenshot("1-start");
        ada.startDevices();
        assertThat(ada.page().locator("video[data-self]")).isVisible();
        ada.sayName();
        ada.screenshot("2-preview");
        ada.joinByNameOrLink("  주간 회의 ");
        ada.assertInCall();
        ada.assertSays("Waiting for someone");
        ada.screenshot("3-waiting");
        bob.open(base);
        bob.sayName();
        bob.joinByNameOrLink("주간 회의".toUpperCase(Locale.ROOT));
        bob.assertInCall();
        ada.assertConnectedTo("김서연");
        bob.assertConnectedTo("Ada");

        assertSees(ada.videoOf("김서연"), "blue");
        assertSees(bob.videoOf("Ada"), "red");
        assertHears(ada.videoOf("김서연"), BLUE);
        assertHears(bob.videoOf("Ada"), RED);
        ada.screenshot("4-call");
        bob.screenshot("4-call");
        assertEquals(List.of("127.0.0.1"), ada.hosts(), "no other host is asked for anything");
        assertEquals(List.of("127.0.0.1"), bob.hosts());

        ada.hangUp();
        assertThat(ada.page().locator("body[data-view=ended]")).isVisible();
        ada.screenshot("5-ended");
        bob.assertSays("Ada has left");
        bob.assertAlone();
    }

    @Test
    void aThirdPersonComesAndGoesWithoutHarm() {
        Visitor[] two = call(base);
        Visitor third = visitor("Carla", blueBrowser);
        third.follow(two[0].page().url());
        for (Visitor one : two) {
            one.assertConnectedTo("Carla");
        }
        third.assertConnectedTo("Ada");
        third.assertConnectedTo("Bob");
        assertSees(third.videoOf("Ada"), "red");
        assertSees(third.videoOf("Bob"), "blue");
        two[0].screenshot("6-three");
        third.hangUp();
        two[0].assertSays("Carla has left");
        assertThat(two[0].tiles()).hasCount(1);
        assertThat(two[1].tiles()).hasCount(1);
        assertSees(two[0].videoOf("Bob"), "blue");
        assertSees(two[1].videoOf("Ada"), "red");
    }

    @Test
    void aClosedTabReachesTheOther() {
        Visitor[] two = call(base);
        two[1].closeTab();
        two[0].assertSays("Bob has left");
        two[0].assertAlone();
        two[0].assertSays("Waiting for someone");
    }

    @Test
    void aReloadInMidCallHealsByItself() {
        Visitor[] two = call(base);
        two[1].page().reload();
        two[1].assertInCall();
        two[1].assertConnectedTo("Ada");
        two[0].assertConnectedTo("Bob");
        assertThat(two[0].tiles()).hasCount(1);
        assertSees(two[0].videoOf("Bob"), "blue");
        assertSees(two[1].videoOf("Ada"), "red");
        assertHears(two[0].videoOf("Bob"), BLUE);
    }

    @Test
    void aKilledWebSocketHealsByItselfAndNeverTouchesTheMedia() throws Exception {
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            Visitor[] two = call(page(proxy.port()));
            for (Visitor one : two) {
                assertEquals(1, one.negotiations());
            }
            for (int round = 1; round <= 4; round++) {
                proxy.killWebSockets();
                // Said while nothing can be sent: it must arrive when something can.
                two[0].deviceSwitch("Microphone").click();
                int opened = 2 + 2 * round;
                await().atMost(Duration.ofSeconds(30)).until(() -> proxy.webSocketsSoFar() >= opened);
                assertThat(two[1].markersOf("Ada")).hasCount(round % 2);
                assertFramesGoOn(two[1], "Ada", 10);
            }
            for (Visitor one : two) {
                assertEquals(1, one.negotiations(), "one offer or one answer, and nothing since");
            }
            assertSees(two[1].videoOf("Ada"), "red");
            assertSees(two[0].videoOf("Bob"), "blue");
        }
    }

    @Test
    void theOthersKnowWhatIsOff() {
        Visitor[] two = call(base);
        two[0].deviceSwitch("Camera").click();
        assertThat(two[1].markersOf("Ada")).containsText("Camera off");
        assertThat(two[1].page().locator("[data-participant][data-picture=no]")).isVisible();
        two[1].screenshot("7-camera-off");
        two[0].deviceSwitch("Microphone").click();
        assertThat(two[1].markersOf("Ada")).hasCount(2);
        two[0].deviceSwitch("Camera").click();
        assertThat(two[1].markersOf("Ada")).hasCount(1);
        Locator own = two[0].page().locator("video[data-self]");
        own.evaluate("video => video.addEventListener('emptied', () => (video.dataset.loadedAgain = ''))");
        two[0].deviceSwitch("Microphone").click();
        assertThat(two[1].markersOf("Ada")).hasCount(0);
        assertThat(own).not().hasAttribute("data-loaded-again", "");
        assertSees(two[1].videoOf("Ada"), "red");
        assertHears(two[1].videoOf("Ada"), RED);
    }

    @Test
    void whoHasNoDevicesCanJoinAndWatch() {
        Browser bare = browsers.launchWithoutDevices();
        Visitor watcher = visitor("Wendy", bare);
        Visitor ada = visitor("Ada");
        watcher.open(base);
        watcher.startDevices();
        watcher.screenshot("8-no-devices");
        watcher.sayName();
        String link = watcher.newCall();
        ada.follow(link);
        watcher.assertConnectedTo("Ada");
        assertSees(watcher.videoOf("Ada"), "red");
        ada.assertConnectedTo("Wendy");
        watcher.screenshot("9-watching");
        ada.screenshot("9-watched");
    }

    @Test
    void aLinkThatLeadsToNoCallSaysSo() {
        Visitor ada = visitor("Ada");
        ada.open(base.resolve("#too-short"));
        assertThat(ada.page().getByText("This link is not complete.")).isVisible();
        ada.screenshot("10-bad-link");
    }
}
