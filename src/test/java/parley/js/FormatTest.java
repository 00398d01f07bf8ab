package parley.js;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/** Checks with Prettier that JavaScript, CSS and HTML have the one format. */
class FormatTest {
    private static final String FIX = "mvn test -Dtest=FormatTest -Dprettier.write";

    @Test
    void sourcesAreFormatted() {
        String mode = Boolean.getBoolean("prettier.write") ? "--write" : "--check";
        NodeTools.Result result = NodeTools.prettier(
                mode,
                "webapp/**/*.{js,css,html}",
                "src/npm/*.{js,ts}",
                "src/test/js/**/*.{js,tsx}",
                "docs/examples/**/*");
        if (result.exitCode() != 0) {
            fail("Prettier found:\n" + result.output() + "To format: " + FIX);
        }
    }
}
