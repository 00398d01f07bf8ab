package parley.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A self-signed certificate and its key, made by the JDK's keytool and kept, since browsers ask again for each new one.
 */
final class Certificate {
    /** Tomcat's default. Whom the file's permissions keep out, they keep out; a password beside it would not. */
    static final String PASSWORD = "changeit";

    static final String ALIAS = "parley";

    /** No browser accepts a longer life from anybody. */
    private static final int DAYS = 397;

    private static final Duration SPARE = Duration.ofDays(30);

    private static final int TYPE_NAME = 2;
    private static final int TYPE_ADDRESS = 7;

    private Certificate() {}

    /**
     * Makes a certificate, unless the one that is there is valid for some time and for all that is needed, or is
     * somebody's own.
     *
     * @param keystore the file
     * @param names what it should be valid for
     * @param addresses likewise
     * @param needed those among the addresses without which it is made anew: some change every day
     * @return whether it was made
     */
    static boolean provide(
            Path keystore, Set<String> names, Collection<String> addresses, Collection<String> needed, Instant now)
            throws IOException {
        Set<String> all = new TreeSet<>(addresses);
        if (Files.exists(keystore)) {
            Optional<X509Certificate> old = read(keystore);
            if (old.isEmpty()) {
                return false;
            }
            if (old.get().getNotAfter().toInstant().isAfter(now.plus(SPARE))) {
                Set<String> known = addresses(old.get());
                if (known.containsAll(needed)) {
                    return false;
                }
                // Whoever goes to and fro between two networks should not be asked again in each.
                all.addAll(known);
            }
        }
        make(keystore, names, all);
        return true;
    }

    /** The certificate in the file, unless it is one that was not made here. */
    static Optional<X509Certificate> read(Path keystore) throws IOException {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return Optional.ofNullable((X509Certificate) store.getCertificate(ALIAS));
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException(
                    keystore + " cannot be read with the password \"" + PASSWORD + "\": move it away, or name another.",
                    e);
        }
    }

    static Set<String> names(X509Certificate certificate) {
        return subjects(certificate, TYPE_NAME);
    }

    static Set<String> addresses(X509Certificate certificate) {
        return subjects(certificate, TYPE_ADDRESS);
    }

    private static Set<String> subjects(X509Certificate certificate, int type) {
        try {
            return certificate.getSubjectAlternativeNames().stream()
                    .filter(name -> name.get(0).equals(type))
                    .map(name -> (String) name.get(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void make(Path keystore, Set<String> names, Set<String> addresses) throws IOException {
        Files.createDirectories(keystore.getParent());
        // Whole or not at all, and never readable to others: made in a directory that is its owner's alone.
        Path workplace = Files.createTempDirectory(keystore.getParent(), "https");
        Path made = workplace.resolve("https.p12");
        try {
            keytool(made, names, addresses);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(made, keystore, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(made);
            Files.delete(workplace);
        }
    }

    private static void keytool(Path made, Set<String> names, Set<String> addresses) throws IOException {
        String subjects = Stream.concat(
                        names.stream().map(name -> "dns:" + name),
                        addresses.stream().map(address -> "ip:" + address))
                .collect(Collectors.joining(","));
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(tool, "-genkeypair", "-alias", ALIAS, "-dname", "CN=Parley"));
        command.addAll(List.of("-keystore", made.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA"));
        // A clock in the network may be a little behind this one.
        command.addAll(List.of("-startdate", "-1d", "-validity", String.valueOf(DAYS)));
        command.addAll(List.of("-ext", "san=" + subjects, "-ext", "bc:critical=ca:false"));
        command.addAll(List.of("-ext", "ku:critical=digitalSignature", "-ext", "eku=serverAuth"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool made no certificate: " + said);
            }
        } catch (InterruptedException e) {
            throw new IOException("keytool was interrupted", e);
        }
    }
}
