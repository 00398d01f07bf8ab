package parley.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    private static final String HOME = "192.168.1.5";
    private static final String WORK = "10.1.2.3";

    @TempDir
    private Path directory;

    private Path keystore;

    @BeforeEach
    void choosePlace() {
        keystore = directory.resolve("not yet").resolve("https.p12");
    }

    private boolean provide(String address, Instant now) throws IOException {
        return Certificate.provide(
                keystore, Set.of("localhost", "laptop.local"), List.of(address, "fd00::5"), List.of(address), now);
    }

    private X509Certificate certificate() throws IOException {
        return Certificate.read(keystore).orElseThrow();
    }

    @Test
    void isWhatBrowsersAsk() throws Exception {
        assertTrue(provide(HOME, Instant.now()));
        X509Certificate certificate = certificate();

        assertEquals(Set.of("localhost", "laptop.local"), Certificate.names(certificate));
        assertEquals(Set.of(HOME, "fd00:0:0:0:0:0:0:5"), Certificate.addresses(certificate));
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage(), "server authentication");
        assertEquals(-1, certificate.getBasicConstraints(), "nobody's authority");
        assertEquals(
                256,
                ((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength());
        certificate.checkValidity(Date.from(Instant.now().minus(Duration.ofHours(23))));
        Duration life = Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
        assertTrue(life.compareTo(Duration.ofDays(397)) <= 0, life::toString);
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void isReadableToItsOwnerOnlyAndAlone() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        provide(HOME, Instant.now());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keystore)));
        try (Stream<Path> files = Files.list(keystore.getParent())) {
            assertEquals(List.of(keystore), files.toList());
        }
    }

    @Test
    void isKeptWhileItDoes() throws IOException {
        provide(HOME, Instant.now());
        X509Certificate first = certificate();
        assertFalse(provide(HOME, Instant.now().plus(Duration.ofDays(365))));
        assertEquals(first, certificate());
    }

    @Test
    void isRenewedBeforeItsEnd() throws IOException {
        provide(WORK, Instant.now());
        assertTrue(provide(HOME, Instant.now().plus(Duration.ofDays(367))));
        assertFalse(Certificate.addresses(certificate()).contains(WORK), "long ago");
    }

    @Test
    void isMadeAnewForANewAddressAndStaysValidForTheOldOne() throws IOException {
        provide(HOME, Instant.now());
        assertTrue(provide(WORK, Instant.now()));
        assertTrue(Certificate.addresses(certificate()).containsAll(Set.of(HOME, WORK)));
        assertFalse(provide(HOME, Instant.now()));
    }

    @Test
    void isNotMadeAnewForAnAddressThatNobodyTypes() throws IOException {
        provide(HOME, Instant.now());
        assertFalse(Certificate.provide(
                keystore, Set.of("localhost"), List.of(HOME, "fd00::99"), List.of(HOME), Instant.now()));
    }

    @Test
    void leavesSomebodysOwnAlone() throws Exception {
        provide(HOME, Instant.now());
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setCertificateEntry("mine", certificate());
        try (OutputStream out = Files.newOutputStream(keystore)) {
            own.store(out, Certificate.PASSWORD.toCharArray());
        }
        byte[] before = Files.readAllBytes(keystore);
        assertFalse(provide(WORK, Instant.now()));
        assertArrayEquals(before, Files.readAllBytes(keystore));
    }

    @Test
    void namesAFileThatIsNoKeystore() throws IOException {
        Files.createDirectories(keystore.getParent());
        Files.writeString(keystore, "notes");
        String problem = assertThrows(IOException.class, () -> provide(HOME, Instant.now()))
                .getMessage();
        assertTrue(problem.contains(keystore.toString()), problem);
        assertEquals("notes", Files.readString(keystore));
    }

    @Test
    void carriesTheKey() throws Exception {
        provide(HOME, Instant.now());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            store.load(in, Certificate.PASSWORD.toCharArray());
        }
        assertTrue(store.isKeyEntry(Certificate.ALIAS));
    }
}
