package parley.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures in {@code webapp/icons}, drawn from {@code webapp/ui/mark.svg} by a browser: {@code mvn test
 * -Dtest=IconsTest -Dicons.write} draws them anew.
 */
class IconsTest {
    private static final Path WEBAPP = Path.of("webapp");

    /** The call view's ground; none where the picture may stand on any ground. */
    private static final String GROUND = "#0b1719";

    private static final String TRANSPARENT = "transparent";

    /**
     * @param width in pixels
     * @param height likewise
     * @param mark the width of the mark
     * @param word the size of the name beside it; none if 0
     */
    private record Picture(String file, int width, int height, String ground, int mark, int word) {
        Path path() {
            return WEBAPP.resolve("icons").resolve(file);
        }

        String html(String svg) {
            return """
                    <body style="margin: 0; block-size: 100vh; display: flex; align-items: center; justify-content: center;
                      gap: %dpx; background: %s; color: #edf3f3; font: 600 %dpx system-ui, sans-serif; letter-spacing: -0.02em">
                      <span style="inline-size: %dpx; line-height: 0">%s</span>%s
                    """.formatted(word / 4, ground, word, mark, svg, word > 0 ? "Parley" : "");
        }

        @Override
        public String toString() {
            return file;
        }
    }

    /** What a maskable icon shows must lie in a circle of 80 % of its width: launchers may cut away the rest. */
    private static final Picture MASKABLE = new Picture("maskable-512.png", 512, 512, GROUND, 304, 0);

    private static final Picture PREVIEW = new Picture("preview.png", 1200, 630, GROUND, 200, 168);

    private static List<Picture> pictures() {
        return List.of(
                new Picture("icon-192.png", 192, 192, TRANSPARENT, 180, 0),
                new Picture("icon-512.png", 512, 512, TRANSPARENT, 480, 0),
                MASKABLE,
                new Picture("apple-touch-icon.png", 180, 180, GROUND, 124, 0),
                PREVIEW);
    }

    @BeforeAll
    static void draw() throws IOException {
        if (System.getProperty("icons.write") == null) {
            return;
        }
        String svg = Files.readString(WEBAPP.resolve("ui/mark.svg"));
        try (Browsers browsers = new Browsers();
                Browser browser = browsers.launch()) {
            for (Picture picture : pictures()) {
                Page page = browser.newPage();
                page.setViewportSize(picture.width(), picture.height());
                page.setContent(picture.html(svg));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(picture.path())
                        .setType(ScreenshotType.PNG)
                        .setOmitBackground(true));
                page.close();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void hasTheSizeThatIsSaid(Picture picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.path().toFile());
        assertEquals(picture.width(), image.getWidth());
        assertEquals(picture.height(), image.getHeight());
        boolean isOpaque = image.getRGB(0, 0) >>> 24 == 0xff;
        assertEquals(!picture.ground().equals(TRANSPARENT), isOpaque);
        assertTrue(Files.size(picture.path()) < 100_000, "messengers fetch small pictures only");
    }

    @Test
    void launchersCutNothingOffTheMaskableIcon() throws IOException {
        BufferedImage image = ImageIO.read(MASKABLE.path().toFile());
        int ground = image.getRGB(0, 0);
        double radius = 0.4 * MASKABLE.width();
        int marked = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) != ground) {
                    marked++;
                    double distance = Math.hypot(x + 0.5 - MASKABLE.width() / 2.0, y + 0.5 - MASKABLE.height() / 2.0);
                    assertTrue(distance <= radius, "at " + x + ", " + y);
                }
            }
        }
        assertTrue(marked > 10_000, "it shows the mark");
    }

    @Test
    void theManifestHasWhatBrowsersAskOfAnApplication() throws IOException {
        JsonObject manifest;
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(WEBAPP.resolve("manifest.webmanifest")))) {
            manifest = reader.readObject();
        }
        assertEquals("Parley", manifest.getString("name"));
        assertEquals("Parley", manifest.getString("short_name"));
        assertEquals("standalone", manifest.getString("display"));
        // Relative to the manifest, and no "id": so it is right under every context path, and another on each.
        assertEquals(".", manifest.getString("start_url"));
        assertEquals(".", manifest.getString("scope"));
        assertTrue(!manifest.containsKey("id"));

        List<JsonObject> icons = manifest.getJsonArray("icons").stream()
                .map(JsonValue::asJsonObject)
                .toList();
        for (JsonObject icon : icons) {
            Path file = WEBAPP.resolve(icon.getString("src"));
            assertTrue(Files.exists(file), file::toString);
            if (icon.getString("type").equals("image/png")) {
                BufferedImage image = ImageIO.read(file.toFile());
                assertNotNull(image, file::toString);
                assertEquals(icon.getString("sizes"), image.getWidth() + "x" + image.getHeight());
            }
        }
        assertEquals(
                Set.of("any 192x192", "any 512x512", "any any", "maskable 512x512"),
                icons.stream()
                        .map(icon -> icon.getString("purpose") + " " + icon.getString("sizes"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void thePageNamesThem() throws IOException {
        String page = Files.readString(WEBAPP.resolve("index.html"));
        for (String mention : List.of(
                "rel=\"manifest\" href=\"manifest.webmanifest\"",
                "rel=\"apple-touch-icon\" href=\"icons/apple-touch-icon.png\"",
                "property=\"og:image\" content=\"icons/preview.png\"",
                "property=\"og:image:width\" content=\"" + PREVIEW.width() + "\"",
                "property=\"og:image:height\" content=\"" + PREVIEW.height() + "\"")) {
            assertTrue(page.contains(mention), mention);
        }
    }
}
