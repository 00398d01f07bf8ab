package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people do in a call besides talking: invite, look for a control, press keys, move a picture, leave. */
class CallViewIT extends WithDeployment {
    private static final String COME_BACK = """
            sessionStorage.setItem('parley call', JSON.stringify({
              invite: '%s', name: 'Bob', devices: { camera: false, microphone: false }, at: Date.now(),
            }))""";

    /** Keeps what the status line says, and tells when the browser refuses to play. */
    private static final String LISTEN = """
            const play = HTMLMediaElement.prototype.play;
            HTMLMediaElement.prototype.play = function () {
              const playing = play.call(this);
              playing.catch((failure) => console.info('play: ' + failure.name));
              return playing;
            };
            window.said = [];
            const listen = () => window.said.push(document.querySelector('call-status')?.textContent ?? '');
            new MutationObserver(listen).observe(document, { childList: true, subtree: true })""";

    private static final String PLAYS_ALOUD = """
            [...document.querySelectorAll('participant-tile video')].every((video) => !video.muted && !video.paused)""";

    private static final String PANEL = "side-panel dialog[open]";

    @BeforeAll
    static void launch() {
        browser = browsers.launch(new FakeMedia(true, 440));
    }

    @AfterEach
    void nobodyComplains() {
        assertNoComplaints();
    }

    /** Makes a call of her own and waits in it. */
    private Visitor waiting() {
        Visitor ada = visitor("Ada");
        ada.open(base);
        ada.sayName();
        ada.newCall();
        return ada;
    }

    private Visitor[] call() {
        Visitor ada = waiting();
        Visitor bob = visitor("Bob");
        bob.follow(ada.page().url());
        ada.assertConnectedTo("Bob");
        bob.assertConnectedTo("Ada");
        return new Visitor[] {ada, bob};
    }

    /** What a phone's camera would read. */
    private static String scanned(Locator code) throws Exception {
        assertThat(code).isVisible();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(code.screenshot()));
        HybridBinarizer pixels = new HybridBinarizer(new BufferedImageLuminanceSource(picture));
        return new QRCodeReader().decode(new BinaryBitmap(pixels)).getText();
    }

    @Test
    void theLinkIsCopiedSharedAndScanned() throws Exception {
        Visitor ada = visitor("Ada");
        ada.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        ada.page().addInitScript("navigator.share = async (shared) => { window.shared = shared; }");
        ada.open(base);
        ada.sayName();
        String link = ada.newCall();
        ada.button("Copy link").click();
        assertThat(ada.button("Link copied")).isVisible();
        assertThat(ada.page().locator("invite-panel [role=status]")).hasText("Link copied");
        assertEquals(link, pasted(ada));
        ada.button("Share").click();
        assertEquals(link, ada.page().evaluate("window.shared.url"));
        assertEquals(link, scanned(ada.page().locator("qr-code")));
        ada.screenshot("20-invite");

        Visitor bob = visitor("Bob");
        bob.follow(link);
        ada.assertConnectedTo("Bob");
        assertThat(ada.page().locator("qr-code")).isHidden();
        ada.button("Invite").click();
        assertEquals(link, scanned(ada.page().locator(PANEL + " qr-code")));
        ada.screenshot("21-invite-later");
    }

    /** What another page of the same browser is given: this one may write the clipboard, but not read it. */
    private String pasted(Visitor visitor) {
        try (Page page = visitor.page().context().newPage()) {
            page.navigate(base.toString());
            Locator entry = page.getByLabel("Link or call name");
            entry.press("ControlOrMeta+v");
            return entry.inputValue();
        }
    }

    @Test
    void aLinkThatCannotBeCopiedIsSelectedInstead() {
        Visitor ada = visitor("Ada");
        ada.page().addInitScript("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
        ada.open(base);
        String link = ada.newCall();
        ada.button("Copy link").click();
        assertThat(ada.page().getByText("The link could not be copied.")).isVisible();
        assertEquals(link, ada.page().evaluate("getSelection().toString()"));
    }

    @Test
    void aPanelStandsBesideTheCallAndOnAPhoneOverIt() {
        Visitor ada = call()[0];
        Locator invite = ada.button("Invite");
        invite.press("Enter");
        Locator panel = ada.page().locator(PANEL);
        assertThat(panel.getByRole(AriaRole.HEADING)).isFocused();
        assertThat(invite).hasAttribute("aria-expanded", "true");
        assertThat(ada.page().locator("dialog:modal")).hasCount(0);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            BoundingBox face = ada.tileOf("Bob").boundingBox();
            assertTrue(face.x + face.width <= panel.boundingBox().x, "the panel covers the other's picture");
        });
        ada.page().keyboard().press("Escape");
        assertThat(panel).hasCount(0);
        assertThat(invite).isFocused();
        assertThat(invite).hasAttribute("aria-expanded", "false");

        invite.click();
        ada.button("Settings").click();
        assertThat(panel).hasCount(1);
        assertThat(panel).hasAttribute("aria-label", "Settings");

        ada.page().setViewportSize(390, 844);
        assertThat(ada.page().locator("dialog:modal")).isVisible();
        for (int i = 0; i < 8; i++) {
            ada.page().keyboard().press("Tab");
            assertEquals(
                    true,
                    ada.page().evaluate("document.activeElement.matches('body, dialog:modal *, dialog:modal')"),
                    "the focus has left the sheet");
        }
        ada.screenshot("22-sheet");
        ada.page().keyboard().press("Escape");
        assertThat(panel).hasCount(0);
        ada.button("Settings").click();
        ada.page().mouse().click(195, 20);
        assertThat(panel).hasCount(0);
    }

    @Tag("all")
    @Test
    void controlsGoWhenNobodyMovesAndComeBack() {
        Visitor ada = call()[0];
        ada.page().mouse().move(300, 300);
        Locator controls = ada.page().locator(".controls");
        assertThat(controls).hasCSS("opacity", "0");
        ada.screenshot("23-resting");
        ada.page().mouse().move(310, 310);
        assertThat(controls).hasCSS("opacity", "1");
        assertThat(controls).hasCSS("opacity", "0");
        ada.page().keyboard().press("Tab");
        assertThat(controls).hasCSS("opacity", "1");
    }

    @Test
    void oneKeyIsEnoughUnlessSomeoneTypesOrDoesNotWantThat() {
        Visitor[] two = call();
        Visitor ada = two[0];
        ada.page().keyboard().press("m");
        assertThat(two[1].tileOf("Ada")).containsText("Microphone off");
        assertThat(ada.deviceSwitch("Microphone")).not().isChecked();
        ada.page().keyboard().press("v");
        assertThat(two[1].tileOf("Ada")).containsText("Camera off");
        two[1].screenshot("24-all-off");
        ada.page().keyboard().press("c");
        assertThat(ada.deviceSwitch("Camera")).isChecked();

        ada.button("Invite").click();
        ada.page().locator(PANEL + " input").press("m");
        ada.button("Settings").click();
        ada.page().getByLabel("Keyboard shortcuts").uncheck();
        ada.page().keyboard().press("Escape");
        ada.page().keyboard().press("m");
        ada.button("Settings").click();
        ada.page().getByLabel("Keyboard shortcuts").check();
        assertThat(ada.deviceSwitch("Microphone")).not().isChecked();
        ada.page().keyboard().press("Escape");
        ada.page().keyboard().press("m");
        assertThat(ada.deviceSwitch("Microphone")).isChecked();
        assertThat(two[1].markersOf("Ada")).hasCount(0);
    }

    @Test
    void theCallTakesTheWholeScreenAndGivesItBack() {
        Visitor ada = waiting();
        ada.page().keyboard().press("f");
        Locator leave = ada.button("Leave full screen");
        assertThat(leave).isVisible();
        assertEquals(true, ada.page().evaluate("document.fullscreenElement !== null"));
        leave.click();
        assertThat(leave).hasCount(0);
        awaitTrue(ada.page(), "document.fullscreenElement === null");
    }

    @Test
    void onesOwnPictureStaysInTheCornerThatKeysMovedItTo() {
        Visitor ada = waiting();
        Locator own = ada.page().locator("self-view");
        own.press("ArrowUp");
        own.press("ArrowLeft");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            BoundingBox box = own.boundingBox();
            assertTrue(box.x < 100 && box.y < 100, "not in the corner");
        });
        ada.page().reload();
        ada.assertInCall();
        BoundingBox box = own.boundingBox();
        assertTrue(box.x < 100 && box.y < 100, "not in the corner any more");
    }

    @Test
    void ofSeveralTheOneWhoSpeaksIsMarked() {
        Visitor[] two = call();
        Visitor carla = visitor("Carla");
        carla.follow(two[0].page().url());
        carla.assertConnectedTo("Ada");
        carla.assertConnectedTo("Bob");
        Locator speaks = carla.page().locator("[data-speaks]");
        assertThat(speaks).hasCount(2);
        two[0].deviceSwitch("Microphone").click();
        assertThat(carla.tileOf("Ada")).not().hasAttribute("data-speaks", "");
        assertThat(carla.tileOf("Bob")).hasAttribute("data-speaks", "");
    }

    @Test
    void whoHasLeftCanCallAgain() {
        Visitor[] two = call();
        two[0].page().evaluate("sessionStorage.setItem('parley met', Date.now() - 12 * 60_000)");
        two[0].page().reload();
        two[0].assertConnectedTo("Bob");
        two[0].page().keyboard().press("f");
        assertThat(two[0].button("Leave full screen")).isVisible();
        two[0].hangUp();
        assertThat(two[0].page().getByText("You have left the call.")).isVisible();
        assertThat(two[0].page().getByText("The call lasted 12 minutes.")).isVisible();
        awaitTrue(two[0].page(), "document.fullscreenElement === null");
        two[0].screenshot("25-left");
        two[0].button("Call again").click();
        two[0].assertConnectedTo("Bob");
        two[1].assertConnectedTo("Ada");
    }

    @Test
    void whereTheBrowserHoldsSoundBackOneTapBringsIt() {
        Visitor ada = waiting();
        String invite = URI.create(ada.page().url()).getFragment();
        // Comes back to the call without a click. Whatever Playwright asks a page counts as one, so nothing is asked
        // until the browser has refused.
        Visitor bob = visitor("Bob", browsers.launch("--autoplay-policy=document-user-activation-required"));
        bob.page().addInitScript(COME_BACK.formatted(invite));
        bob.page().addInitScript(LISTEN);
        bob.page()
                .waitForConsoleMessage(
                        new Page.WaitForConsoleMessageOptions()
                                .setPredicate(message -> message.text().equals("play: NotAllowedError")),
                        () -> bob.open(base));
        bob.assertConnectedTo("Ada");
        Locator hear = bob.button("Tap to hear");
        assertThat(hear).isVisible();
        awaitTrue(bob.page(), "window.said.some((line) => line.includes('holds the sound back'))");
        bob.screenshot("26-tap-to-hear");
        assertEquals(true, bob.videoOf("Ada").evaluate("video => video.muted && !video.paused"));
        hear.click();
        assertThat(hear).isHidden();
        awaitTrue(bob.page(), PLAYS_ALOUD);
    }
}
