package parley.war;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What is in the WAR, and what it says that is. */
class WarIT {
    static final Path WAR = Path.of("target", "parley.war");
    static final String NO_SBOM = "built offline (-o): there is no bill of materials";

    private static final String SBOM = "META-INF/sbom/parley.cdx.json";
    private static final String WEBJARS = "org.webjars.npm";

    private FileSystem war;

    @BeforeEach
    void open() throws IOException {
        war = FileSystems.newFileSystem(WAR);
    }

    @AfterEach
    void close() throws IOException {
        war.close();
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(war.getPath(name));
    }

    private Set<String> names(String directory) throws IOException {
        try (Stream<Path> files = Files.list(war.getPath(directory))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Stream<JsonObject> components() throws IOException {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes(SBOM)))) {
            return reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class).stream();
        }
    }

    private static boolean isOfThePage(JsonObject component) {
        return component.getString("group").equals(WEBJARS);
    }

    private static String jar(JsonObject component) {
        return component.getString("name") + "-" + component.getString("version") + ".jar";
    }

    private static String sha256(JsonObject component) {
        return component.getJsonArray("hashes").getValuesAs(JsonObject.class).stream()
                .filter(hash -> hash.getString("alg").equals("SHA-256"))
                .map(hash -> hash.getString("content"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> licenses(JsonObject component) {
        return component.getJsonArray("licenses").getValuesAs(JsonObject.class).stream()
                .map(choice -> choice.getJsonObject("license"))
                .map(license -> license.getString("id", license.getString("name", "")))
                .collect(Collectors.toSet());
    }

    private static boolean bringsItsLicense(byte[] jar) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().startsWith("META-INF/LICENSE")) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void itIsSmall() throws IOException {
        assertTrue(Files.size(WAR) < 8_000_000, Files.size(WAR) + " bytes");
    }

    @Test
    @DisabledIfSystemProperty(named = "maven.mode", matches = "offline=true", disabledReason = NO_SBOM)
    void theBillOfMaterialsNamesEachLibraryByItsHash() throws Exception {
        Map<String, String> contained = new TreeMap<>();
        for (String jar : names("WEB-INF/lib")) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes("WEB-INF/lib/" + jar));
            contained.put(jar, HexFormat.of().formatHex(hash));
        }
        Map<String, String> named = components()
                .filter(component -> !isOfThePage(component))
                .collect(Collectors.toMap(WarIT::jar, WarIT::sha256, (one, other) -> one, TreeMap::new));
        assertEquals(contained, named);
    }

    @Test
    @DisabledIfSystemProperty(named = "maven.mode", matches = "offline=true", disabledReason = NO_SBOM)
    void theBillOfMaterialsNamesTheLibrariesOfThePage() throws IOException {
        Map<String, String> versions = components()
                .filter(WarIT::isOfThePage)
                .collect(Collectors.toMap(
                        component -> component.getString("name"), component -> component.getString("version")));
        Set<String> modules = names("lib").stream()
                .filter(name -> name.endsWith(".js"))
                .map(name -> name.replace(".js", ""))
                .collect(Collectors.toSet());
        assertEquals(modules, versions.keySet());
        String version = versions.get("qr-creator");
        String webjar = "/META-INF/resources/webjars/qr-creator/" + version + "/dist/qr-creator.es6.min.js";
        try (var module = WarIT.class.getResourceAsStream(webjar)) {
            assertTrue(module != null, "no " + webjar);
            assertEquals(new String(module.readAllBytes()), new String(bytes("lib/qr-creator.js")));
        }
    }

    /** With the library itself, or as that of Parley, which is Apache-2.0 too. */
    @Test
    @DisabledIfSystemProperty(named = "maven.mode", matches = "offline=true", disabledReason = NO_SBOM)
    void theTextOfEachLicenceIsThere() throws IOException {
        assertEquals(Files.readString(Path.of("LICENSE")), new String(bytes("META-INF/LICENSE")));
        assertTrue(Files.size(war.getPath("ui/icons-license.txt")) > 0);
        for (JsonObject component : components().toList()) {
            boolean own = isOfThePage(component)
                    ? Files.exists(war.getPath("lib", component.getString("name") + "-license.txt"))
                    : bringsItsLicense(bytes("WEB-INF/lib/" + jar(component)));
            assertTrue(
                    own || licenses(component).contains("Apache-2.0"),
                    component.getString("name") + ": " + licenses(component));
        }
    }
}
