package parley.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsTest {
    @TempDir
    private Path directory;

    private Properties prepare(String listening) throws IOException {
        Path answer = directory.resolve("network.properties");
        Https.main(new String[] {directory.resolve("https.p12").toString(), listening, "8443", answer.toString()});
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(answer)) {
            properties.load(file);
        }
        return properties;
    }

    private X509Certificate certificate() throws IOException {
        return Certificate.read(directory.resolve("https.p12")).orElseThrow();
    }

    @Test
    void onLoopbackThereIsNothingToTellOthers() throws IOException {
        Properties answer = prepare("127.0.0.1");
        assertNull(answer.getProperty("network.url"));
        assertEquals("", answer.getProperty("network.lines"));
        assertEquals(Set.of("127.0.0.1", "0:0:0:0:0:0:0:1"), Certificate.addresses(certificate()));
        assertTrue(Certificate.names(certificate()).contains("localhost"));
    }

    @Test
    void oneAddressIsTheOneToTell() throws IOException {
        assertEquals("https://192.0.2.77:8443/parley/", prepare("192.0.2.77").getProperty("network.url"));
        assertTrue(Certificate.addresses(certificate()).contains("192.0.2.77"));
        assertEquals(
                "https://[fd00:0:0:0:0:0:0:5]:8443/parley/", prepare("fd00::5").getProperty("network.url"));
    }

    @Test
    void theCertificateIsValidForWhateverIsTold() throws IOException {
        Properties answer = prepare("0.0.0.0");
        List<String> told = answer.getProperty("network.lines")
                .lines()
                .map(line -> line.replaceFirst(".*(https://\\S+).*", "$1"))
                .toList();
        // A machine without a network has nothing to tell.
        assertEquals(LocalAddresses.toType(LocalAddresses.all()).size(), told.size());
        Set<String> valid = Certificate.addresses(certificate());
        for (String url : told) {
            assertTrue(valid.contains(URI.create(url).getHost().replaceAll("[\\[\\]]", "")), url);
        }
    }

    @Test
    void shortAddressesAreToldWhereThereAreAny() throws IOException {
        InetAddress shortOne = InetAddress.getByName("192.168.1.5");
        InetAddress longOne = InetAddress.getByName("fd00::5");
        assertEquals(List.of(shortOne), LocalAddresses.toType(List.of(longOne, shortOne)));
        assertEquals(List.of(longOne), LocalAddresses.toType(List.of(longOne)));
        assertFalse(LocalAddresses.all().stream().anyMatch(InetAddress::isLoopbackAddress));
    }
}
