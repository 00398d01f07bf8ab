package parley.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.SignalingClient;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;
import parley.container.Deployed;

/** The build's Tomcat serves https, with a certificate that a client accepts which trusts it. */
@ExtendWith(ArquillianExtension.class)
class HttpsIT {
    private static final String AUTHORITY = "localhost:" + System.getProperty("https.port");

    private static SSLContext trusting;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    @BeforeAll
    static void trustTheCertificate() throws Exception {
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(System.getProperty("tomcat.home"), "conf", "https.p12"))) {
            made.load(in, Certificate.PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("parley", made.getCertificate(Certificate.ALIAS));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .sslContext(trusting)
                .version(HttpClient.Version.HTTP_2)
                .build();
    }

    @Test
    void pagesComeOverHttp2() throws Exception {
        for (String host : List.of("localhost", "127.0.0.1")) {
            URI page = URI.create("https://" + AUTHORITY.replace("localhost", host) + "/parley/");
            HttpResponse<String> response =
                    client().send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, response.statusCode());
            assertEquals(HttpClient.Version.HTTP_2, response.version());
        }
    }

    @Test
    void twoParticipantsMeetOverHttpAndHttps() throws Exception {
        URI plain = URI.create("http://127.0.0.1:" + System.getProperty("http.port") + "/parley/");
        URI secure = URI.create("https://" + AUTHORITY + "/parley/");
        Invitation invitation = Invitation.random();
        try (SignalingClient ada = SignalingClient.join(plain, invitation, new Seat());
                SignalingClient bob = SignalingClient.join(secure, invitation, new Seat(), client())) {
            ada.expect("welcome");
            bob.expect("welcome");
            ada.expect("joined");
        }
    }

    /** HTTP/2 has no Host; and what comes by https has a cookie that goes by nothing else. */
    @Test
    void anAdministratorWorksOverHttp2() throws Exception {
        URI page = URI.create("https://" + AUTHORITY + "/parley/admin/");
        HttpClient browser = HttpClient.newBuilder()
                .sslContext(trusting)
                .version(HttpClient.Version.HTTP_2)
                .cookieHandler(new CookieManager())
                .build();
        HttpResponse<String> asked =
                browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        String cookie = asked.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(cookie.contains("; Secure"), cookie);
        browser.send(
                HttpRequest.newBuilder(page.resolve("j_security_check"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "j_username=admin&j_password=" + System.getProperty("realm.password")))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        HttpResponse<String> acted = browser.send(
                HttpRequest.newBuilder(page.resolve("api/undrain"))
                        .headers("Origin", "https://" + AUTHORITY)
                        .headers("Content-Type", "application/json", "Parley-Page", "yes")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(HttpClient.Version.HTTP_2, acted.version());
        assertEquals(200, acted.statusCode(), acted::body);
    }

    @Test
    void theManagerAnswersThisMachineOnly() throws IOException {
        InetAddress address =
                LocalAddresses.all().stream().findFirst().orElseGet(() -> abort("this machine has no network"));
        assertEquals(401, managerStatus(InetAddress.getLoopbackAddress()));
        for (String forged :
                List.of("X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1", "X-Real-IP: 127.0.0.1")) {
            assertEquals(403, managerStatus(address, forged), forged);
        }
    }

    /**
     * The Manager's answer to a connection that comes from an address. Tests do not listen on the network; but a
     * connection to loopback may come from any address of the machine.
     */
    private static int managerStatus(InetAddress from, String... headers) throws IOException {
        try (Socket socket = trusting.getSocketFactory()
                .createSocket(
                        InetAddress.getByName("127.0.0.1"),
                        Integer.parseInt(System.getProperty("https.port")),
                        from,
                        0)) {
            socket.setSoTimeout(20_000);
            String request = "GET /manager/html HTTP/1.1\r\nHost: " + AUTHORITY + "\r\nConnection: close\r\n"
                    + String.join(
                            "", List.of(headers).stream().map(h -> h + "\r\n").toList()) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            return Integer.parseInt(status.split(" ")[1]);
        }
    }
}
