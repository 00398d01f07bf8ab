package parley.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets as far as a WebSocket: the handshake, byte by byte. */
@ExtendWith(ArquillianExtension.class)
class HandshakeIT {
    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    private String statusLine(String... headers) throws IOException {
        URI base = Deployed.at(url);
        try (Socket socket = new Socket("127.0.0.1", base.getPort())) {
            socket.setSoTimeout(20_000);
            String request = "GET /parley/calls/VnBj4WL4Tv51FOwj0piuag HTTP/1.1\r\n"
                    + "Host: " + base.getAuthority() + "\r\n"
                    + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate\r\n"
                    + String.join(
                            "", List.of(headers).stream().map(h -> h + "\r\n").toList())
                    + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String status = reader.readLine();
            StringBuilder extensions = new StringBuilder();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-extensions")) {
                    extensions.append(' ').append(line);
                }
            }
            return status.replaceAll("HTTP/1.1 (\\d+).*", "$1") + extensions;
        }
    }

    @Test
    void letsTheOwnPagesInWithoutExtensions() throws IOException {
        assertEquals("101", statusLine("Origin: http://" + Deployed.at(url).getAuthority()));
    }

    @Test
    void refusesEveryOtherOriginBeforeTheUpgrade() throws IOException {
        String own = "Origin: http://" + Deployed.at(url).getAuthority();
        assertEquals("403", statusLine());
        assertEquals("403", statusLine("Origin: null"));
        assertEquals("403", statusLine("Origin: https://evil.example"));
        assertEquals("403", statusLine(own + ".evil.example"));
        assertEquals("403", statusLine("Origin: http://127.0.0.1"));
        assertEquals("403", statusLine(own, "Origin: https://evil.example"));
    }

    /** No proxy is trusted unless a setting says so. */
    @Test
    void doesNotHearWhatAnybodySaysOfTheHost() throws IOException {
        String evil = "Origin: https://evil.example";
        assertEquals("403", statusLine(evil, "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https"));
        assertEquals("403", statusLine(evil, "Forwarded: host=evil.example;proto=https"));
        String own = "Origin: http://" + Deployed.at(url).getAuthority();
        assertEquals("101", statusLine(own, "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https"));
    }

    /** What a POST is told, with an origin of its own; HttpClient sends none. */
    private String toldTo(String origin) throws IOException, InterruptedException {
        URI calls = Deployed.at(url).resolve("calls/");
        HttpRequest request = HttpRequest.newBuilder(calls)
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return response.statusCode() + " " + response.body();
    }

    @Test
    void tellsAPageWhatItsHandshakeWouldBeAnsweredWith() throws Exception {
        assertEquals(
                "200 {\"handshake\":101}", toldTo("http://" + Deployed.at(url).getAuthority()));
        assertEquals("200 {\"handshake\":403}", toldTo("https://evil.example"));
    }
}
