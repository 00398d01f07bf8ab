package parley.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.SignalingClient;
import parley.SignalingClient.Closed;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;

/** Only some may start calls: whom the realm of the server gives the role, and who has a grant. */
@ExtendWith(ArquillianExtension.class)
class AdmissionIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PASSWORD = System.getProperty("realm.password");
    private static final String SETTINGS =
            "{\"version\":1,\"namedCalls\":true,\"frameAncestors\":[\"https://intranet.example\"],";
    private static final String MUST_SIGN_IN = SETTINGS + "\"mayStart\":false}";
    private static final String IS_CALLER = SETTINGS + "\"mayStart\":true,\"user\":\"caller\"}";
    private static final String PARAMETERS = """
            <context-param>
              <param-name>parley.start</param-name>
              <param-value>role</param-value>
            </context-param>
            <context-param>
              <param-name>parley.frameAncestors</param-name>
              <param-value>https://intranet.example</param-value>
            </context-param>
            <!-- Names and passwords""";

    private final URI base = URI.create("http://127.0.0.1:" + System.getProperty("http.port") + "/members/");
    private final Invitation invitation = Invitation.random();

    /** With its own login, and so with all of its web.xml. */
    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        String webXml = Files.readString(Path.of("webapp/WEB-INF/web.xml"));
        return Deployed.war("members")
                .setWebXML(new StringAsset(webXml.replace("<!-- Names and passwords", PARAMETERS)));
    }

    private HttpResponse<String> send(String path, String cookie, String form, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (form != null) {
            request.POST(BodyPublishers.ofString(form)).header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return send(path, cookie, null);
    }

    private static String cookieOf(HttpResponse<?> response, String before) {
        return response.headers()
                .firstValue("Set-Cookie")
                .map(set -> set.split(";")[0])
                .orElse(before);
    }

    private static String credentials(String user) {
        return "j_username=" + user + "&j_password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
    }

    /** @return the cookie of the session, once somebody has signed in */
    private String signIn(String user) throws Exception {
        String before = cookieOf(get("start", ""), "");
        HttpResponse<String> response = send("j_security_check", before, credentials(user));
        assertTrue(response.statusCode() == 302 || response.statusCode() == 303, response::toString);
        String goal = response.headers().firstValue("Location").orElseThrow();
        // Behind a proxy the server does not know its own address.
        assertEquals("/members/start", goal);
        String between = cookieOf(response, before);
        HttpResponse<String> entered = get("start", between);
        assertEquals(user.equals("script") ? 403 : 302, entered.statusCode());
        return cookieOf(entered, between);
    }

    private SignalingClient join(Seat seat, String cookie) {
        SignalingClient client = SignalingClient.connect(base, invitation.call().text(), cookie);
        client.send(SignalingClient.joinFrame(invitation, seat).build());
        return client;
    }

    private void assertNotStarted(String cookie) {
        try (SignalingClient client = join(new Seat(), cookie)) {
            assertEquals(new Closed(4108, "not-started"), client.expectClosed());
        }
    }

    private static boolean isSignIn(HttpResponse<String> response) {
        return response.statusCode() == 200 && response.body().contains("/admin/sign-in.js\"");
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void whoHasTheRoleStartsACallAndGuestsComeToIt() throws Exception {
        assertNotStarted("");
        String ada = signIn("caller");
        assertNotStarted("");
        try (SignalingClient adas = join(new Seat(), ada)) {
            adas.expect("welcome");
            try (SignalingClient bobs = join(new Seat(), "")) {
                bobs.expect("welcome");
                adas.send(SignalingClient.frame("leave"));
                adas.expectClosed();
                bobs.expect("left");
                try (SignalingClient carlas = join(new Seat(), "")) {
                    carlas.expect("welcome");
                }
            }
        }
    }

    /** A container that shared what it knows of handshakes would lend one the right of another. */
    @Test
    void aSessionGivesItsRightToItsOwnConnectionAlone() throws Exception {
        String ada = signIn("caller");
        try (SignalingClient before =
                        SignalingClient.connect(base, invitation.call().text());
                SignalingClient adas =
                        SignalingClient.connect(base, invitation.call().text(), ada);
                SignalingClient after =
                        SignalingClient.connect(base, invitation.call().text())) {
            for (SignalingClient guest : List.of(before, after)) {
                guest.send(SignalingClient.joinFrame(invitation, new Seat()).build());
                assertEquals("not-started", guest.expectClosed().reason());
            }
            adas.send(SignalingClient.joinFrame(invitation, new Seat()).build());
            adas.expect("welcome");
        }
    }

    @Test
    void whoHasNoRoleOrNoSessionAnyMoreStartsNothing() throws Exception {
        String script = signIn("script");
        HttpResponse<String> refused = get("start", script);
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("/admin/refused.js\""), refused::body);
        assertEquals("DENY", header(refused, "X-Frame-Options"));
        assertNotStarted(script);
        String administrator = signIn("admin");
        try (SignalingClient admins = join(new Seat(), administrator)) {
            admins.expect("welcome");
            admins.send(SignalingClient.frame("leave"));
            admins.expectClosed();
        }
        String caller = signIn("caller");
        HttpResponse<String> entered = get("start", caller);
        assertEquals(302, entered.statusCode());
        assertEquals(base, base.resolve("start").resolve(header(entered, "Location")));
        assertFalse(header(entered, "Location").contains("://"));
        assertEquals(
                403,
                send("sign-out", caller, "", "Origin", "https://evil.example").statusCode());
        assertEquals(404, get("sign-out", caller).statusCode());
        HttpRequest.Builder signOut = HttpRequest.newBuilder(base.resolve("sign-out"))
                .header("Cookie", caller)
                .header("Origin", "http://" + base.getAuthority())
                .header("Content-Type", "application/json")
                .header("Parley-Page", "yes");
        assertEquals(
                204,
                CLIENT.send(signOut.POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.discarding())
                        .statusCode());
        assertNotStarted(caller);
        assertNotStarted("parley-session=forged");
    }

    @Test
    void whoeverWantsToStartIsAskedWhoTheyAreInNoFrame() throws Exception {
        HttpResponse<String> page = get("start", "");
        assertTrue(isSignIn(page), page::body);
        assertEquals("no-store", header(page, "Cache-Control"));
        assertEquals("DENY", header(page, "X-Frame-Options"));
        String policy = header(page, "Content-Security-Policy");
        assertTrue(policy.contains("frame-ancestors 'none'; form-action 'self'"), policy);
        String set = header(page, "Set-Cookie").toLowerCase(Locale.ROOT);
        assertTrue(set.contains("httponly") && set.contains("samesite=lax") && set.contains("path=/members"), set);
        String cookie = cookieOf(page, "");
        HttpResponse<String> wrong = send("j_security_check", cookie, "j_username=caller&j_password=wrong");
        assertTrue(isSignIn(wrong), wrong::body);
        assertEquals("DENY", header(wrong, "X-Frame-Options"));
        assertNotStarted(cookie);
    }

    /** Who has planted a session in somebody's browser. */
    @Test
    void whoeverKnewTheSessionBeforeHasNothing() throws Exception {
        String planted = cookieOf(get("start", ""), "");
        String asked = cookieOf(get("start", planted), planted);
        assertNotEquals(planted, asked);
        HttpResponse<String> signedIn = send("j_security_check", asked, credentials("caller"));
        String since = cookieOf(signedIn, asked);
        assertTrue(isSignIn(get("start", planted)));
        assertEquals(MUST_SIGN_IN, get("settings.json", planted).body());
        String entered = cookieOf(get("start", since), since);
        assertEquals(IS_CALLER, get("settings.json", entered).body());
        assertEquals(MUST_SIGN_IN, get("settings.json", asked).body());
    }

    /** A page of another site may send a name and a password, but no cookie with them. Payara takes them nevertheless. */
    @Test
    @EnabledIfSystemProperty(named = "arquillian.launch", matches = "tomcat")
    void nobodyElseCanSignABrowserIn() throws Exception {
        HttpResponse<String> response =
                send("j_security_check", "", credentials("caller"), "Origin", "https://evil.example");
        assertEquals(MUST_SIGN_IN, get("settings.json", cookieOf(response, "")).body());
    }

    @Test
    void onlyWhoWantsToStartMakesASession() throws Exception {
        for (String path : new String[] {"", "settings.json", "app.js", "sign-out"}) {
            assertEquals("", header(get(path, ""), "Set-Cookie"), path);
        }
    }

    @Test
    void thePageLearnsWhetherItsPersonMustSignIn() throws Exception {
        assertEquals(MUST_SIGN_IN, get("settings.json", "").body());
        assertEquals(IS_CALLER, get("settings.json", signIn("caller")).body());
        assertEquals(
                SETTINGS + "\"mayStart\":false,\"user\":\"script\"}",
                get("settings.json", signIn("script")).body());
    }
}
