package parley.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.SignalingClient;
import parley.SignalingClient.Closed;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;

/** The beans as Tomcat's Manager shows them by HTTP, and those of two versions at one path. */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "tomcat")
class TomcatJmxProxyIT {
    @ArquillianResource
    private URL url;

    private URI base;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    @BeforeEach
    void findServer() {
        base = Deployed.at(url);
    }

    private String manager(String request) throws Exception {
        String answer = ask(request);
        assertTrue(answer.startsWith("OK"), answer);
        return answer;
    }

    private String ask(String request) throws Exception {
        String password = "script:" + System.getProperty("tomcat.password");
        String credentials = Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8));
        HttpRequest get = HttpRequest.newBuilder(base.resolve("/manager/" + request))
                .header("Authorization", "Basic " + credentials)
                .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(get, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    private static String name(String type) {
        String name = "parley:type=" + type + ",context=/parley,host=Catalina/localhost";
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    @Test
    void aCallIsSeenAndEnded() throws Exception {
        Invitation invitation = Invitation.random();
        try (SignalingClient ada = SignalingClient.join(base, invitation, new Seat())) {
            ada.expect("welcome");
            String calls = manager("jmxproxy/?qry=" + name("Calls"));
            String id = invitation.call().text().substring(0, 8);
            assertTrue(calls.contains(id), calls);
            // Those of other tests may have been gone for a moment only.
            await().until(() -> manager("jmxproxy/?get=" + name("Server") + "&att=Connections")
                    .strip()
                    .endsWith("= 1"));
            manager("jmxproxy/?invoke=" + name("Calls") + "&op=end&ps=" + id);
            assertEquals(new Closed(4012, "call-ended"), ada.expectClosed());
            String again = ask("jmxproxy/?invoke=" + name("Calls") + "&op=end&ps=" + id);
            assertTrue(again.contains("There is no such call any more."), again);
        }
    }

    @Test
    void aParticipantIsFoundAndRemoved() throws Exception {
        Invitation invitation = Invitation.random();
        try (SignalingClient ada = SignalingClient.join(base, invitation, new Seat());
                SignalingClient bob = SignalingClient.join(base, invitation, new Seat())) {
            ada.expect("welcome");
            String bobsId = bob.expect("welcome").getString("id").substring(0, 8);
            String call = invitation.call().text().substring(0, 8);
            String list = manager("jmxproxy/?invoke=" + name("Calls") + "&op=list");
            String bobsLine = "call=" + call + " participant=" + bobsId + " role=\\w+ state=present since=\\S+Z";
            assertTrue(list.lines().map(String::strip).anyMatch(line -> line.matches(bobsLine)), list);
            manager("jmxproxy/?invoke=" + name("Calls") + "&op=remove&ps=" + call + "," + bobsId + ",true");
            assertEquals(new Closed(4013, "removed"), bob.expectClosed());
        }
    }

    @Test
    void numbersByCodeAndSettingsAreReadable() throws Exception {
        String server = manager("jmxproxy/?qry=" + name("Server"));
        for (String line : new String[] {"key=call-full, value=0", "key=parley.capacity, value=8 (default)"}) {
            assertTrue(server.contains(line), server);
        }
    }

    @Test
    void aServerIsDrainedAndTakesCallsAgain() throws Exception {
        manager("jmxproxy/?invoke=" + name("Server") + "&op=drain");
        assertTrue(manager("jmxproxy/?get=" + name("Server") + "&att=Draining").contains("= true"));
        manager("jmxproxy/?invoke=" + name("Server") + "&op=undrain");
        assertTrue(manager("jmxproxy/?get=" + name("Server") + "&att=Draining").contains("= false"));
    }

    @Test
    void versionsAtOnePathDoNotClash() throws Exception {
        String war = new File("target", "parley.war").toURI().toString();
        manager("text/deploy?path=/parley&version=002&war=" + URLEncoder.encode(war, StandardCharsets.UTF_8));
        try (Jmx jmx = new Jmx()) {
            assertEquals(
                    Set.of("old", "002"),
                    jmx.names("parley:type=Server,context=/parley,*").stream()
                            .map(TomcatJmxProxyIT::version)
                            .collect(Collectors.toSet()));
        } finally {
            manager("text/undeploy?path=/parley&version=002");
        }
        try (Jmx jmx = new Jmx()) {
            assertEquals("old", version(jmx.name("Server", "/parley")));
        }
    }

    private static String version(ObjectName name) {
        String version = name.getKeyProperty("version");
        return version == null ? "old" : version;
    }
}
