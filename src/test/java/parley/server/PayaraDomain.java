package parley.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A domain of its own beside an unpacked Payara Server: on loopback only, and without its cluster. */
final class PayaraDomain {
    private static final String NAME = "domain1";
    private static final Duration ADMINISTRATION = Duration.ofSeconds(120);

    /** Before anything listens. */
    private static final String COMMANDS = """
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener-1.address=127.0.0.1
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener-1.port=%d
            set configs.config.server-config.network-config.network-listeners.network-listener.http-listener-2.enabled=false
            set configs.config.server-config.network-config.network-listeners.network-listener.admin-listener.address=127.0.0.1
            set configs.config.server-config.network-config.network-listeners.network-listener.admin-listener.port=%d
            set configs.config.server-config.admin-service.jmx-connector.system.enabled=false
            set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
            """;

    private final Path directory;
    private final int port;
    private final Asadmin asadmin;
    private final Path home;

    /** Makes it anew. @param port for http */
    PayaraDomain(Path home, Path directory, int port) throws IOException {
        this.home = home.toAbsolutePath();
        this.directory = directory.toAbsolutePath();
        this.port = port;
        int adminPort = ServerProcess.freePort();
        this.asadmin = new Asadmin(this.home, adminPort);
        TomcatBase.delete(directory);
        copy(this.home.resolve("glassfish/domains").resolve(NAME), this.directory.resolve(NAME));
        keepToLoopback(this.directory.resolve(NAME).resolve("config/domain.xml"));
        Files.writeString(commands(), COMMANDS.formatted(port, adminPort));
    }

    /** A command before the start would begin what listens for IIOP, and too early. */
    private static void keepToLoopback(Path domain) throws IOException {
        String text = Files.readString(domain)
                .replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
                .replace("port=\"3700\"", "port=\"" + ServerProcess.freePort() + "\"");
        Files.writeString(domain, text);
    }

    private Path commands() {
        return directory.resolve("commands.txt");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    Asadmin asadmin() {
        return asadmin;
    }

    /** It comes after the port for http. */
    void awaitAdministration() {
        await().atMost(ADMINISTRATION)
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> asadmin.run("uptime").contains("Uptime"));
    }

    /**
     * The server as a process that can be killed, not as a child of asadmin, which would outlive it.
     *
     * @param options of {@code start-domain}
     */
    ServerProcess process(String... options) throws IOException, InterruptedException {
        List<String> start = new ArrayList<>(List.of("start-domain", "--dry-run", "--domaindir", directory.toString()));
        start.addAll(List.of("--prebootcommandfile", commands().toString()));
        start.addAll(List.of(options));
        start.add(NAME);
        List<String> command = asadmin.run(start.toArray(String[]::new))
                .lines()
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .toList();
        List<String> withoutInput = new ArrayList<>(command);
        // It would wait for passwords, which there are none of.
        withoutInput.set(withoutInput.indexOf("-read-stdin") + 1, "false");
        return new ServerProcess(withoutInput, directory, port);
    }
}
