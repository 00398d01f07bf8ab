package parley.war;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same sources give the same WAR, byte for byte: here in another directory, at another time, in another time zone and
 * language, with the other usual umask.
 */
@Tag("all")
@DisabledIfSystemProperty(named = "maven.mode", matches = "offline=true", disabledReason = WarIT.NO_SBOM)
class ReproducibleIT {
    private static final List<String> SOURCES = List.of("LICENSE", "pom.xml", "src/main", "src/npm", "webapp");

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(file);
                Files.createDirectories(copy.getParent());
                if (!Files.isDirectory(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void build(Path project) throws Exception {
        List<String> maven = List.of(
                System.getProperty("maven.home") + "/bin/mvn",
                "--batch-mode",
                "-Dmaven.repo.local=" + System.getProperty("maven.repository"),
                "-Dmaven.test.skip",
                "-Dunit.skip",
                "-Dspotless.check.skip",
                "package");
        Path log = project.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "umask 002; exec \"$@\"", "sh")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.command().addAll(maven);
        builder.environment()
                .put("MAVEN_OPTS", "-Duser.timezone=Pacific/Kiritimati -Duser.language=tr -Duser.country=TR");
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the second build does not end");
            assertEquals(0, process.exitValue(), () -> read(log));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Set<String> contents(Path war) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName() + " " + entry.getTimeLocal() + " "
                            + HexFormat.of().toHexDigits((int) entry.getCrc()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> without(Set<String> lines, Set<String> others) {
        Set<String> rest = new TreeSet<>(lines);
        rest.removeAll(others);
        return rest;
    }

    @Test
    void anotherBuildGivesTheSameBytes(@TempDir Path elsewhere) throws Exception {
        Path project = Files.createDirectory(elsewhere.resolve("another place"));
        for (String source : SOURCES) {
            copy(Path.of(source), project);
        }
        build(project);
        Path other = project.resolve(WarIT.WAR);
        Set<String> first = contents(WarIT.WAR);
        Set<String> second = contents(other);
        assertEquals(without(first, second), without(second, first));
        assertEquals(
                -1, Files.mismatch(WarIT.WAR, other), "the first byte that differs: order, permissions, compression");
    }
}
