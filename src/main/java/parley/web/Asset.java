package parley.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One static file, ready to be sent. */
final class Asset {
    private static final String OTHER = "application/octet-stream";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("gif", "image/gif"),
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain;charset=utf-8"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("wav", "audio/wav"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("webp", "image/webp"));

    /** An encoding of the file: {@code tag} is its strong entity tag. */
    record Representation(byte[] body, String tag) {}

    final String type;
    final Representation plain;
    /** Null where it would not be worth it. */
    final Representation gzip;

    Asset(String path, byte[] body) {
        type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), OTHER);
        String hash = hash(body);
        byte[] compressed = compress(body);
        plain = new Representation(body, '"' + hash + '"');
        gzip = compressed.length < body.length * 0.9 ? new Representation(compressed, '"' + hash + "-gzip\"") : null;
    }

    /** Half of SHA-256, hexadecimal. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] compress(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new BestGzip(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
