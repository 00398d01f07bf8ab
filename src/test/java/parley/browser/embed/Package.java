package parley.browser.embed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The npm package that Maven has made, as npm unpacks it. */
final class Package {
    private static final int BLOCK = 512;

    private Package() {}

    static Path file() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("parley-embed-.*\\.tgz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Texts by path, such as {@code package/package.json}. */
    static Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file())))) {
            for (byte[] header = in.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; ) {
                String name = field(header, 0, 100);
                int size = Integer.parseInt(field(header, 124, 12), 8);
                boolean isFile = header[156] == '0';
                byte[] body = in.readNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
                if (isFile) {
                    contents.put(name, new String(body, 0, size, StandardCharsets.UTF_8));
                }
                header = in.readNBytes(BLOCK);
            }
        }
        return contents;
    }

    private static String field(byte[] header, int start, int length) {
        return new String(header, start, length, StandardCharsets.US_ASCII)
                .replaceFirst("\0.*", "")
                .strip();
    }
}
