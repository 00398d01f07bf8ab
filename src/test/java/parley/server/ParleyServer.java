package parley.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server that a test may kill: a process of its own with the WAR that Maven built. */
public abstract class ParleyServer implements AutoCloseable {
    private ServerProcess process;

    private static final Duration DEPLOYMENT = Duration.ofSeconds(120);

    /** The one that this run is about, as {@code arquillian.launch} says; started. */
    public static ParleyServer ofThisRun(Path directory) throws Exception {
        return ofThisRun(directory, Map.of());
    }

    /** @param settings as environment variables */
    public static ParleyServer ofThisRun(Path directory, Map<String, String> settings) throws Exception {
        Path war = Path.of("target", "parley.war");
        ParleyServer server =
                switch (System.getProperty("arquillian.launch")) {
                    case "payara" -> new PayaraMicro(war, directory);
                    case "payara-server" -> new PayaraServer(war, directory);
                    default -> new TomcatServer(war, directory, List.of("-Xmx1g"));
                };
        return started(server, settings);
    }

    /** One of several on this machine: a Tomcat that takes little of it. */
    public static TomcatServer node(Path directory, Map<String, String> settings) throws Exception {
        List<String> flags = List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        return started(new TomcatServer(Path.of("target", "parley.war"), directory, flags), settings);
    }

    private static <S extends ParleyServer> S started(S server, Map<String, String> settings)
            throws IOException, InterruptedException {
        ParleyServer any = server;
        any.process = server.prepare();
        any.process.give(settings);
        server.start();
        return server;
    }

    private boolean isDeployed() throws IOException {
        return ((HttpURLConnection) page().toURL().openConnection()).getResponseCode() == HttpURLConnection.HTTP_OK;
    }

    abstract ServerProcess prepare() throws IOException, InterruptedException;

    /** It listens; for a server that is given its application by now. */
    void listens() throws IOException, InterruptedException {}

    /** Begins to replace the running application by the same one. */
    public abstract void reload() throws IOException, InterruptedException;

    public abstract void undeploy() throws IOException, InterruptedException;

    /** Gives it back what was undeployed. */
    public abstract void deploy() throws IOException, InterruptedException;

    /** What the server's own search for stopped applications finds that were not collected; empty where it has none. */
    public String leaks() throws IOException, InterruptedException {
        return "";
    }

    /** The process that runs now, from within. */
    public Jvm jvm() throws IOException {
        return new Jvm(process.process());
    }

    public ProcessHandle process() {
        return process.process();
    }

    public InetSocketAddress address() {
        return process.address();
    }

    /** The address of the application's page, ending in a slash. */
    public URI page() {
        return URI.create("http://127.0.0.1:" + address().getPort() + "/parley/");
    }

    /** Returns when the application answers. */
    public void start() throws IOException, InterruptedException {
        try {
            process.start();
            listens();
            await().atMost(DEPLOYMENT).ignoreExceptions().until(this::isDeployed);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
