package parley.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
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

/**
 * Looks at a state of the page as people have it before them: on phones and large screens, by day and by night, with
 * large text, in colours of their own. It changes all that in place, and keeps what is wrong.
 */
final class Inspector {
    record Size(int width, int height) {
        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    static final Size DESKTOP = new Size(1280, 800);
    private static final Size PHONE = new Size(390, 844);
    private static final Size SMALL = new Size(320, 640);
    private static final List<Size> EVERY = List.of(SMALL, PHONE, new Size(844, 390), new Size(3840, 2160), DESKTOP);
    private static final List<Size> OF_A_TRANSLATION = List.of(SMALL, PHONE, DESKTOP);

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** {@code -Dscreenshots=all} */
    static final boolean SCREENSHOTS = "all".equals(System.getProperty("screenshots"));

    private static final Path DIRECTORY = Path.of("target", "screenshots", "states");

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

    static String script(String name) {
        try {
            return Files.readString(Path.of("src", "test", "js", "browser", name + ".js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was wrong so far. */
    List<String> faults() {
        return List.copyOf(faults);
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
