package parley.browser.embed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.js.NodeTools;

/** The examples of docs/embedding.md, as they are but for the addresses of the servers. */
final class Example {
    private static final Path DIRECTORY = Path.of("docs", "examples");

    private final String parley;
    private final String cameras;

    /** @param parley in place of {@code https://meet.example.org/parley/} */
    Example(String parley, CameraServer cameras) {
        this.parley = parley;
        this.cameras = cameras.origin() + "/";
    }

    String text(String name) throws IOException {
        return adapted(Files.readString(DIRECTORY.resolve(name)));
    }

    private String adapted(String text) {
        return text.replace("https://meet.example.org/parley/", parley).replace("wss://cameras.example.org/", cameras);
    }

    /** What a bundler makes of a module with JSX, bundling aside. */
    String compiled(String name) throws IOException {
        Path out = Path.of("target", "examples");
        NodeTools.Result result = NodeTools.tsc(
                DIRECTORY.resolve(name).toString(),
                "--allowJs",
                "--noCheck",
                "--jsx",
                "react-jsx",
                "--target",
                "es2022",
                "--module",
                "es2022",
                "--moduleResolution",
                "bundler",
                "--outDir",
                out.toString());
        Path compiled = out.resolve(Path.of(name).getFileName().toString().replace(".jsx", ".js"));
        if (!Files.exists(compiled)) {
            throw new IllegalStateException(result.output());
        }
        return adapted(Files.readString(compiled));
    }
}
