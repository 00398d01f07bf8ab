package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator at a browser, let in by the realm of the server, while others talk. */
class AdminPageIT extends WithDeployment {
    private static final String PASSWORD = System.getProperty("realm.password");

    /** A page of another application on the same host: the cookie of the session would be sent with what it asks for. */
    private static final String OTHER_APPLICATION = "http://127.0.0.1:8999/other.html";

    /** Comes to the page of the administration, and signs in. */
    private Visitor administrator() {
        Visitor visitor = visitor("Admin");
        visitor.open(base.resolve("admin/"));
        visitor.signIn("admin", PASSWORD);
        assertThat(visitor.heading("Administration")).isVisible();
        return visitor;
    }

    private static Locator participants(Visitor admin) {
        return admin.page().locator("call-card .participants > li");
    }

    /** Says yes to what is asked. */
    private static void confirm(Visitor admin, String action) {
        admin.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(action).setExact(true))
                .click();
    }

    private static void assertDone(Visitor admin, String sentence) {
        assertThat(admin.page().locator("[role=status].done")).containsText(sentence);
    }

    @Test
    void signsInAndOut() {
        Visitor admin = visitor("Admin");
        admin.open(base.resolve("admin"));
        assertThat(admin.heading("Sign in")).isVisible();
        admin.signIn("admin", "wrong");
        assertThat(admin.page().getByRole(AriaRole.ALERT)).containsText("User name or password is wrong.");
        admin.signIn("admin", PASSWORD);
        assertThat(admin.heading("Administration")).isVisible();
        assertThat(admin.page()).hasURL(base.resolve("admin/").toString());
        assertThat(admin.page().getByText("Signed in as admin")).isVisible();
        assertThat(admin.page().getByRole(AriaRole.ROW).getByText("parley.capacity"))
                .isVisible();

        Page second = admin.page().context().newPage();
        second.navigate(base.resolve("admin/").toString());
        assertThat(second.locator("admin-view[data-loaded=true]")).isVisible();
        admin.button("Sign out").click();
        assertThat(admin.heading("Sign in")).isVisible();
        assertThat(second.getByRole(AriaRole.ALERT)).containsText("You are signed out.");
        second.getByText("Sign in again").click();
        assertThat(second.getByLabel("Password")).isVisible();
        assertEquals(List.of(), admin.complaints());
    }

    @Test
    void signsInThoughTheServerHasForgottenThatItAsked() {
        Visitor admin = visitor("Admin");
        admin.open(base.resolve("admin/"));
        assertThat(admin.heading("Sign in")).isVisible();
        admin.page().context().clearCookies();
        admin.signIn("admin", PASSWORD);
        assertThat(admin.heading("Administration")).isVisible();
    }

    @Test
    void anAccountWithoutTheRoleCanGoAndComeAsAnother() {
        Visitor admin = visitor("Admin");
        admin.open(base.resolve("admin/"));
        admin.signIn("script", PASSWORD);
        assertThat(admin.heading("This account may not administrate Parley.")).isVisible();
        assertThat(admin.page().locator("admin-view")).hasCount(0);
        admin.forgive("403");
        admin.button("Sign in with another account").click();
        admin.signIn("admin", PASSWORD);
        assertThat(admin.heading("Administration")).isVisible();
        assertEquals(List.of(), admin.complaints());
    }

    @Test
    void removesSomeoneFromALiveCallAndEndsIt() {
        Visitor admin = administrator();
        assertThat(admin.page().getByText("There is no call at present.")).isVisible();
        Visitor ada = visitor("Ada");
        ada.open(base);
        ada.sayName();
        String link = ada.newCall();
        assertThat(participants(admin)).hasCount(1);
        Visitor bob = visitor("Bob");
        bob.follow(link);
        ada.assertConnectedTo("Bob");
        assertThat(participants(admin)).hasCount(2);
        assertThat(participants(admin).getByText("host")).hasCount(1);
        admin.screenshot("administration");

        Locator bobsSeat = participants(admin)
                .filter(new Locator.FilterOptions().setHasNot(admin.page().getByText("host")));
        Locator remove = bobsSeat.getByRole(AriaRole.BUTTON);
        remove.click();
        admin.page().keyboard().press("Escape");
        assertThat(admin.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(remove).isFocused();
        assertThat(participants(admin)).hasCount(2);
        remove.click();
        assertThat(admin.page().getByLabel(Pattern.compile("Lock the call too")))
                .isChecked();
        admin.screenshot("administration-removing");
        confirm(admin, "Remove");
        assertDone(admin, "was removed from call");
        assertThat(participants(admin)).hasCount(1);
        assertThat(bob.heading("You have been removed from the call.")).isVisible();
        ada.assertAlone();
        assertThat(admin.page().getByText("Locked until")).isVisible();
        // What is gone cannot have the focus.
        assertThat(admin.heading("Calls in progress")).isFocused();

        Visitor carla = visitor("Carla");
        carla.open(URI.create(link));
        carla.sayName();
        carla.button("Join call").click();
        assertThat(carla.heading("The call is locked.")).isVisible();
        ada.hangUp();
        assertThat(admin.page().getByText("Nobody is in it at present")).isVisible();
        admin.button("Unlock call").click();
        confirm(admin, "Unlock");
        assertDone(admin, "is open to whoever has the link");
        assertThat(admin.page().getByText("Locked until")).isHidden();
        carla.button("Try again").click();
        ada.button("Call again").click();
        carla.assertConnectedTo("Ada");

        admin.button("End call").click();
        confirm(admin, "End call");
        assertDone(admin, "has ended");
        for (Visitor other : List.of(ada, carla)) {
            assertThat(other.heading("The call has been ended.")).isVisible();
        }
        assertThat(participants(admin)).hasCount(0);
        assertEquals(List.of(), admin.complaints());
        assertEquals(List.of("127.0.0.1"), admin.hosts());
    }

    @Tag("all")
    @Test
    void refusesNewCallsAndAcceptsThemAgain() {
        Visitor admin = administrator();
        admin.button("Refuse new calls").click();
        confirm(admin, "Refuse new calls");
        assertDone(admin, "New calls are refused from now on.");
        Visitor ada = visitor("Ada");
        ada.open(base);
        ada.button("New call").click();
        assertThat(ada.heading("The server is about to be restarted.")).isVisible();
        admin.button("Accept new calls").click();
        confirm(admin, "Accept new calls");
        ada.assertInCall();
        assertThat(participants(admin)).hasCount(1);
    }

    @Tag("all")
    @Test
    void saysThatTheServerDoesNotAnswer() {
        Visitor admin = administrator();
        Page page = admin.page();
        page.route("**/admin/api/**", Route::abort);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The server does not answer.");
        admin.button("Refuse new calls").click();
        confirm(admin, "Refuse new calls");
        assertDone(admin, "It may have been done all the same");
        page.unrouteAll();
        assertThat(page.getByRole(AriaRole.ALERT)).isEmpty();
        assertThat(page.getByText("New calls can be started.")).isVisible();
    }

    @Test
    void noOtherPageCanMakeTheBrowserDoAnything() {
        Visitor admin = administrator();
        Page other = admin.page().context().newPage();
        other.route(
                OTHER_APPLICATION,
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("""
                        <form method="post" enctype="text/plain" action="%sadmin/api/drain">
                          <input name='{"call":"' value='"}'><button>Look at kittens</button>
                        </form>
                        """.formatted(base))));
        other.navigate(OTHER_APPLICATION);
        // What the browser has asked it does not show the page; what it would have to ask for first it does not ask.
        Object shown = other.evaluate("""
                async (address) => {
                  const simple = { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' };
                  const json = { 'Content-Type': 'application/json', 'Parley-Page': 'yes' };
                  const ask = (how) => fetch(address, how).catch((error) => error.name);
                  return [await ask(simple), await ask({ ...simple, mode: 'cors', headers: json })];
                }""", base.resolve("admin/api/drain").toString());
        assertEquals(List.of("TypeError", "TypeError"), shown);
        other.getByRole(AriaRole.BUTTON).click();
        assertThat(other.getByText("cross-site")).isVisible();
        admin.page().reload();
        assertThat(admin.page().getByText("New calls can be started.")).isVisible();
    }
}
