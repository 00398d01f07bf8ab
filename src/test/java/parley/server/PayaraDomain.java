package parley.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A domain of its own beside an unpacked Payara Server: on loopback only, and without its cluster. */
public final class PayaraDomain {
    private static final String NAME = "domain1";
    private static final String CLUSTER = "<hazelcast-config-specific-configuration";
    private static final Duration ADMINISTRATION = Duration.ofSeconds(120);

    private final Path directory;
    private final int port;
    private final Asadmin asadmin;
    private final Path home;

    /** Makes it anew. @param port for http */
    public PayaraDomain(Path home, Path directory, int port) throws IOException {
        this.home = home.toAbsolutePath();
        this.directory = directory.toAbsolutePath();
        this.port = port;
        int adminPort = Ports.free();
        this.asadmin = new Asadmin(this.home, adminPort);
        TomcatBase.delete(directory);
        TomcatBase.copy(this.home.resolve("glassfish/domains").resolve(NAME), this.directory.resolve(NAME));
        configure(this.directory.resolve(NAME).resolve("config/domain.xml"), adminPort);
    }

    /** In its file: the server must listen on loopback only from the first moment. */
    private void configure(Path domain, int adminPort) throws IOException {
        String text = Files.readString(domain)
                .replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
                .replace("port=\"8080\"", "address=\"127.0.0.1\" port=\"" + port + "\"")
                .replace("port=\"4848\"", "address=\"127.0.0.1\" port=\"" + adminPort + "\"")
                .replace("port=\"8181\"", "enabled=\"false\" port=\"8181\"")
                .replace("port=\"8686\"", "enabled=\"false\" port=\"8686\"")
                .replace("<http default-virtual-server", "<http xpowered-by=\"false\" default-virtual-server")
                .replace("port=\"3700\"", "port=\"" + Ports.free() + "\"")
                .replace("value=\"7676\"", "value=\"" + Ports.free() + "\"")
                .replace(CLUSTER + ">", CLUSTER + " enabled=\"false\">");
        Files.writeString(domain, text);
    }

    /** What is put there is deployed while the server runs. */
    public Path autodeploy() throws IOException {
        return Files.createDirectories(directory.resolve(NAME).resolve("autodeploy"));
    }

    Asadmin asadmin() {
        return asadmin;
    }

    /** It comes after the port for http. */
    public void awaitAdministration() {
        await().atMost(ADMINISTRATION)
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> asadmin.run("uptime").contains("Up "));
    }

    /** The server as a process that can be killed, not as a child of asadmin, which would outlive it. */
    public ServerProcess process() throws IOException, InterruptedException {
        List<String> command = asadmin.run("start-domain", "--dry-run", "--domaindir", directory.toString(), NAME)
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
