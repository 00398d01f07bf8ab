package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsCheckedOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people do before a call, in a browser that has several cameras, microphones and speakers. */
class StartIT extends WithDeployment {
    /** The second one that Chromium fakes is a depth camera, whose pictures are shown but cannot be sent: one more. */
    private static final int CAMERAS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Browser beeping;

    @BeforeAll
    static void launch() {
        browser = browsers.launchWithDevices(CAMERAS);
        beeping = browsers.launch(new FakeMedia(true, 440));
    }

    @AfterEach
    void nobodyComplains() {
        assertNoComplaints();
    }

    private static Locator list(Visitor visitor, String device) {
        return visitor.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(device));
    }

    /** Id of the device behind one's own picture or sound. */
    private static String inUse(Visitor visitor, String kind) {
        return (String) visitor.ownPicture().evaluate("""
                        (video, kind) =>
                          video.srcObject.getTracks().find((track) => track.kind === kind).getSettings().deviceId""", kind);
    }

    /** Takes the last entry, which is never selected at first, and says which device it is. */
    private static String chooseLast(Locator list) {
        String last = list.locator("option").last().getAttribute("value");
        assertThat(list).not().hasValue(last);
        list.selectOption(last);
        return last;
    }

    private static void assertPictureMoves(Locator video) {
        assertThat(video).isVisible();
        int before = Witness.frames(video);
        await().atMost(PATIENCE).until(() -> Witness.frames(video) >= before + 10);
    }

    @Test
    void whoHasSeveralDevicesCanChoose() {
        Visitor ada = visitor("Ada");
        ada.open(base);
        ada.startDevices();
        assertThat(list(ada, "Camera").locator("option")).hasCount(CAMERAS);
        String before = inUse(ada, "video");
        assertThat(list(ada, "Camera")).hasValue(before);

        String camera = chooseLast(list(ada, "Camera"));
        await().atMost(PATIENCE).until(() -> inUse(ada, "video").equals(camera));
        assertPictureMoves(ada.ownPicture());
        ada.ownPicture().evaluate("video => video.addEventListener('emptied', () => (video.dataset.loadedAgain = ''))");
        ada.deviceSwitch("Microphone").click();
        assertThat(ada.ownPicture()).not().hasAttribute("data-loaded-again", "");
        String microphone = chooseLast(list(ada, "Microphone"));
        await().atMost(PATIENCE).until(() -> inUse(ada, "audio").equals(microphone));
        assertThat(ada.deviceSwitch("Microphone")).isChecked(new IsCheckedOptions().setChecked(false));
        ada.screenshot("12-devices");

        ada.page().reload();
        assertPictureMoves(ada.ownPicture());
        assertThat(list(ada, "Camera")).hasValue(camera);
        assertThat(list(ada, "Microphone")).hasValue(microphone);
        assertEquals(camera, inUse(ada, "video"), "the choice is remembered");
        assertNotEquals(before, camera);
    }

    @Test
    void anotherDeviceInMidCallReachesTheOtherWithoutANewOffer() {
        Visitor ada = visitor("Ada");
        Visitor bob = visitor("Bob");
        ada.open(base);
        ada.startDevices();
        ada.sayName();
        bob.follow(ada.newCall());
        bob.assertConnectedTo("Ada");
        assertPictureMoves(bob.videoOf("Ada"));

        ada.button("Settings").click();
        for (String[] device : new String[][] {{"Camera", "video"}, {"Microphone", "audio"}}) {
            String chosen = chooseLast(list(ada, device[0]));
            await().atMost(PATIENCE).until(() -> sent(ada, device[1]).equals(chosen));
        }
        Visitor.Received before = bob.received();
        await().atMost(PATIENCE).until(() -> {
            Visitor.Received now = bob.received();
            return now.frames() >= before.frames() + 20 && now.soundPackets() >= before.soundPackets() + 50;
        });
        assertPictureMoves(bob.videoOf("Ada"));
        assertThat(bob.markersOf("Ada")).hasCount(0);
        assertEquals(1, ada.negotiations());
        assertEquals(1, bob.negotiations());
    }

    /** Id of the device whose track goes to the other. */
    private static String sent(Visitor visitor, String kind) {
        return (String) visitor.page().evaluate("""
                        (kind) => {
                          const [connection] = window.negotiated;
                          const tracks = connection.getSenders().map((sender) => sender.track);
                          return tracks.find((track) => track.kind === kind).getSettings().deviceId;
                        }""", kind);
    }

    @Test
    void anotherCameraTakesOverFromOneThatIsUnplugged() {
        Visitor ada = visitor("Ada");
        ada.open(base);
        ada.startDevices();
        assertPictureMoves(ada.ownPicture());
        // Nothing can be unplugged from a machine that has no devices; this is all that the page is told.
        ada.ownPicture().evaluate("""
                (video) => {
                  const [track] = video.srcObject.getVideoTracks();
                  track.stop();
                  track.dispatchEvent(new Event('ended'));
                }""");
        assertThat(ada.page().getByText("is used instead")).isVisible();
        assertPictureMoves(ada.ownPicture());
        assertThat(ada.deviceSwitch("Camera")).isChecked();
    }

    @Test
    void aRememberedDeviceThatIsGoneKeepsNobodyFromStarting() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript("""
                localStorage.setItem('parley devices', '{"camera":"gone","microphone":"gone","speaker":"gone"}')""");
        ada.open(base);
        ada.startDevices();
        assertPictureMoves(ada.ownPicture());
        assertThat(ada.deviceSwitch("Microphone")).isChecked();
        assertThat(ada.page().getByRole(AriaRole.ALERT).locator("p")).hasCount(0);
    }

    @Test
    void thePreviewStartsByItselfOnceItMay() {
        Visitor ada = visitor("Ada");
        ada.open(base);
        assertThat(ada.button("Start camera and microphone")).isVisible();
        assertThat(ada.ownPicture()).isHidden();
        ada.startDevices();
        assertPictureMoves(ada.ownPicture());
        ada.page().reload();
        assertPictureMoves(ada.ownPicture());
        assertThat(ada.button("Start camera and microphone")).isHidden();
    }

    @Test
    void theMeterShowsWhatTheMicrophoneHears() {
        Visitor ada = visitor("Ada", beeping);
        ada.open(base);
        ada.startDevices();
        assertThat(ada.page().getByText("Your microphone works.")).isVisible();
        await().atMost(PATIENCE).until(() -> level(ada) > 0.7);
        await().atMost(PATIENCE).until(() -> level(ada) < 0.2);
        await().atMost(PATIENCE).until(() -> level(ada) > 0.7);
        ada.deviceSwitch("Microphone").click();
        assertThat(ada.page().getByText("Your microphone is off.")).isVisible();
        assertEquals(0, level(ada));
        ada.deviceSwitch("Microphone").click();
        await().atMost(PATIENCE).until(() -> level(ada) > 0.7);
    }

    /** How far the meter goes, of its length. */
    private static double level(Visitor visitor) {
        Object share = visitor.page()
                .locator(".meter")
                .evaluate("meter => meter.firstElementChild.getBoundingClientRect().width / meter.clientWidth");
        return ((Number) share).doubleValue();
    }

    private static Locator hidesAddress(Visitor visitor) {
        return visitor.page().getByLabel("Hide my network address");
    }

    /** What the server has to say comes when the test has looked at what is there before. */
    private static void answerSettings(Visitor visitor, String settings) {
        List<Route> asked = new ArrayList<>();
        visitor.page().route("**/settings.json", asked::add);
        visitor.page().reload();
        visitor.page().waitForCondition(() -> !asked.isEmpty());
        assertThat(visitor.button("New call")).isVisible();
        assertThat(hidesAddress(visitor)).isHidden();
        asked.forEach(route -> route.fulfill(new Route.FulfillOptions().setBody(settings)));
        visitor.page().unroute("**/settings.json");
    }

    @Test
    void aClickIsAnsweredEvenIfTheServerIsNot() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript("AbortSignal.timeout = () => new AbortController().signal");
        List<Route> asked = new ArrayList<>();
        ada.page().route("**/settings.json", asked::add);
        for (String way : List.of("", "#_TvoB9uAkAfCnUFFHYji2w")) {
            asked.clear();
            ada.open(URI.create("about:blank"));
            ada.open(base.resolve(way));
            ada.button(way.isEmpty() ? "New call" : "Join call").click();
            assertThat(ada.page().locator("start-view[inert]")).isVisible();
            ada.screenshot("waiting-for-the-server" + way.length());
            ada.page().waitForCondition(() -> !asked.isEmpty());
            asked.forEach(Route::resume);
            ada.assertInCall();
            ada.hangUp();
        }
    }

    @Test
    void theAddressCanBeHiddenUnlessThereIsSurelyNoWay() {
        Visitor ada = visitor("Ada");
        ada.open(base);
        Locator noRelay = ada.page().getByText("There is no relay server here.");
        answerSettings(ada, "no settings");
        assertThat(hidesAddress(ada)).isVisible();
        assertThat(noRelay).isHidden();
        answerSettings(ada, "{\"namedCalls\":true,\"relayChoice\":true}");
        hidesAddress(ada).check();
        ada.screenshot("hide-address");
        answerSettings(ada, "no settings");
        assertThat(hidesAddress(ada)).isChecked();
        assertThat(noRelay).isHidden();
        answerSettings(ada, "{\"namedCalls\":false,\"relayOnly\":true}");
        assertThat(ada.page().getByLabel("Link to a call")).isVisible();
        assertThat(hidesAddress(ada)).isHidden();
        answerSettings(ada, "{\"namedCalls\":true}");
        assertThat(noRelay).isVisible();
        hidesAddress(ada).uncheck();
        answerSettings(ada, "{\"namedCalls\":false}");
        assertThat(ada.page().getByLabel("Link to a call")).isVisible();
        assertThat(hidesAddress(ada)).isHidden();
    }

    @Test
    void recentCallsAreOneClickAwayUntilTheyAreRemoved() {
        Visitor ada = visitor("Ada");
        Visitor bob = visitor("Bob");
        ada.open(base);
        assertThat(ada.page().getByText("Recent calls")).isHidden();
        ada.sayName();
        bob.follow(ada.newCall());
        ada.assertConnectedTo("Bob");
        goBack(ada);
        ada.joinByNameOrLink("Weekly");
        ada.assertInCall();
        goBack(ada);

        assertThat(ada.page().getByLabel("Your name")).hasValue("Ada");
        Locator calls = ada.page().getByRole(AriaRole.LISTITEM);
        assertThat(calls).hasText(new Pattern[] {Pattern.compile("Weekly.*"), Pattern.compile("With Bob.*")});
        ada.screenshot("13-recent");
        ada.page().reload();
        calls.last().getByRole(AriaRole.BUTTON).first().click();
        ada.assertConnectedTo("Bob");
        goBack(ada);

        assertThat(calls.first()).containsText("With Bob");
        ada.button("Remove from this list: Weekly").click();
        assertThat(calls).hasCount(1);
        assertThat(ada.button("Remove from this list: With Bob")).isFocused();
        ada.page().reload();
        assertThat(calls).hasCount(1);
        ada.button("Remove all").click();
        assertThat(ada.page().getByText("Recent calls")).isHidden();
        ada.page().reload();
        assertThat(ada.page().getByLabel("Your name")).hasValue("Ada");
        assertThat(calls).hasCount(0);
    }

    private static void goBack(Visitor visitor) {
        visitor.hangUp();
        visitor.button("Back to start").click();
    }

    @Test
    void whoHasNoNameCanFollowALink() {
        Visitor ada = visitor("Ada");
        Visitor guest = visitor("", browser);
        ada.open(base);
        ada.sayName();
        guest.follow(ada.newCall());
        guest.assertConnectedTo("Ada");
        ada.assertConnectedTo("Guest");
    }
}
