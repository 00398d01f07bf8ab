package parley.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * A JVM with integration tests. Several run at once, each with a server of its own: this gives them their ports and
 * directories, before anything else of the tests is loaded.
 */
public final class Fork implements LauncherSessionListener {
    /** Below those that connections are given, which may take one while its server is being started anew. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;

    private static final int NUMBER = Integer.getInteger("fork", 1);

    /** Where the servers of these tests work. Others are below it. */
    public static Path directory() {
        return Path.of("target", System.getProperty("arquillian.launch") + "-" + NUMBER);
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        // There is a session for each class.
        if (System.getProperty("arquillian.launch") == null || System.getProperty("http.port") != null) {
            return;
        }
        try {
            System.setProperty("http.port", Integer.toString(freePort()));
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
        int jmxPort = freePort();
        System.setProperty("tomcat.base", directory.toString());
        System.setProperty("https.port", Integer.toString(freePort()));
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

    /** Of each two ports one for either fork: what one has found free, the other does not take. */
    private static int freePort() {
        while (true) {
            int port = FIRST_PORT + 2 * ThreadLocalRandom.current().nextInt(PORTS / 2) + NUMBER % 2;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken; another one is not.
            }
        }
    }
}
