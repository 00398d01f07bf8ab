package parley.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The declarations in the npm package are those that the TypeScript compiler makes of its modules, and can be used. */
class DeclarationsTest {
    private static final String FIX = "mvn test -Dtest=DeclarationsTest -Ddeclarations.write";

    private static final Path WRITTEN = Path.of("src", "npm", "types");
    private static final Path WORK = Path.of("target", "declarations");
    private static final Path SOURCES = WORK.resolve("sources");
    private static final Path PACKAGE = WORK.resolve("node_modules/parley-embed");

    @BeforeAll
    static void makeDeclarations() throws IOException {
        delete(WORK);
        copy(NodeTools.webjar("types__react"), WORK.resolve("node_modules/@types/react"));
        copy(NodeTools.webjar("csstype"), WORK.resolve("node_modules/csstype"));
        copy(Path.of("webapp/embed"), SOURCES);
        copy(Path.of("src/npm"), SOURCES);
        delete(SOURCES.resolve("types"));
        check(
                "{\"compilerOptions\": {\"allowJs\": true, \"checkJs\": true, \"strict\": true, \"target\": \"ES2022\","
                        + " \"module\": \"ES2022\", \"moduleResolution\": \"bundler\", \"types\": [],"
                        + " \"declaration\": true, \"emitDeclarationOnly\": true},"
                        + " \"include\": [\"sources/*\"]}",
                "sources.json");
        if (Boolean.getBoolean("declarations.write")) {
            delete(WRITTEN);
            Files.createDirectories(WRITTEN);
            for (Map.Entry<String, String> made : made().entrySet()) {
                Files.writeString(WRITTEN.resolve(made.getKey()), made.getValue());
            }
        }
    }

    private static void check(String configuration, String name) throws IOException {
        Files.writeString(WORK.resolve(name), configuration);
        NodeTools.Result result = NodeTools.tsc("-p", WORK.resolve(name).toString(), "--pretty", "false");
        if (result.exitCode() != 0) {
            fail("The TypeScript compiler found:\n" + result.output());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted((one, other) -> other.compareTo(one))
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static Map<String, String> declarations(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".d.ts")) {
                    contents.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return contents;
    }

    /** Beside their modules, so that paths in them are right; there is one that was written by hand. */
    private static Map<String, String> made() throws IOException {
        Map<String, String> made = declarations(SOURCES);
        made.remove("elements.d.ts");
        return made;
    }

    @Test
    void areWhatTheCompilerMakes() throws IOException {
        assertEquals(made(), declarations(WRITTEN), "To mend: " + FIX);
    }

    /** Without any of the modules: the declarations alone. */
    @Test
    void canBeUsed() throws IOException {
        copy(WRITTEN, PACKAGE);
        Files.copy(
                Path.of("src/npm/elements.d.ts"),
                PACKAGE.resolve("elements.d.ts"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                Path.of("src/npm/package.json"), PACKAGE.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
        copy(Path.of("src/test/js/embed"), WORK.resolve("consumer"));
        check(
                "{\"compilerOptions\": {\"strict\": true, \"noEmit\": true, \"target\": \"ES2022\", \"module\": \"ES2022\","
                        + " \"moduleResolution\": \"bundler\", \"jsx\": \"react-jsx\", \"types\": []},"
                        + " \"include\": [\"consumer/*\"]}",
                "consumer.json");
    }
}
