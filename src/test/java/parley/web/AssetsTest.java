package parley.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static final String PAGE = """
            <meta property="og:image" content="icons/preview.png" />
            <link rel="icon" href="mark.svg" />
            <link rel="manifest" href="x.webmanifest" />
            <link rel="stylesheet" href="app.css" />
            <link
              rel="modulepreload"
              href="ui/a.js"
            />
            <script src="fallback.js"></script>
            <script type="module" src="app.js"></script>
            """;

    private static Assets assets(String... pathsAndContents) {
        TreeMap<String, byte[]> contents = new TreeMap<>();
        contents.put("/index.html", PAGE.getBytes(StandardCharsets.UTF_8));
        contents.put("/app.js", new byte[0]);
        for (int i = 0; i < pathsAndContents.length; i += 2) {
            contents.put(pathsAndContents[i], pathsAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return new Assets(contents);
    }

    private static String text(Asset asset) {
        return new String(asset.plain.body(), StandardCharsets.UTF_8);
    }

    /** Where the page of these assets finds its modules. */
    private static String versionedRoot(Assets assets) {
        Matcher script = Pattern.compile("src=\"([^\"]*)app\\.js\"").matcher(text(assets.page("")));
        assertTrue(script.find());
        return "/" + script.group(1);
    }

    @Test
    void thePageRefersToTheFilesOfItsOwnVersion() {
        Assets assets = assets();
        String root = versionedRoot(assets).substring(1);
        assertTrue(root.matches("assets/[0-9a-f]{32}/"), root);
        String expected = PAGE.replace("\"app.css\"", "\"" + root + "app.css\"")
                .replace("\"ui/a.js\"", "\"" + root + "ui/a.js\"")
                .replace("\"fallback.js\"", "\"" + root + "fallback.js\"")
                .replace("\"app.js\"", "\"" + root + "app.js\"");
        assertEquals(expected, text(assets.page("")));
        String complete = text(assets.page("https://meet.example/"));
        assertEquals(expected.replace("\"icons/", "\"https://meet.example/icons/"), complete);
    }

    @Test
    void thePageOfTheCheckDoesSoToo() {
        Assets assets = assets("/check.html", "<script type=\"module\" src=\"check/page.js\"></script>");
        String root = versionedRoot(assets).substring(1);
        assertEquals(
                "<script type=\"module\" src=\"" + root + "check/page.js\"></script>",
                text(assets.find("/check.html")));
    }

    @Test
    void aVersionHasItsOwnFilesOrNone() {
        Assets old = assets("/ui/a.js", "1");
        Assets changed = assets("/ui/a.js", "2");
        Assets renamed = assets("/ui/b.js", "1");
        assertEquals("1", text(old.find(versionedRoot(old) + "ui/a.js")));
        assertEquals("2", text(changed.find(versionedRoot(changed) + "ui/a.js")));
        assertNull(changed.find(versionedRoot(old) + "ui/a.js"));
        assertNull(renamed.find(versionedRoot(old) + "app.js"));
        assertEquals(versionedRoot(old), versionedRoot(assets("/ui/a.js", "1")));
        assertNotEquals(
                old.find("/ui/a.js").plain.tag(), changed.find("/ui/a.js").plain.tag());
    }

    @Test
    void findsNothingElse() {
        Assets assets = assets();
        String root = versionedRoot(assets);
        for (String path : new String[] {
            "", "/", "/index.html", "/ui", "/ui/", "/app.js/", "/App.js", "/assets/", "/assets/app.js", root
        }) {
            assertNull(assets.find(path), path);
        }
    }

    @Test
    void compressesWhatGetsSmaller() throws IOException {
        Assets assets = assets("/long.js", "word ".repeat(100), "/short.js", "x");
        Asset asset = assets.find("/long.js");
        assertNotEquals(asset.plain.tag(), asset.gzip.tag());
        assertArrayEquals(
                asset.plain.body(), new GZIPInputStream(new ByteArrayInputStream(asset.gzip.body())).readAllBytes());
        assertNull(assets.find("/short.js").gzip);
    }

    @Test
    void everyFileOfThePageHasAType() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("webapp"))) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(Path.of("webapp", "WEB-INF")))
                    .forEach(file -> assertNotEquals(
                            "application/octet-stream", new Asset(file.toString(), new byte[0]).type, file.toString()));
        }
    }
}
