package parley.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.SignalingClient;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;

/** Settings as servlet context parameters: a right one is in force, a wrong one stops the deployment. */
@ExtendWith(ArquillianExtension.class)
class ContextParametersIT {
    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>parley.capacity</param-name>
                <param-value>%s</param-value>
              </context-param>
              <context-param>
                <param-name>parley.participants</param-name>
                <param-value>2</param-value>
              </context-param>
              <context-param>
                <param-name>parley.frameAncestors</param-name>
                <param-value>https://b.example, https://a.example:8443</param-value>
              </context-param>
            </web-app>
            """;

    private final URI server = URI.create("http://127.0.0.1:" + System.getProperty("http.port") + "/");

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "right", managed = false, testable = false)
    static WebArchive right() {
        return Deployed.war("right").setWebXML(new StringAsset(WEB_XML.formatted("2")));
    }

    @Deployment(name = "wrong", managed = false, testable = false)
    static WebArchive wrong() {
        return Deployed.war("wrong").setWebXML(new StringAsset(WEB_XML.formatted("many")));
    }

    @Test
    void rightSettingsAreInForce() throws Exception {
        deployer.deploy("right");
        URI base = server.resolve("right/");
        HttpHeaders headers = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(base).build(), HttpResponse.BodyHandlers.discarding())
                .headers();
        String policy = headers.firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.endsWith("; frame-ancestors https://a.example:8443 https://b.example"), policy);
        assertTrue(headers.firstValue("X-Frame-Options").isEmpty());
        Invitation invitation = Invitation.random();
        try (SignalingClient ada = SignalingClient.join(base, invitation, new Seat())) {
            JsonObject limits = ada.expect("welcome").getJsonObject("limits");
            assertEquals(2, limits.getInt("capacity"));
            try (SignalingClient bob = SignalingClient.join(base, invitation, new Seat())) {
                bob.expect("welcome");
                CompletionException refused = assertThrows(
                        CompletionException.class,
                        () -> SignalingClient.connect(base, invitation.call().text()));
                WebSocketHandshakeException handshake =
                        assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
                assertEquals(503, handshake.getResponse().statusCode(), "no room for a third connection");
            }
        } finally {
            deployer.undeploy("right");
        }
    }

    @Test
    void aWrongSettingStopsTheDeployment() throws Exception {
        // Tomcat's Manager tells a failed deployment; Payara Micro runs on without the application.
        boolean isRefused = false;
        try {
            deployer.deploy("wrong");
        } catch (Exception e) {
            isRefused = true;
        }
        try {
            HttpResponse<Void> page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(server.resolve("wrong/")).build(),
                            HttpResponse.BodyHandlers.discarding());
            assertNotEquals(200, page.statusCode());
        } finally {
            if (!isRefused) {
                deployer.undeploy("wrong");
            }
        }
    }
}
