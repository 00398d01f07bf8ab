package parley.js;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Node and the tools that run on it, all from Maven artifacts: Node is the one inside Playwright, TypeScript and
 * Prettier are WebJars. So a JDK and Maven are all that a build needs.
 */
public final class NodeTools {
    private static final Path UNPACKED = Path.of("target", "node-tools").toAbsolutePath();

    private NodeTools() {}

    /** The result of a run: its exit code and what it printed, errors included. */
    public record Result(int exitCode, String output) {}

    /** The Node binary, unpacked once per build. */
    public static Path node() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean windows = os.startsWith("windows");
        String platform = windows ? "win32_x64" : os.startsWith("mac") ? "mac" : "linux";
        String arm = !windows && System.getProperty("os.arch").equals("aarch64") ? "-arm64" : "";
        Path node = unpacked("driver/" + platform + arm).resolve(windows ? "node.exe" : "node");
        if (!node.toFile().setExecutable(true)) {
            throw new IllegalStateException("Cannot make " + node + " executable");
        }
        return node;
    }

    /** The TypeScript compiler. */
    public static Result tsc(String... arguments) {
        return run(webjar("typescript").resolve("bin/tsc"), arguments);
    }

    /** Runs a script of ours that is given the path of the TypeScript compiler's module first. */
    public static Result withTypeScript(String script, String... arguments) {
        String compiler = webjar("typescript").resolve("lib/typescript.js").toString();
        return run(
                Stream.concat(Stream.of(script, compiler), Stream.of(arguments)).toArray(String[]::new));
    }

    static Result prettier(String... arguments) {
        return run(webjar("prettier").resolve("bin/prettier.cjs"), arguments);
    }

    private static Result run(Path script, String... arguments) {
        return run(Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** Runs Node in the project's directory. */
    static Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(node().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Otherwise the tools leave a cache in /tmp.
        builder.environment()
                .put("NODE_COMPILE_CACHE", UNPACKED.resolve("cache").toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(command + " was interrupted", e);
        }
    }

    /** The one version of it that is on the class path, unpacked. */
    public static Path webjar(String name) {
        Path versions = unpacked("META-INF/resources/webjars/" + name);
        try (Stream<Path> children = Files.list(versions)) {
            return children.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies a directory of a JAR on the class path into target/. Complete or absent: it is copied beside its final
     * place and then renamed, so that several JVMs may do this at once.
     */
    private static Path unpacked(String directory) {
        URL url = NodeTools.class.getClassLoader().getResource(directory);
        if (url == null) {
            throw new IllegalStateException(directory + " is not on the class path");
        }
        try {
            Path jar = Path.of(
                    ((JarURLConnection) url.openConnection()).getJarFileURL().toURI());
            // The JAR's name has its version: a new version is unpacked anew.
            Path target = UNPACKED.resolve(jar.getFileName().toString())
                    .resolve(Path.of(directory).getFileName());
            if (!Files.exists(target)) {
                Files.createDirectories(target.getParent());
                Path copy = Files.createTempDirectory(target.getParent(), "unpacking-");
                try (FileSystem files = FileSystems.newFileSystem(jar);
                        Stream<Path> sources = Files.walk(files.getPath(directory))) {
                    for (Path source : (Iterable<Path>) sources::iterator) {
                        String relative =
                                files.getPath(directory).relativize(source).toString();
                        Files.copy(source, copy.resolve(relative), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
                moveUnlessThere(copy, target);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void moveUnlessThere(Path copy, Path target) throws IOException {
        try {
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(target)) {
                throw e;
            }
        }
    }
}
