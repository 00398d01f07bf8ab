package parley.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a trusted proxy says of a request is in force on every server, and what others say is not. */
@ExtendWith(ArquillianExtension.class)
class TrustedProxyIT {
    private static final int PORT = Integer.parseInt(System.getProperty("http.port"));

    private static final String PROXY = "127.0.0.1";
    /** Of this machine as well, but nobody's proxy. */
    private static final String STRANGER = "127.0.0.9";

    private static final String CLOSE = "Connection: close";

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>parley.trustedProxies</param-name>
                <param-value>127.0.0.1</param-value>
              </context-param>
              <context-param>
                <param-name>parley.monitoringAddresses</param-name>
                <param-value>127.0.0.0/8, 10.0.0.0/8</param-value>
              </context-param>
            </web-app>
            """;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war("proxied").setWebXML(new StringAsset(WEB_XML));
    }

    /**
     * What the server says, in full where it is to close the connection, or else its first line.
     *
     * @param from an address of this machine
     */
    private static String answer(String from, String path, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), PORT, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(20_000);
            String request = "GET /proxied/" + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + PORT + "\r\n"
                    + List.of(headers).stream().map(header -> header + "\r\n").collect(Collectors.joining()) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String status = reader.readLine();
            boolean isAll = List.of(headers).contains(CLOSE);
            return isAll ? status + reader.lines().collect(Collectors.joining("\n")) : status;
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ")[1]);
    }

    private static int handshake(String from, String origin, String... forwarded) throws IOException {
        String[] headers = new String[forwarded.length + 6];
        System.arraycopy(forwarded, 0, headers, 6, forwarded.length);
        headers[0] = "Origin: " + origin;
        headers[1] = "Upgrade: websocket";
        headers[2] = "Connection: Upgrade";
        headers[3] = "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==";
        headers[4] = "Sec-WebSocket-Version: 13";
        headers[5] = "X-Forwarded-For: 192.0.2.7";
        return status(answer(from, "calls/VnBj4WL4Tv51FOwj0piuag", headers));
    }

    @Test
    void pagesOfTheHostThatWasAskedForConnect() throws IOException {
        String host = "X-Forwarded-Host: meet.example.org";
        String https = "X-Forwarded-Proto: https";
        assertEquals(101, handshake(PROXY, "https://meet.example.org", host, https));
        assertEquals(403, handshake(PROXY, "http://meet.example.org", host, https));
        assertEquals(101, handshake(PROXY, "http://meet.example.org", host));
        assertEquals(403, handshake(PROXY, "http://127.0.0.1:" + PORT, host, https));
        assertEquals(403, handshake(PROXY, "https://evil.example", host, https));
        assertEquals(403, handshake(PROXY, "https://evil.example", "X-Forwarded-Host: evil.example, meet.example.org"));
        assertEquals(403, handshake(PROXY, "https://meet.example.org", "Forwarded: host=meet.example.org"));
        assertEquals(403, handshake(STRANGER, "https://meet.example.org", host, https));
        assertEquals(101, handshake(STRANGER, "http://127.0.0.1:" + PORT, host, https));
    }

    @Test
    void picturesOfLinksAreWherePeopleFindThem() throws IOException {
        String host = "X-Forwarded-Host: meet.example.org:8443";
        String page = answer(PROXY, "", CLOSE, host);
        assertTrue(page.contains("\"https://meet.example.org:8443/proxied/icons/preview.png\""), page);
        page = answer(STRANGER, "", CLOSE, host);
        assertTrue(page.contains("\"https://127.0.0.1:" + PORT + "/proxied/icons/preview.png\""), page);
    }

    private static int metrics(String from, String... headers) throws IOException {
        String[] all = new String[headers.length + 1];
        all[0] = CLOSE;
        System.arraycopy(headers, 0, all, 1, headers.length);
        return status(answer(from, "metrics", all));
    }

    @Test
    void metricsAreForWhomTheyAreAlsoThroughAProxy() throws IOException {
        assertEquals(200, metrics(PROXY, "X-Forwarded-For: 10.1.2.3"));
        assertEquals(200, metrics(PROXY, "X-Forwarded-For: 192.0.2.1", "X-Forwarded-For: 10.1.2.3"));
        assertEquals(404, metrics(PROXY, "X-Forwarded-For: 10.1.2.3, 192.0.2.1"));
        assertEquals(404, metrics(PROXY, "X-Forwarded-For: 127.0.0.9"), "nobody is on this machine through a proxy");
        assertEquals(404, metrics(PROXY, "X-Forwarded-For: 127.0.0.1"));
        assertEquals(404, metrics(PROXY, "X-Forwarded-For: "));
        assertEquals(404, metrics(PROXY, "Forwarded: for=10.1.2.3"));
        assertEquals(404, metrics(STRANGER, "X-Forwarded-For: 10.1.2.3"));
        assertEquals(200, metrics(STRANGER), "without a sign it is who it is");
        assertEquals(200, metrics(PROXY), "a proxy's own check of health");
    }
}
