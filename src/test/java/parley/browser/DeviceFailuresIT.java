package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with camera and microphone has a name on the screen, a remedy, and a way back. */
class DeviceFailuresIT extends WithDeployment {
    /** Keeps the newest track of each device within reach. */
    private static final String KEEP_TRACKS = """
            const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async (wanted) => {
              const stream = await real(wanted);
              window.picture = stream.getVideoTracks()[0] ?? window.picture;
              window.sound = stream.getAudioTracks()[0] ?? window.sound;
              return stream;
            };
            """;

    @AfterEach
    void nobodyComplains() {
        assertNoComplaints("Failed to load resource", "Permissions policy violation");
    }

    @Test
    void aPermissionThatIsGivenBackIsUsedAtOnce() {
        Browser asking = browsers.launchThatAsks();
        BrowserContext context = asking.newContext();
        context.grantPermissions(List.of()); // and so denies all others
        Visitor ada = visitor("Ada", context);
        ada.open(base);
        ada.startDevices();
        ada.assertShows("devices-denied");
        Inspector.picture(ada.page(), "failure-denied");
        context.grantPermissions(List.of("camera", "microphone"));
        assertThat(ada.ownPicture()).isVisible();
        ada.assertShowsNoMore("devices-denied");
        ada.newCall();
        asking.close();
    }

    @Test
    void whoDeniesEverythingIsInTheCallAllTheSame() {
        Browser denying = browsers.launch("--use-fake-ui-for-media-stream=deny");
        Visitor ada = visitor("Ada", denying.newContext());
        ada.open(base);
        ada.newCall();
        ada.assertShows("devices-denied");
        Inspector.picture(ada.page(), "failure-denied-in-call");
        ada.button("Close").click();
        ada.assertShowsNoMore("devices-denied");
        ada.deviceSwitch("Camera").click();
        ada.assertShows("devices-denied");
        Visitor bob = visitor("Bob");
        bob.follow(ada.page().url());
        bob.assertConnectedTo("Guest");
        denying.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NotReadableError,     '',                          devices-busy",
        "NotAllowedError,      Permission denied by system, devices-denied-by-system",
        "NotFoundError,        '',                          devices-missing",
        "OverconstrainedError, '',                          devices-unsuitable",
        "AbortError,           '',                          devices-AbortError",
    })
    void devicesThatFailAreExplainedAndTriedAgain(String name, String message, String code) {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript("""
                const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
                window.failing = true;
                navigator.mediaDevices.getUserMedia = (wanted) =>
                  window.failing ? Promise.reject(new DOMException('%s', '%s')) : real(wanted);
                """.formatted(message, name));
        ada.open(base);
        ada.startDevices();
        ada.assertShows(code);
        Inspector.picture(ada.page(), "failure-" + code);
        ada.page().evaluate("window.failing = false");
        ada.button("Try again").click();
        assertThat(ada.ownPicture()).isVisible();
        ada.assertShowsNoMore(code);
        ada.newCall();
    }

    @Test
    void aMachineWithoutCameraIsToldSoAndJoins() {
        Browser bare = browsers.launchWithoutDevices();
        Visitor ada = visitor("Ada", bare.newContext());
        ada.open(base);
        ada.startDevices();
        ada.assertShows("camera-missing");
        ada.button("Try again").click();
        ada.assertShows("camera-missing");
        ada.newCall();
        bare.close();
    }

    @Test
    void aPolicyThatForbidsTheCameraIsNotThePersonsDenial() {
        Visitor ada = visitor("Ada");
        ada.page().route(address -> address.equals(base.toString()), route -> {
            APIResponse response = route.fetch();
            Map<String, String> headers = new HashMap<>(response.headers());
            headers.put("permissions-policy", "camera=(), microphone=()");
            route.fulfill(new Route.FulfillOptions().setResponse(response).setHeaders(headers));
        });
        ada.open(base);
        ada.startDevices();
        ada.assertShows("devices-denied-by-policy");
        Inspector.picture(ada.page(), "failure-denied-by-policy");
        ada.page().unrouteAll();
        ada.open(base);
        assertThat(ada.ownPicture()).isVisible();
        ada.newCall();
    }

    @Test
    void aCameraThatIsLostInMidCallIsTurnedOnAgain() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript(KEEP_TRACKS);
        ada.open(base);
        ada.newCall();
        assertThat(ada.ownPicture()).isVisible();
        ada.page().evaluate("window.picture.dispatchEvent(new Event('ended'))");
        ada.assertShows("camera-lost");
        assertThat(ada.ownPicture()).isHidden();
        Inspector.picture(ada.page(), "failure-camera-lost");
        ada.button("Turn camera on again").click();
        assertThat(ada.ownPicture()).isVisible();
        ada.assertShowsNoMore("camera-lost");
        ada.assertInCall();
    }

    /** As for a phone call, or by a switch on the device. */
    private static void setWithheld(Visitor visitor, boolean withheld) {
        setWithheld(visitor, "picture", withheld);
    }

    private static void setWithheld(Visitor visitor, String track, boolean withheld) {
        visitor.page().evaluate("""
                        ([track, muted]) => {
                          Object.defineProperty(window[track], 'muted', { value: muted, configurable: true });
                          window[track].dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
                        }""", List.of(track, withheld));
    }

    @Test
    void aCameraThatTheSystemWithholdsIsToldToBothSides() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript(KEEP_TRACKS);
        ada.open(base);
        Visitor bob = visitor("Bob");
        bob.follow(ada.newCall());
        bob.assertConnectedTo("Guest");
        assertThat(bob.markersOf("Guest")).hasCount(0);
        setWithheld(ada, true);
        ada.assertShows("camera-paused");
        assertThat(bob.markersOf("Guest")).containsText("Camera off");
        Inspector.picture(ada.page(), "failure-camera-paused");
        setWithheld(ada, false);
        ada.assertShowsNoMore("camera-paused");
        assertThat(bob.markersOf("Guest")).hasCount(0);
        setWithheld(ada, true);
        ada.button("Try again").click();
        ada.assertShowsNoMore("camera-paused");
        assertThat(bob.markersOf("Guest")).hasCount(0);
        ada.assertInCall();
    }

    @Test
    void aMicrophoneThatTheSystemWithholdsIsMissedByWhoUnmutes() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript(KEEP_TRACKS);
        ada.open(base);
        ada.newCall();
        Locator microphone = ada.deviceSwitch("Microphone");
        assertThat(microphone).isChecked();
        microphone.click();
        assertThat(microphone).not().isChecked();
        setWithheld(ada, "sound", true);
        microphone.click();
        ada.assertShows("microphone-paused");
        setWithheld(ada, "sound", false);
        ada.assertShowsNoMore("microphone-paused");
    }

    @Test
    void whoWasNotAskedYetWhenTheCallEndedIsAskedByTryingAgain() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript(FULL_WHILE_ASKED);
        ada.open(base);
        ada.button("New call").click();
        awaitTrue(ada.page(), "'refuse' in window");
        ada.page().evaluate("window.refuse()");
        ada.assertShows("call-full");
        ada.page().evaluate("window.isFull = false");
        ada.button("Try again").click();
        ada.assertInCall();
        assertThat(ada.ownPicture()).isVisible();
        assertThat(ada.deviceSwitch("Microphone")).isChecked();
    }

    @Test
    void aPhoneCallThatHoldsTheSoundOfTheDeviceIsNoMistakeOfThePage() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript("""
                AudioContext.prototype.resume = () => Promise.reject(new DOMException('', 'InvalidStateError'));
                """);
        ada.open(base);
        ada.startDevices();
        assertThat(ada.page().locator("microphone-level[data-microphone=on]")).isVisible();
        assertThat(ada.page().locator(".unexpected")).hasCount(0);
        ada.newCall();
    }
}
