package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.container.Deployed;

/** An administrator at a browser, let in by the realm of the server, while others talk. */
@ExtendWith(ArquillianExtension.class)
class AdminPageIT {
    private static final String PASSWORD = System.getProperty("realm.password");

    /** A page of another application on the same host: the cookie of the session would be sent with what it asks for. */
    private static final String OTHER_APPLICATION = "http://127.0.0.1:8999/other.html";

    private static Browsers browsers;
    private static Browser browser;

    @ArquillianResource
    private URL url;

    private final List<Visitor> visitors = new ArrayList<>();
    private URI base;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    @BeforeAll
    static void launch() {
        browsers = new Browsers();
        browser = browsers.launch();
    }

    @AfterAll
    static void quit() {
        browsers.close();
    }

    @BeforeEach
    void findServer() {
        base = Deployed.at(url);
    }

    @AfterEach
    void everybodyGoes() {
        visitors.forEach(Visitor::close);
    }

    private Visitor visitor(String name) {
        Visitor visitor = new Visitor(name, browser);
        visitors.add(visitor);
        return visitor;
    }

    /** Comes to the page of the administration, and signs in. */
    private Visitor administrator() {
        Visitor visitor = visitor("Admin");
        visitor.open(base.resolve("admin/"));
        signIn(visitor, "admin", PASSWORD);
        assertThat(heading(visitor, "Administration")).isVisible();
        return visitor;
    }

    private static void signIn(Visitor visitor, String user, String password) {
        visitor.page().getByLabel("User name").fill(user);
        visitor.page().getByLabel("Password").fill(password);
        visitor.button("Sign in").click();
    }

    private static Locator heading(Visitor visitor, String name) {
        return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
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
        assertThat(heading(admin, "Sign in")).isVisible();
        signIn(admin, "admin", "wrong");
        assertThat(admin.page().getByRole(AriaRole.ALERT)).containsText("User name or password is wrong.");
        signIn(admin, "admin", PASSWORD);
        assertThat(heading(admin, "Administration")).isVisible();
        assertThat(admin.page()).hasURL(base.resolve("admin/").toString());
        assertThat(admin.page().getByText("Signed in as admin")).isVisible();
        assertThat(admin.page().getByRole(AriaRole.ROW).getByText("parley.capacity"))
                .isVisible();

        Page second = admin.page().context().newPage();
        second.navigate(base.resolve("admin/").toString());
        assertThat(second.locator("admin-view[data-loaded=true]")).isVisible();
        admin.button("Sign out").click();
        assertThat(heading(admin, "Sign in")).isVisible();
        assertThat(second.getByRole(AriaRole.ALERT)).containsText("You are signed out.");
        second.getByText("Sign in again").click();
        assertThat(second.getByLabel("Password")).isVisible();
        assertEquals(List.of(), admin.complaints());
    }

    @Test
    void signsInThoughTheServerHasForgottenThatItAsked() {
        Visitor admin = visitor("Admin");
        admin.open(base.resolve("admin/"));
        assertThat(heading(admin, "Sign in")).isVisible();
        admin.page().context().clearCookies();
        signIn(admin, "admin", PASSWORD);
        assertThat(heading(admin, "Administration")).isVisible();
    }

    @Test
    void anAccountWithoutTheRoleCanGoAndComeAsAnother() {
        Visitor admin = visitor("Admin");
        admin.open(base.resolve("admin/"));
        signIn(admin, "script", PASSWORD);
        assertThat(heading(admin, "This account may not administrate Parley.")).isVisible();
        assertThat(admin.page().locator("admin-view")).hasCount(0);
        admin.forgive("403");
        admin.button("Sign in with another account").click();
        signIn(admin, "admin", PASSWORD);
        assertThat(heading(admin, "Administration")).isVisible();
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
        assertThat(heading(bob, "You have been removed from the call.")).isVisible();
        ada.assertAlone();
        assertThat(admin.page().getByText("Locked until")).isVisible();
        // What is gone cannot have the focus.
        assertThat(heading(admin, "Calls in progress")).isFocused();

        Visitor carla = visitor("Carla");
        carla.open(URI.create(link));
        carla.sayName();
        carla.button("Join call").click();
        assertThat(heading(carla, "The call is locked.")).isVisible();
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
            assertThat(heading(other, "The call has been ended.")).isVisible();
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
        assertThat(heading(ada, "The server is about to be restarted.")).isVisible();
        admin.button("Accept new calls").click();
        confirm(admin, "Accept new calls");
        ada.assertInCall();
        assertThat(participants(admin)).hasCount(1);
    }

    @Test
    void saysThatTheServerDoesNotAnswer() {
        Visitor admin = administrator();
        Page page = admin.page();
        page.route("**/admin/api/**", Route::abort);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The server does not answer.");
        admin.button("Refuse new calls").click();
        confirm(admin, "Refuse new calls");
        assertDone(admin, "Nothing was changed");
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
