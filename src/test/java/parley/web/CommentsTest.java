package parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
        for (String line : List.of("one(); // why", "/* why */", "'http://x'", "/** x */ one(); /** y */")) {
            assertEquals(line, sent(line));
        }
    }

    @Test
    void takesTypesOfWhatFollows() {
        assertEquals("  #a = (b);", sent("  /** @type {string[]} */ #a = /** @type {any} */ (b);"));
        assertEquals("(x) => [...(y)]", sent("(/** @type {X} */ x) => [.../** @type {Y[]} */ (y)]"));
    }

    @Test
    void takesCommentsOfStylesAndKeepsLineNumbers() {
        assertEquals("\n\na {\n  b: c; \n}\n", style("/* Why:\n * 2 * 3 **/\na {\n  b: c; /* don't */\n}\n"));
        assertEquals("a  {}", style("a /* \" */ {}"));
    }

    @Test
    void leavesInStylesWhatIsNoCommentOrKeepsWordsApart() {
        for (String line : List.of(
                "a/* don't */b { content: ' /* x */ ' }",
                "a { content: \"\\\" /* x */\" }",
                "a { content: '\\' /* x */' }",
                "a { background: url( /* x */ ) }",
                "a { background: URL(\\)' /* x */) url(\") /* x */\") }")) {
            assertEquals(line, style(line));
        }
    }

    @Test
    void leavesOtherFiles() {
        String page = "<p> /* x */ </p>";
        assertEquals(page, new String(Comments.removedFrom("/index.html", page.getBytes(UTF_8)), UTF_8));
    }

    @Test
    void anotherProgramIsNoticed(@TempDir Path source, @TempDir Path sent) throws IOException {
        String module = "export const a = ' /** @type {string} */ ';\n";
        Files.writeString(source.resolve("a.js"), module);
        Files.writeString(sent.resolve("a.js"), sent(module));
        assertNotEquals(0, compared(source, sent).exitCode());
    }

    @Test
    void thePageRunsWhatIsInItsSource(@TempDir Path sent) throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                Path copy = sent.resolve(WEBAPP.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Comments.removedFrom(file.toString(), Files.readAllBytes(file)));
            }
        }
        NodeTools.Result result = compared(WEBAPP, sent);
        assertEquals(0, result.exitCode(), result.output());
    }

    private static NodeTools.Result compared(Path source, Path sent) {
        return NodeTools.withTypeScript("src/test/js/same-programs.js", source.toString(), sent.toString());
    }

    private static String sent(String module) {
        return new String(Comments.removedFrom("/module.js", module.getBytes(UTF_8)), UTF_8);
    }

    private static String style(String style) {
        return new String(Comments.removedFrom("/style.css", style.getBytes(UTF_8)), UTF_8);
    }
}
