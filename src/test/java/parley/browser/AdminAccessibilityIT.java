package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.SignalingClient;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;

/** Everybody can use the pages of the administration in every state: {@link Inspector} looks at each. */
@Tag("all")
class AdminAccessibilityIT extends WithDeployment {
    private static final String PASSWORD = System.getProperty("realm.password");

    private Inspector inspector;
    private Page page;
    private final List<SignalingClient> participants = new ArrayList<>();

    @AfterEach
    void participantsGo() {
        participants.forEach(SignalingClient::close);
    }

    private void come(String language) {
        inspector = new Inspector(language);
        page = visitor("Admin", browser.newContext(inspector.context())).page();
        page.navigate(base.resolve("admin/" + inspector.query()).toString());
    }

    private void see(String state) {
        inspector.see(page, "admin-" + state, false);
    }

    private void signIn(String user, String password) {
        page.locator("#j_username").fill(user);
        page.locator("#j_password").fill(password);
        page.locator(".sign-in .main").click();
    }

    @ParameterizedTest
    @MethodSource(Inspector.LANGUAGES)
    void signingIn(String language) {
        come(language);
        assertThat(page.locator(".sign-in")).isVisible();
        see("sign-in");
        if (inspector.query().isEmpty()) { // which the address does not ask for any more
            signIn("admin", "wrong");
            assertThat(page.locator(".problem")).isVisible();
            see("sign-in-wrong");
        }
        signIn("script", PASSWORD);
        assertThat(page.locator("notice-view")).isVisible();
        see("refused");
        inspector.assertFaultless();
    }

    @ParameterizedTest
    @MethodSource(Inspector.LANGUAGES)
    void administrating(String language) throws Exception {
        come(language);
        signIn("admin", PASSWORD);
        assertThat(page.locator("admin-view[data-loaded=true]")).isVisible();
        see("no-calls");
        Invitation invitation = Invitation.random();
        Invitation locked = Invitation.random();
        SignalingClient host = participant(invitation, new Seat(), true);
        Seat seat = new Seat();
        SignalingClient guest = participant(invitation, seat, false);
        SignalingClient alone = participant(locked, new Seat(), true);
        assertThat(page.locator("call-card")).hasCount(2);
        guest.abort();
        assertThat(page.locator("[data-present=false]")).hasCount(1);
        page.locator("call-card").last().locator(".pill").first().click();
        assertThat(page.locator("dialog")).isVisible();
        see("lock");
        page.locator("dialog .main").click();
        assertThat(page.locator(".done")).not().isEmpty();
        assertThat(page.locator("call-card strong:visible")).hasCount(1);
        see("calls");
        alone.send(SignalingClient.frame("leave"));
        assertThat(page.locator("call-card").last().locator(".participants > li"))
                .hasCount(0);
        see("locked-and-empty");
        page.locator("call-card").last().locator(".pill").first().click();
        page.locator("dialog .main").click();
        assertThat(page.locator("call-card")).hasCount(1);
        page.locator(".participants .pill").first().click();
        see("remove");
        page.keyboard().press("Escape");
        page.locator("call-card .grave").first().click();
        see("end");
        page.keyboard().press("Escape");
        page.locator(".row .pill").click();
        see("drain");
        page.locator("dialog .grave").click();
        assertThat(page.locator("[data-draining=true]")).isVisible();
        see("drained");
        page.locator(".row .pill").click();
        page.locator("dialog .main").click();
        assertThat(page.locator("[data-draining=false]")).isVisible();
        page.route("**/admin/api/overview*", Route::abort);
        assertThat(page.locator(".trouble .problem")).isVisible();
        see("silent");
        page.unrouteAll();
        assertThat(page.locator(".trouble .problem")).hasCount(0);
        page.context().clearCookies();
        assertThat(page.locator(".trouble .main")).isVisible();
        see("signed-out");
        // Else the next language would wait until the grace has passed.
        try (SignalingClient back = SignalingClient.join(base, invitation, seat)) {
            back.expect("welcome");
            back.send(SignalingClient.frame("leave"));
            back.expectClosed();
        }
        host.send(SignalingClient.frame("leave"));
        host.expectClosed();
        inspector.assertFaultless();
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        come("en");
        Inspector.tabTo(page, "#j_username");
        page.keyboard().type("admin");
        Inspector.tabTo(page, "#j_password");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("admin-view[data-loaded=true]")).isVisible();
        SignalingClient host = participant(Invitation.random(), new Seat(), true);
        assertThat(page.locator("call-card")).isVisible();
        Inspector.tabTo(page, ".participants .pill");
        page.keyboard().press("Enter");
        // Where a hasty Enter does nothing.
        assertThat(page.locator("dialog .pill").last()).isFocused();
        Inspector.tabTo(page, "dialog input");
        page.keyboard().press("Space");
        Inspector.tabTo(page, "dialog .grave");
        page.keyboard().press("Enter");
        assertEquals("removed", host.expectClosed().reason());
        assertThat(page.locator("call-card")).hasCount(0);
        assertThat(page.locator("call-list h2")).isFocused();
    }

    /** Someone comes to a call, without a browser. */
    private SignalingClient participant(Invitation invitation, Seat seat, boolean isHost) throws InterruptedException {
        SignalingClient client = SignalingClient.connect(base, invitation.call().text());
        JsonObjectBuilder join = SignalingClient.joinFrame(invitation, seat);
        client.send((isHost ? join.add("hostKey", invitation.hostKey()) : join).build());
        client.expect("welcome");
        participants.add(client);
        return client;
    }
}
