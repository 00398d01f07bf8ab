package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each page preloads every module that its script imports, directly or not, so that a browser fetches them all at once
 * instead of finding out about them one import after another. What is imported dynamically comes when it is needed.
 */
class PreloadTest {
    private static final String FIX = "mvn test -Dtest=PreloadTest -Dpreload.write";

    private static final Path WEBAPP = Path.of("webapp");
    private static final Pattern IMPORT =
            Pattern.compile("^(?:import|export)\\b[^'\"();]*?'(\\.[^']+)';", Pattern.MULTILINE);
    private static final Pattern PRELOADS = Pattern.compile("( *<link rel=\"modulepreload\" href=\"[^\"]+\" />\n)+");

    private static void follow(Path module, Set<Path> found) throws IOException {
        Matcher imports = IMPORT.matcher(Files.readString(module));
        while (imports.find()) {
            Path imported = module.resolveSibling(imports.group(1)).normalize();
            if (found.add(imported)) {
                follow(imported, found);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "index.html,         app.js",
        "check.html,         check/page.js",
        "admin/index.html,   admin/admin.js",
        "admin/sign-in.html, admin/sign-in.js",
        "admin/refused.html, admin/refused.js"
    })
    void eachPagePreloadsWhatItImports(String name, String script) throws IOException {
        Path file = WEBAPP.resolve(name);
        Set<Path> modules = new TreeSet<>();
        follow(WEBAPP.resolve(script), modules);
        String expected = modules.stream()
                .map(module -> WEBAPP.relativize(module).toString().replace('\\', '/'))
                .map(path -> "    <link rel=\"modulepreload\" href=\"" + path + "\" />\n")
                .collect(Collectors.joining());
        String page = Files.readString(file);
        if (Boolean.getBoolean("preload.write")) {
            page = PRELOADS.matcher(page).replaceFirst(expected);
            Files.writeString(file, page);
        }
        Matcher preloads = PRELOADS.matcher(page);
        assertEquals(expected, preloads.find() ? preloads.group() : "", "To mend: " + FIX);
    }
}
