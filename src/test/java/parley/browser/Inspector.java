package parley.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Looks at a state of the page as people have it before them: on phones and large screens, by day and by night, with
 * large text, in colours of their own. It changes all that in place, and keeps what is wrong.
 */
final class Inspector {
    /** For {@code @MethodSource}. */
    static final String LANGUAGES = "parley.browser.Inspector#languages";

    /** A translation made up for tests, which runs from right to left; no browser asks for it. */
    private static final String TRIAL = "ar-XB";

    record Size(int width, int height) {
        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    private static final Size DESKTOP = new Size(1280, 800);
    private static final Size PHONE = new Size(390, 844);
    private static final Size SMALL = new Size(320, 640);
    private static final List<Size> EVERY = List.of(SMALL, PHONE, new Size(844, 390), new Size(3840, 2160), DESKTOP);
    private static final List<Size> OF_A_TRANSLATION = List.of(SMALL, PHONE, DESKTOP);

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** {@code -Dscreenshots=all} */
    private static final boolean SCREENSHOTS = "all".equals(System.getProperty("screenshots"));

    private static final Path DIRECTORY = Path.of("target", "screenshots", "states");

    private static final String FOCUS = script("focus");
    private static final String LAYOUT = script("layout");
    private static final String FORCED_COLORS = script("forced-colors");

    private final String language;
    /** Where the layout is not that of any other language; colours are, and need no second look. */
    private final boolean translation;

    private final List<String> faults = new ArrayList<>();

    Inspector(String language) {
        this.language = language;
        this.translation = !language.equals("en");
    }

    /** English; with -Pall the others too. */
    static Stream<String> languages() {
        return Stream.of(System.getProperty("languages", "en").split(","));
    }

    /** Of a browser that is set to the language. */
    Browser.NewContextOptions context() {
        return new Browser.NewContextOptions().setLocale(language).setViewportSize(DESKTOP.width(), DESKTOP.height());
    }

    /** What an address needs at its end so that the page speaks the language. */
    String query() {
        return language.equals(TRIAL) ? "?lang=" + TRIAL : "";
    }

    private static String script(String name) {
        try {
            return Files.readString(Path.of("src", "test", "js", "browser", name + ".js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void assertFaultless() {
        assertEquals("", String.join("\n", faults));
    }

    void see(Page page, String state) {
        see(page, state, true);
    }

    /** @param mainInSight whether the main action must be seen at once on a phone */
    void see(Page page, String state, boolean mainInSight) {
        String title = state + ", " + language;
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(ColorScheme.LIGHT));
        for (Size size : translation ? OF_A_TRANSLATION : EVERY) {
            resize(page, size);
            keep(title + ", " + size, page.evaluate(LAYOUT, mainInSight && size.equals(PHONE)));
        }
        enlargeText(page, "200%");
        for (Size size : List.of(DESKTOP, PHONE)) {
            resize(page, size);
            keep(title + ", " + size + ", large text", page.evaluate(LAYOUT, false));
        }
        enlargeText(page, "");
        for (Size size : List.of(PHONE, DESKTOP)) {
            resize(page, size);
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                String name = scheme.name().toLowerCase(Locale.ROOT);
                // Each size and each scheme once: the colours are the same in every size.
                if (size.equals(PHONE) ? scheme == ColorScheme.LIGHT : scheme == ColorScheme.DARK && !translation) {
                    keep(title + ", " + size + ", " + name, violations(page));
                }
                if (SCREENSHOTS) {
                    screenshot(page, state + "-" + size + "-" + name);
                }
            }
        }
        if (!translation) {
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            keep(title + ", forced colours", page.evaluate(FORCED_COLORS));
            if (SCREENSHOTS) {
                screenshot(page, state + "-" + DESKTOP + "-forced");
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        }
    }

    /** As someone does who has no pointer; wherever the focus is on the way, it shows. */
    static void tabTo(Page page, String selector) {
        for (int stops = 0; stops < 40; stops++) {
            page.keyboard().press("Tab");
            assertNull(page.evaluate(FOCUS));
            if ((boolean) page.evaluate("(selector) => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        fail("no Tab leads to " + selector);
    }

    /** For people to look at, if they want to: a phone and a laptop, by day and by night. */
    static void picture(Page page, String title) {
        if (!SCREENSHOTS) {
            return;
        }
        for (int[] size : new int[][] {{390, 844}, {1280, 800}}) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.setViewportSize(size[0], size[1]);
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                String name = title + "-" + size[0] + "-" + scheme.name().toLowerCase(Locale.ROOT);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png"))
                        .setFullPage(true));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void resize(Page page, Size size) {
        page.setViewportSize(size.width(), size.height());
        // What observes sizes has seen the new one then.
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static void enlargeText(Page page, String size) {
        page.evaluate("(size) => document.documentElement.style.setProperty('font-size', size)", size);
    }

    private static List<String> violations(Page page) {
        // The other mode opens a tab for each run.
        AxeBuilder axe = new AxeBuilder(page).withTags(RULES).setLegacyMode(true);
        return axe.analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                .toList();
    }

    private void screenshot(Page page, String name) {
        page.evaluate("() => { document.dispatchEvent(new PointerEvent('pointermove')); }");
        Path file = DIRECTORY.resolve(name + "-" + language + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    private void keep(String where, Object found) {
        for (Object fault : (List<?>) found) {
            faults.add(where + ": " + fault);
        }
    }
}
