package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.server.ParleyServer;

/** Only some may start calls: they sign in, guests wait, and whoever comes first after a restart brings the call back. */
class AdmissionPageIT extends WithBrowsers {
    private static final String PASSWORD = System.getProperty("realm.password");
    /** With a short grace, since one test waits until it is over. */
    private static final Map<String, String> SETTINGS =
            Map.of("PARLEY_START", "role", "PARLEY_GRANT_SECRET", "0123456789abcdef".repeat(4), "PARLEY_GRACE", "10");

    private static ParleyServer server;
    private static URI base;

    @BeforeAll
    static void start() throws Exception {
        server = ParleyServer.ofThisRun(Path.of("target", "admission"), SETTINGS);
        base = server.page();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static void signIn(Visitor visitor, String user) {
        assertThat(visitor.heading("Sign in")).isVisible();
        assertThat(visitor.page().getByText("To start a call you need an account here."))
                .isVisible();
        visitor.screenshot("sign-in-to-start");
        visitor.signIn(user, PASSWORD);
    }

    private static void assertWaits(Visitor guest) {
        assertThat(guest.heading("The call has not been started yet.")).isVisible();
        assertThat(guest.page().getByRole(AriaRole.STATUS)).containsText("The call has not been started yet.");
        assertThat(guest.page().getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setVisible(true)))
                .hasCount(0);
    }

    /** Someone with the role, in a call of their own. */
    private Visitor caller() {
        Visitor ada = visitor("Ada");
        ada.open(base);
        ada.sayName();
        assertThat(ada.page().getByText("You sign in first.")).isVisible();
        ada.button("New call").click();
        signIn(ada, "caller");
        ada.assertInCall();
        return ada;
    }

    @Test
    void newCallLeadsThroughTheSignInAndSignedInPeopleGoStraightOn() {
        Visitor ada = caller();
        Visitor bob = visitor("Bob");
        bob.follow(ada.page().url());
        ada.assertConnectedTo("Bob");
        bob.assertConnectedTo("Ada");
        ada.hangUp();
        ada.button("Back to start").click();
        assertThat(ada.page().getByText("Signed in as caller")).isVisible();
        assertThat(ada.page().getByLabel("Your name")).hasValue("Ada");
        ada.screenshot("start-signed-in");
        ada.newCall();
        ada.hangUp();
        ada.button("Back to start").click();
        ada.button("Sign out").click();
        assertThat(ada.page().getByText("You sign in first.")).isVisible();
        ada.button("New call").click();
        assertThat(ada.heading("Sign in")).isVisible();
        ada.page().goBack();
        assertThat(ada.button("New call")).isVisible();
        for (Visitor one : List.of(ada, bob)) {
            assertEquals(List.of(), one.complaints());
            assertEquals(List.of("127.0.0.1"), one.hosts());
        }
    }

    @Test
    void aGuestWaitsUntilSomeoneWhoMayStartTheCall() {
        Visitor bob = visitor("Bob");
        bob.open(base);
        bob.sayName();
        bob.joinByNameOrLink("Tuesday");
        assertWaits(bob);
        bob.screenshot("waiting-room");
        String link = bob.page().url();
        Visitor carla = visitor("Carla");
        carla.open(URI.create(link));
        carla.sayName();
        assertThat(carla.page().getByText("Sign in")).hasCount(0);
        carla.button("Join call").click();
        assertWaits(carla);

        Visitor ada = visitor("Ada");
        ada.open(base);
        ada.sayName();
        ada.joinByNameOrLink("Tuesday");
        assertWaits(ada);
        ada.button("Sign in to start it").click();
        ada.page().waitForURL("**/start");
        // Who takes long over it, and would not be in the call by a reload any more, is in it all the same.
        ada.page().evaluate("""
                sessionStorage['parley call'] = JSON.stringify({ ...JSON.parse(sessionStorage['parley call']), at: 0 })""");
        signIn(ada, "caller");
        for (Visitor one : List.of(ada, bob, carla)) {
            one.assertInCall();
        }
        bob.assertConnectedTo("Ada");
        bob.assertConnectedTo("Carla");
        assertThat(bob.heading("The call has not been started yet.")).hasCount(0);
        assertEquals(List.of(), bob.complaints());
    }

    @Test
    void anAccountWithoutTheRoleCanGoAndComeAsAnother() {
        Visitor ada = visitor("Ada");
        ada.open(base);
        ada.sayName();
        ada.button("New call").click();
        signIn(ada, "script");
        assertThat(ada.heading("This account may not start calls.")).isVisible();
        ada.forgive("403");
        ada.button("Sign in with another account").click();
        signIn(ada, "caller");
        ada.assertInCall();
        assertEquals(List.of(), ada.complaints());
    }

    @Test
    void aSessionThatHasEndedMeanwhileIsNoticedByTheClick() {
        Visitor ada = caller();
        ada.hangUp();
        ada.button("Back to start").click();
        assertThat(ada.page().getByText("Signed in as caller")).isVisible();
        ada.page().context().clearCookies();
        ada.button("New call").click();
        signIn(ada, "caller");
        ada.assertInCall();
    }

    private static void assertIsLedTo(String link, Visitor visitor) {
        assertThat(visitor.button("Join call")).isVisible();
        assertEquals(link, visitor.page().url());
    }

    @Tag("all")
    @Test
    void whoDoesNotSignInAfterAllGoesElsewhere() {
        String another = base + "#_TvoB9uAkAfCnUFFHYji2w";
        Visitor bob = visitor("Bob");
        bob.open(base);
        bob.sayName();
        bob.joinByNameOrLink("Tuesday");
        assertWaits(bob);
        String link = bob.page().url();
        bob.button("Sign in to start it").click();
        assertThat(bob.heading("Sign in")).isVisible();
        bob.open(URI.create(another));
        assertIsLedTo(another, bob);

        bob.open(URI.create(link));
        bob.button("Join call").click();
        assertWaits(bob);
        bob.button("Sign in to start it").click();
        assertThat(bob.heading("Sign in")).isVisible();
        // A day later.
        bob.page().evaluate("sessionStorage.removeItem('parley call')");
        bob.open(base);
        assertIsLedTo(link, bob);

        bob.open(base);
        bob.button("New call").click();
        assertThat(bob.heading("Sign in")).isVisible();
        bob.open(URI.create(another));
        assertIsLedTo(another, bob);
    }

    @Tag("all")
    @Test
    void whoseServerIsSlowMayChooseAnotherCallMeanwhile() {
        Visitor ada = caller();
        ada.hangUp();
        ada.button("Back to start").click();
        assertThat(ada.page().getByText("Signed in as caller")).isVisible();
        ada.page().evaluate("""
                () => {
                  const ask = window.fetch;
                  const slowness = new Promise((resolve) => (window.answer = resolve));
                  window.fetch = async (...request) => {
                    window.isAsked = true;
                    await slowness;
                    return ask(...request);
                  };
                }""");
        ada.button("New call").click();
        awaitTrue(ada.page(), "window.isAsked");
        String another = base + "#_TvoB9uAkAfCnUFFHYji2w";
        ada.page().evaluate("location.hash = '_TvoB9uAkAfCnUFFHYji2w'");
        assertIsLedTo(another, ada);
        // What comes after that has been answered comes after what the click asked for.
        ada.page().evaluate("async () => { window.answer(); await (await fetch('settings.json')).json(); }");
        ada.button("Join call").click();
        ada.assertInCall();
        assertEquals(another, ada.page().url());
    }

    @Tag("all")
    @Test
    void whoSignsInFromTheCheckComesBackToIt() {
        Visitor ada = visitor("Ada");
        Page page = ada.page();
        ada.open(base.resolve("check.html"));
        CheckIT.check(page);
        ada.button("Sign in").click();
        assertThat(ada.heading("Sign in")).isVisible();
        page.goBack(); // after all not
        assertThat(ada.heading("Connection check")).isVisible();
        ada.open(base);
        assertThat(ada.button("New call")).isVisible();

        ada.open(base.resolve("check.html"));
        CheckIT.check(page);
        ada.button("Sign in").click();
        signIn(ada, "caller");
        assertThat(ada.heading("Connection check")).isVisible();
        CheckIT.check(page);
        CheckIT.assertState("good", CheckIT.line(page, "signaling"));
        ada.screenshot("check-signed-in");
        ada.open(base);
        assertThat(page.getByText("Signed in as caller")).isVisible();
        assertEquals(List.of(), ada.complaints());
    }

    @Tag("all")
    @Test
    void aGuestWhoComesFirstBringsTheCallOfAKilledServerBack() throws Exception {
        Visitor ada = caller();
        String link = ada.page().url();
        Visitor bob = visitor("Bob");
        bob.follow(link);
        ada.assertConnectedTo("Bob");
        server.kill();
        ada.close();
        assertThat(bob.page().locator("body[data-state=reconnecting]")).isVisible();
        server.start();
        bob.assertInCall();
        bob.assertAlone();
        Visitor carla = visitor("Carla");
        carla.follow(link);
        bob.assertConnectedTo("Carla");
    }
}
