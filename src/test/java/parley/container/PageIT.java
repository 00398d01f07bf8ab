package parley.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page as a messenger fetches it that shows a picture beside a link. */
@ExtendWith(ArquillianExtension.class)
class PageIT {
    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    private String get(String path, String host, String header) throws IOException {
        URI base = Deployed.at(url);
        try (Socket socket = new Socket("127.0.0.1", base.getPort())) {
            socket.setSoTimeout(20_000);
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + header + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String picture(String response) {
        String before = "property=\"og:image\" content=\"";
        int start = response.indexOf(before) + before.length();
        return response.substring(start, response.indexOf('"', start));
    }

    @Test
    void thePictureHasACompleteAddress() throws IOException {
        for (String path : new String[] {"/parley/", "/parley/index.html"}) {
            String response = get(path, "meet.example.org", "");
            assertTrue(response.startsWith("HTTP/1.1 200"), response);
            assertEquals("https://meet.example.org/parley/icons/preview.png", picture(response));
        }
        assertEquals("https://[::1]:8443/parley/icons/preview.png", picture(get("/parley/", "[::1]:8443", "")));
    }

    @Test
    void aPageThatTheBrowserHasIsNotSentAgain() throws IOException {
        String tag = get("/parley/", "meet.example.org", "")
                .lines()
                .filter(line -> line.regionMatches(true, 0, "ETag:", 0, 5))
                .findFirst()
                .orElseThrow()
                .substring(5)
                .strip();
        String again = get("/parley/", "meet.example.org", "If-None-Match: " + tag + "\r\n");
        assertTrue(again.startsWith("HTTP/1.1 304"), again);
        String elsewhere = get("/parley/", "other.example.org", "If-None-Match: " + tag + "\r\n");
        assertTrue(elsewhere.startsWith("HTTP/1.1 200"), elsewhere);
    }

    @Test
    void aHostThatIsNoneGetsNoPlaceInThePage() throws IOException {
        String response = get("/parley/", "\"><script>alert(1)</script>", "");
        assertTrue(!response.contains("alert(1)"), response);
    }
}
