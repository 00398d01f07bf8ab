package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.container.Deployed;

/** Parley as an application on someone's device: it can be installed, and it says so when its server is away. */
class OfflineIT extends WithDeployment {
    private static final String OFFLINE = "Parley cannot be reached just now.";

    private Page page;

    @BeforeEach
    void openPage() {
        page = visitor("Ada").page();
    }

    /** Opens the page and waits until its worker is ready for what comes next. */
    private void open(URI address) {
        page.navigate(address.toString());
        page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    }

    private void assertHeading(String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading)))
                .isVisible();
    }

    @Test
    void canBeInstalled() {
        open(base);
        CDPSession devTools = page.context().newCDPSession(page);
        JsonObject manifest = devTools.send("Page.getAppManifest");
        assertTrue(manifest.get("url").getAsString().endsWith("/parley/manifest.webmanifest"));
        assertEquals(0, manifest.getAsJsonArray("errors").size(), manifest::toString);
        JsonObject errors = devTools.send("Page.getInstallabilityErrors");
        // The one thing that stands against it is the profile, which a test throws away.
        List<String> obstacles = errors.getAsJsonArray("installabilityErrors").asList().stream()
                .map(error -> error.getAsJsonObject().get("errorId").getAsString())
                .filter(id -> !id.equals("in-incognito"))
                .toList();
        assertEquals(List.of(), obstacles);
        assertEquals(
                "application/manifest+json",
                page.request()
                        .get(base.resolve("manifest.webmanifest").toString())
                        .headers()
                        .get("content-type"));
    }

    @Test
    void showsTheOfflinePageWhereTheServerIsAway() throws IOException {
        try (SignalingProxy proxy = new SignalingProxy(base.getPort())) {
            open(page(proxy.port()));
        }
        page.reload();
        assertHeading(OFFLINE);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "offline.png")));
    }

    @Test
    void runsWhatWasDeployedLast() throws Exception {
        // The root: another context path than the other tests'.
        manage("PUT", "deploy?path=/", release("first"));
        open(base.resolve("/"));
        assertThat(page.locator("html")).hasAttribute("data-release", "first");
        manage("GET", "undeploy?path=/", null);
        page.reload();
        assertHeading(OFFLINE);

        manage("PUT", "deploy?path=/", release("second"));
        try {
            assertThat(page.locator("html")) // by itself
                    .hasAttribute("data-release", "second");
        } finally {
            manage("GET", "undeploy?path=/", null);
        }
    }

    /** The WAR with a module that tells one release from the other. */
    private static WebArchive release(String name) throws IOException {
        String module = Files.readString(Path.of("webapp", "app.js"));
        String marked = module + "document.documentElement.dataset.release = '" + name + "';";
        return Deployed.war().add(new StringAsset(marked), "app.js");
    }

    /** What an administrator does in Tomcat's Manager. */
    private void manage(String method, String command, WebArchive war) throws Exception {
        BodyPublisher body = BodyPublishers.noBody();
        if (war != null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            war.as(ZipExporter.class).exportTo(bytes);
            body = BodyPublishers.ofByteArray(bytes.toByteArray());
        }
        String credentials = "script:" + System.getProperty("tomcat.password");
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/manager/text/" + command))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .method(method, body)
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        assertTrue(answer.startsWith("OK"), answer);
    }
}
