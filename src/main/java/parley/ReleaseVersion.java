package parley;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Which Parley this is, as Maven calls it. */
final class ReleaseVersion {
    private ReleaseVersion() {}

    /** @return from the manifest of the WAR; {@code unknown} where the application runs without one, as from sources */
    static String of(ServletContext context) {
        try (InputStream manifest = context.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            String version = manifest == null
                    ? null
                    : new Manifest(manifest).getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return version == null ? "unknown" : version;
        } catch (IOException e) {
            return "unknown"; // no reason not to start
        }
    }
}
