package parley.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A Tomcat in a process of its own, with one of the contenders in it, on a free port of 127.0.0.1. */
final class TomcatServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Contender contender;
    private final Process process;
    private final InetSocketAddress address;

    private TomcatServer(Contender contender, Process process, int port) {
        this.contender = contender;
        this.process = process;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** For both contenders alike. The heap's bounds keep figures of machines with more memory comparable. */
    static List<String> flags(Options options) {
        List<String> flags = new ArrayList<>(List.of("-Xms256m", "-Xmx2g"));
        flags.addAll(options.jvm());
        return flags;
    }

    /**
     * @param serverXml the text of Tomcat's configuration; it takes its port from the system property http.port
     * @param parameters Parley's settings that differ from their defaults
     */
    static TomcatServer start(Options options, Contender contender, String serverXml, Map<String, String> parameters)
            throws IOException, InterruptedException {
        Path base = options.directory().resolve(contender.context());
        prepare(options, contender, base, serverXml, parameters);
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(options));
        Path bin = options.tomcat().resolve("bin");
        command.addAll(List.of(
                "-Dcatalina.home=" + options.tomcat(),
                "-Dcatalina.base=" + base,
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
                "-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"),
                "-Dhttp.port=" + port,
                "-classpath",
                bin.resolve("bootstrap.jar") + System.getProperty("path.separator") + bin.resolve("tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        Process process = new ProcessBuilder(command)
                .directory(base.toFile())
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("logs/out.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        TomcatServer server = new TomcatServer(contender, process, port);
        server.awaitStart();
        return server;
    }

    private static void prepare(
            Options options, Contender contender, Path base, String serverXml, Map<String, String> parameters)
            throws IOException {
        delete(base);
        for (String name : List.of("conf/Catalina/localhost", "logs", "temp", "webapps", "work")) {
            Files.createDirectories(base.resolve(name));
        }
        for (String name : List.of("web.xml", "catalina.properties", "logging.properties", "tomcat-users.xml")) {
            Files.copy(
                    options.tomcat().resolve("conf").resolve(name),
                    base.resolve("conf").resolve(name));
        }
        Files.writeString(base.resolve("conf/server.xml"), serverXml);
        Path war = base.resolve("webapps").resolve(contender.context() + ".war");
        if (contender == Contender.PARLEY) {
            Files.copy(options.war(), war, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(base.resolve("conf/Catalina/localhost/parley.xml"), context(parameters));
        } else {
            ShrinkWrap.create(WebArchive.class)
                    .addClass(BareEndpoint.class)
                    .as(ZipExporter.class)
                    .exportTo(war.toFile(), true);
        }
    }

    private static String context(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> "<Parameter name=\"%s\" value=\"%s\" override=\"false\"/>"
                        .formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n", "<Context>\n", "\n</Context>\n"));
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Tomcat listens when its applications have been started, or have failed to; that the first join shows. */
    private void awaitStart() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(address);
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() - end > 0) {
                    close();
                    throw new IOException("Tomcat did not start; see " + contender.context() + "/logs/out.log", e);
                }
                Thread.sleep(100);
            }
        }
    }

    Contender contender() {
        return contender;
    }

    InetSocketAddress address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** User and system time of the whole process so far, in nanoseconds; on Linux it counts in steps of 10 ms. */
    long cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
