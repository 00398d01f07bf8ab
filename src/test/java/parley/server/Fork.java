package parley.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * A JVM with integration tests. Several run at once, each with a server of its own: this gives them their ports and
 * directories, before anything else of the tests is loaded.
 */
public final class Fork implements LauncherSessionListener {
    /** What is slow on a busy machine is not wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Where the servers of these tests work. Others are below it. */
    public static Path directory() {
        return Path.of("target", System.getProperty("arquillian.launch") + "-" + Ports.FORK);
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(PATIENCE);
        // There is a session for each class.
        if (System.getProperty("arquillian.launch") == null || System.getProperty("http.port") != null) {
            return;
        }
        try {
            System.setProperty("http.port", Integer.toString(Ports.free()));
            String home = System.getProperty("tomcat.home");
            if (home != null) {
                prepareTomcat(Path.of(home));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prepareTomcat(Path home) throws IOException {
        Path conf = home.resolve("conf");
        Path directory = directory().resolve(home.getFileName()).toAbsolutePath();
        new TomcatBase(home, directory, Files.readString(conf.resolve("server.xml")))
                .addManager(Files.readString(conf.resolve("tomcat-users.xml")));
        int jmxPort = Ports.free();
        System.setProperty("tomcat.base", directory.toString());
        System.setProperty("https.port", Integer.toString(Ports.free()));
        System.setProperty("tomcat.jmx.port", Integer.toString(jmxPort));
        System.setProperty(
                "tomcat.arguments",
                String.join(
                        " ",
                        System.getProperty("tomcat.opens"),
                        "-Dhttp.port=" + System.getProperty("http.port"),
                        "-Dhttps.port=" + System.getProperty("https.port"),
                        "-Dhttps.address=127.0.0.1",
                        "-Dhttps.keystore=" + conf.resolve("https.p12").toAbsolutePath(),
                        "-Djava.rmi.server.hostname=127.0.0.1",
                        "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                        "-Dcom.sun.management.jmxremote.rmi.port=" + jmxPort));
    }
}
