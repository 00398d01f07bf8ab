package parley.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.SignalingClient;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;

/** The administration behind the server's own realm: who gets in, what they can do, and who cannot make them do it. */
@ExtendWith(ArquillianExtension.class)
class AdminIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PASSWORD = System.getProperty("realm.password");

    @ArquillianResource
    private URL url;

    private URI base;
    private String cookie = "";

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    @BeforeEach
    void findServer() {
        base = Deployed.at(url);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";")[0]);
        return response;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    /** An address as it is, which the client above would refuse. */
    private String getRaw(String path) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            String request = "GET %s%s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nConnection: close\r\n\r\n";
            request = request.formatted(base.getPath(), path, base.getAuthority(), cookie);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** @param headers names and values */
    private HttpResponse<String> post(String path, String body, List<String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).POST(BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return send(request);
    }

    private List<String> headersOfThePage() {
        String origin = "http://" + base.getAuthority();
        return List.of("Origin", origin, "Content-Type", "application/json", "Parley-Page", "yes");
    }

    private HttpResponse<String> act(String name, String action) throws Exception {
        return post("admin/api/" + name, action, headersOfThePage());
    }

    private void signOut() throws Exception {
        assertEquals(204, post("sign-out", "{}", headersOfThePage()).statusCode());
    }

    private HttpResponse<String> signIn(String user, String password) throws Exception {
        get("admin/");
        String form = "j_username=" + user + "&j_password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return post("admin/j_security_check", form, List.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private void signIn() throws Exception {
        HttpResponse<String> response = signIn("admin", PASSWORD);
        assertTrue(response.statusCode() == 302 || response.statusCode() == 303, response::toString);
        String address = response.headers().firstValue("Location").orElseThrow();
        // Behind a proxy the server does not know its own address.
        assertEquals("/parley/admin/", address);
        assertTrue(isAdministration(get("admin/")));
    }

    private static boolean isSignIn(HttpResponse<String> response) {
        return response.statusCode() == 200 && response.body().contains("/admin/sign-in.js\"");
    }

    private static boolean isAdministration(HttpResponse<String> response) {
        return response.statusCode() == 200 && response.body().contains("/admin/admin.js\"");
    }

    private static JsonStructure json(HttpResponse<String> response) {
        assertEquals(
                "application/json;charset=utf-8",
                header(response, "Content-Type").toLowerCase(Locale.ROOT));
        assertEquals("no-store", header(response, "Cache-Control"));
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.read();
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(" + ", response.headers().allValues(name));
    }

    private static void assertRefused(int status, String code, HttpResponse<String> response) {
        assertEquals(status, response.statusCode());
        assertEquals(Json.createObjectBuilder().add("code", code).build(), json(response));
        assertEquals("", header(response, "Set-Cookie"));
    }

    private JsonObject now() throws Exception {
        HttpResponse<String> response = get("admin/api/overview");
        assertEquals(200, response.statusCode(), response::body);
        return json(response).asJsonObject();
    }

    private JsonObject call(Invitation invitation) throws Exception {
        return now().getJsonArray("calls").getValuesAs(JsonObject.class).stream()
                .filter(call -> invitation.call().text().startsWith(call.getString("id")))
                .findAny()
                .orElseThrow();
    }

    private void assertDone(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response::body);
    }

    private void assertNotDraining() throws Exception {
        assertFalse(now().getJsonObject("overview").getBoolean("draining"));
    }

    @Test
    void whoeverIsNotSignedInIsAskedToAndLearnsNothing() throws Exception {
        for (String path : new String[] {"admin/api/overview", "admin/api/settings", "admin/api/nothing"}) {
            assertRefused(401, "signed-out", get(path));
        }
        assertRefused(401, "signed-out", act("drain", "{}"));
        for (String path : new String[] {"admin", "admin/", "admin/index.html", "admin/nothing"}) {
            cookie = "";
            HttpResponse<String> response = get(path);
            assertTrue(isSignIn(response), response::body);
            assertEquals("no-store", header(response, "Cache-Control"));
            assertEquals("DENY", header(response, "X-Frame-Options"));
            String policy = header(response, "Content-Security-Policy");
            assertTrue(policy.contains("frame-ancestors 'none'; form-action 'self'"), policy);
            String set = header(response, "Set-Cookie");
            assertTrue(set.matches("parley-session=[^;]+;.*"), set);
            assertEquals(
                    List.of("path=/parley", "httponly", "samesite=lax"),
                    Arrays.stream(set.toLowerCase(Locale.ROOT).split("; ?"))
                            .skip(1)
                            .toList());
        }
        assertEquals(404, get("sign-in").statusCode());
    }

    @Test
    void aWrongPasswordIsToldWhereItWasTyped() throws Exception {
        HttpResponse<String> response = signIn("admin", "wrong");
        assertTrue(isSignIn(response), response::body);
        assertTrue(header(response, "Content-Security-Policy").endsWith("form-action 'self'"));
        assertRefused(401, "signed-out", get("admin/api/overview"));
    }

    @Test
    void whoeverSignsInGetsAnotherSession() throws Exception {
        get("admin/");
        String before = cookie;
        HttpResponse<String> page = get("admin/");
        assertTrue(isSignIn(page), page::body);
        signIn();
        assertNotEquals(before, cookie);
        String after = cookie;
        cookie = before;
        assertEquals(401, get("admin/api/overview").statusCode());
        cookie = after;
        assertEquals("admin", now().getString("user"));

        signOut();
        cookie = after;
        assertRefused(401, "signed-out", get("admin/api/overview"));
        assertTrue(isSignIn(get("admin/")));
    }

    @Test
    void anAccountWithoutTheRoleIsToldSoAndLearnsNothing() throws Exception {
        signIn("script", PASSWORD);
        HttpResponse<String> page = get("admin/");
        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("/admin/refused.js\""), page::body);
        assertEquals("no-store", header(page, "Cache-Control"));
        for (String path : new String[] {"overview", "settings", "nothing"}) {
            assertRefused(403, "not-administrator", get("admin/api/" + path));
        }
        assertRefused(403, "not-administrator", act("drain", "{}"));
        signOut();
        assertTrue(isSignIn(get("admin/")));
        signIn();
        assertNotDraining();
    }

    @Test
    void nobodyElseCanMakeTheBrowserOfAnAdministratorDoAnything() throws Exception {
        signIn();
        List<String> own = headersOfThePage();
        List<List<String>> forged = new ArrayList<>();
        for (int left = 0; left < own.size(); left += 2) {
            List<String> without = new ArrayList<>(own);
            without.remove(left);
            without.remove(left);
            forged.add(without);
        }
        for (String origin : new String[] {"http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"}) {
            List<String> elsewhere = new ArrayList<>(own);
            elsewhere.set(1, origin);
            forged.add(elsewhere);
        }
        for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded", "text/json"}) {
            List<String> otherwise = new ArrayList<>(own);
            otherwise.set(3, type);
            forged.add(otherwise);
        }
        for (String site : new String[] {"cross-site", "same-site", "none"}) {
            List<String> declared = new ArrayList<>(own);
            declared.addAll(List.of("Sec-Fetch-Site", site));
            forged.add(declared);
        }
        forged.add(List.of());
        for (List<String> headers : forged) {
            assertRefused(403, "cross-site", post("admin/api/drain", "{}", headers));
            assertEquals(403, post("sign-out", "{}", headers).statusCode());
        }
        assertNotDraining();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drain", "undrain", "end", "remove", "lock", "unlock"})
    void nothingIsChangedByAsking(String name) throws Exception {
        signIn();
        for (String method : new String[] {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"}) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(base.resolve("admin/api/" + name)).method(method, BodyPublishers.noBody());
            assertEquals(404, send(request).statusCode(), method);
        }
        assertNotDraining();
    }

    @Test
    void whatIsNotUnderstoodChangesNothing() throws Exception {
        signIn();
        assertRefused(404, "gone", act("end", "{\"call\":\"AAAAAAAAAAAAAAAAAAAAAA\"}"));
        String tooLong = "{\"call\":\"" + "A".repeat(1_000) + "\"}";
        for (String action : new String[] {"", "{", "null", "[]", "7", tooLong}) {
            assertRefused(400, "not-understood", act("end", action));
        }
        for (String query : new String[] {"calls=%zz", "calls=%", "calls=AAAAAAAA%e"}) {
            String response = getRaw("admin/api/overview?" + query);
            assertTrue(response.startsWith("HTTP/1.1 400"), response);
            assertTrue(response.contains("{\"code\":\"not-understood\"}"), response);
        }
        String other = getRaw("admin/api/overview?calls=%ff&%zz");
        assertTrue(other.startsWith("HTTP/1.1 200") && other.contains("\"callsFound\":0"), other);
        HttpRequest.Builder trace =
                HttpRequest.newBuilder(base.resolve("admin/api/overview")).method("TRACE", BodyPublishers.noBody());
        HttpResponse<String> traced = send(trace);
        assertEquals(405, traced.statusCode());
        // The server's own refusal, in which Payara says no more.
        assertTrue(List.of("", "{\"code\":\"not-understood\"}").contains(traced.body()), traced::body);
        assertRefused(404, "not-found", act("nothing", "{}"));
        assertRefused(404, "not-found", act("overview", "{}"));
    }

    @Test
    void anAdministratorSeesACallAndRemovesLocksAndEnds() throws Exception {
        signIn();
        Invitation invitation = Invitation.random();
        Seat seat = new Seat();
        try (SignalingClient ada = SignalingClient.join(base, invitation, seat);
                SignalingClient bob = SignalingClient.join(base, invitation, new Seat())) {
            String adasId = ada.expect("welcome").getString("id");
            bob.expect("welcome");
            JsonObject call = call(invitation);
            JsonArray participants = call.getJsonArray("participants");
            assertEquals(2, participants.size(), participants::toString);
            assertFalse(call.containsKey("lockedUntil"));
            String all = now().toString();
            for (String secret : new String[] {
                invitation.invite(),
                invitation.hostKey(),
                seat.key,
                invitation.call().text(),
                adasId,
                "회의"
            }) {
                assertFalse(all.contains(secret), all);
            }

            String id = call.getString("id");
            String adasShort = participants.getValuesAs(JsonObject.class).stream()
                    .map(participant -> participant.getString("id"))
                    .filter(adasId::startsWith)
                    .findAny()
                    .orElseThrow();
            assertDone(
                    act("remove", "{\"call\":\"%s\",\"participant\":\"%s\",\"lock\":true}".formatted(id, adasShort)));
            assertEquals("removed", ada.expectClosed().reason());
            JsonObject locked = call(invitation);
            assertEquals(1, locked.getJsonArray("participants").size());
            assertTrue(locked.containsKey("lockedUntil"));
            try (SignalingClient again = SignalingClient.join(base, invitation, seat)) {
                assertEquals("removed", again.expectClosed().reason());
            }
            try (SignalingClient carla = SignalingClient.join(base, invitation, new Seat())) {
                assertEquals("call-locked", carla.expectClosed().reason());
            }
            assertDone(act("unlock", "{\"call\":\"%s\"}".formatted(id)));
            try (SignalingClient carla = SignalingClient.join(base, invitation, new Seat())) {
                carla.expect("welcome");
            }
            assertDone(act("end", "{\"call\":\"%s\"}".formatted(id)));
            assertEquals("call-ended", bob.expectClosed().reason());
        }
        try (SignalingClient again = SignalingClient.join(base, invitation, new Seat())) {
            assertEquals("call-ended", again.expectClosed().reason());
        }
    }

    @Test
    void anAdministratorRefusesNewCalls() throws Exception {
        signIn();
        assertDone(act("drain", "{}"));
        try {
            assertTrue(now().getJsonObject("overview").getBoolean("draining"));
            try (SignalingClient ada = SignalingClient.join(base, Invitation.random(), new Seat())) {
                assertEquals("draining", ada.expectClosed().reason());
            }
        } finally {
            assertDone(act("undrain", "{}"));
        }
        assertNotDraining();
    }

    @Test
    void anAdministratorSeesTheSettingsInForce() throws Exception {
        signIn();
        JsonObject capacity = json(get("admin/api/settings")).asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(setting -> setting.getString("name").equals("parley.capacity"))
                .findAny()
                .orElseThrow();
        assertEquals("8", capacity.getString("value"));
        assertEquals("DEFAULT", capacity.getString("source"));
        assertEquals("PARLEY_CAPACITY", capacity.getString("variable"));
    }
}
