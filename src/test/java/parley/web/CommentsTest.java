package parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.js.NodeTools;

class CommentsTest {
    private static final Path WEBAPP = Path.of("webapp");

    @Test
    void takesWholeLinesAndKeepsTheirNumbers() {
        assertEquals("\n\n\none();\n\n", sent("/**\n * What it does: 2 * 3.\n **/\none();\n  /** @type {string} */\n"));
        assertEquals("one();\n\n\ntwo();", sent("one();\n  // Why:\n// /** x\ntwo();"));
    }

    @Test
    void leavesWhatSharesALine() {
        for (String line : List.of(
                "one(); // why",
                "/* why */",
                "'http://x'",
                "a = /** @type {string} */ (b);",
                "/** x */ one(); /** y */")) {
            assertEquals(line, sent(line));
        }
    }

    @Test
    void thePageRunsWhatIsInItsSource(@TempDir Path sent) throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                Path copy = sent.resolve(WEBAPP.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Comments.removedFrom(Files.readAllBytes(file)));
            }
        }
        NodeTools.Result result =
                NodeTools.withTypeScript("src/test/js/same-programs.js", WEBAPP.toString(), sent.toString());
        assertEquals(0, result.exitCode(), result.output());
    }

    private static String sent(String module) {
        return new String(Comments.removedFrom(module.getBytes(UTF_8)), UTF_8);
    }
}
