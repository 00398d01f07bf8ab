package parley.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.SignalingClient;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;

/** Metrics and health: for whom they are, what they say. The tests come from loopback, which is allowed by default. */
@ExtendWith(ArquillianExtension.class)
class MonitoringIT {
    /** Else it would offer an upgrade to HTTP/2, which only proxies are known for here. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(Deployed.at(url) + path)).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(" + ", response.headers().allValues(name));
    }

    private double metric(String name) throws Exception {
        return get("metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsWhatGoesOn() throws Exception {
        HttpResponse<String> response = get("metrics");
        assertEquals(200, response.statusCode());
        assertEquals(
                "text/plain;version=0.0.4;charset=utf-8",
                header(response, "Content-Type").replace(" ", ""));
        assertEquals("no-store", header(response, "Cache-Control"));
        assertEquals("", header(response, "Set-Cookie"));

        double joins = metric("parley_joins_total");
        double frames = metric("parley_frames_total{direction=\"in\"}");
        Invitation invitation = Invitation.random();
        try (SignalingClient ada = SignalingClient.join(Deployed.at(url), invitation, new Seat())) {
            ada.expect("welcome");
            assertTrue(metric("parley_calls") >= 1);
            assertTrue(metric("parley_connections") >= 1);
            assertTrue(metric("parley_participants{state=\"present\"}") >= 1);
            assertEquals(joins + 1, metric("parley_joins_total"));
            assertEquals(frames + 1, metric("parley_frames_total{direction=\"in\"}"));
        }
    }

    @Test
    void speaksOpenMetricsToThoseWhoWantIt() throws Exception {
        HttpResponse<String> response =
                get("metrics", "Accept", "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.2,*/*;q=0.1");
        assertEquals(
                "application/openmetrics-text;version=1.0.0;charset=utf-8",
                header(response, "Content-Type").replace(" ", ""));
        assertTrue(response.body().endsWith("# EOF\n"), response::body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "health/live", "health/ready"})
    void tellsThatItIsWell(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(200, response.statusCode());
        assertTrue(header(response, "Content-Type").startsWith("application/json"));
        assertEquals("no-store", header(response, "Cache-Control"));
        JsonObject health = Json.createReader(new StringReader(response.body())).readObject();
        assertEquals("UP", health.getString("status"));
        assertTrue(!health.getJsonArray("checks").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics", "health", "health/live", "health/ready"})
    void isReadOnlyAndOnlyByThoseWhoMay(String path) throws Exception {
        HttpResponse<String> head = send("HEAD", path);
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertTrue(Integer.parseInt(header(head, "Content-Length")) > 0);
        assertEquals(405, send("POST", path).statusCode());

        HttpResponse<String> nothing = get(path.replaceFirst("[a-z]+$", "nothing"));
        for (String forged : new String[] {"X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "x-forwarded-proto"}) {
            for (String method : new String[] {"GET", "POST"}) {
                HttpResponse<String> refused = send(method, path, forged, "127.0.0.1");
                assertEquals(404, refused.statusCode(), forged);
                assertEquals(nothing.body(), refused.body(), "like any address at which there is nothing");
                assertEquals("", header(refused, "WWW-Authenticate"));
            }
        }
        for (String spelling : new String[] {path + ";a=b", "./" + path, path.replace("h", "%68"), path + "/"}) {
            int status = get(spelling, "Via", "1.1 proxy").statusCode();
            assertTrue(status == 404 || status == 400, spelling + ": " + status);
        }
    }

    /**
     * Not even who may read them does so by another spelling, which the rule of a proxy might not know. A status alone
     * tells nothing: Payara can answer 200 with nothing in it to a path that ends in {@code /.}, when its decoder
     * writes beyond its buffer, which happens before an application is asked.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/parley/%s;x=y",
                "/parley/;/%s",
                "/parley;x=y/%s",
                "/parley//%s",
                "//parley/%s",
                "/./parley/%s",
                "/parley/./%s",
                "/parley/x/../%s",
                "/parley/calls/..;/%s",
                "/parley/calls/%%2e%%2e/%s",
                "/parley/calls/..%%2f%s",
                "/parley/calls/..%%5c%s",
                "/parley/calls\\..\\%s",
                "/parley\\%s",
                "/parley%%2f%s",
                "/%%70arley/%s",
                "/parley/%%2e/%s",
                "/parley/%%252e/%s",
                "/parley/%s/",
                "/parley/%s/.",
                "/parley/%s%%00",
                "/parley/%s%%20"
            })
    void haveOneSpelling(String spelling) throws Exception {
        for (String path : new String[] {"metrics", "health", "health/live", "%6detrics", "healt%68"}) {
            String answer = rawAnswer(spelling.formatted(path));
            assertFalse(answer.contains("parley_") || answer.contains("\"status\""), () -> path + "\n" + answer);
        }
        assertTrue(hasStatus(200, rawAnswer("/parley/metrics")));
    }

    /** Payara cuts it off before an application sees it; hence the guide's rules for proxies count it in. */
    @Test
    void onlyPayaraPassesOverASessionInThePath() throws Exception {
        boolean isPayara = System.getProperty("arquillian.launch").startsWith("payara");
        String answer = rawAnswer("/parley/metrics;jsessionid=1");
        assertTrue(hasStatus(isPayara ? 200 : 404, answer), answer);
    }

    /** To a path that is sent as it is. */
    private String rawAnswer(String path) throws Exception {
        URI base = Deployed.at(url);
        try (Socket socket = new Socket("127.0.0.1", base.getPort())) {
            socket.setSoTimeout(20_000);
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean hasStatus(int status, String answer) {
        return answer.startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void letsARoleInFromAnywhere() throws Exception {
        String password = System.getProperty("realm.password");
        assertEquals(200, status("metrics", "prometheus:" + password));
        assertEquals(200, status("health/ready", "prometheus:" + password));
        assertEquals(404, status("metrics", "prometheus:" + password + "x"));
        assertEquals(404, status("metrics", "nobody:" + password));
        assertEquals(200, status("metrics", "admin:" + password));
        assertEquals(404, status("metrics", "script:" + password), "another role");
    }

    /** As it comes through a proxy. */
    private int status(String path, String credentials) throws Exception {
        String basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = get(path, "X-Forwarded-For", "192.0.2.1", "Authorization", basic);
        assertEquals("", header(response, "Set-Cookie"), "nobody stays signed in");
        return response.statusCode();
    }
}
