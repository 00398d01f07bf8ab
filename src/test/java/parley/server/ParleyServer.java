package parley.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A server that a test may kill: a process of its own with the WAR that Maven built. */
public abstract class ParleyServer implements AutoCloseable {
    private ServerProcess process;

    /** The one that this run is about, as {@code arquillian.launch} says; started. */
    public static ParleyServer ofThisRun(Path directory) throws Exception {
        Path war = Path.of("target", "parley.war");
        ParleyServer server = System.getProperty("arquillian.launch").equals("payara")
                ? new PayaraServer(war, directory)
                : new TomcatServer(war, directory);
        server.process = server.prepare();
        server.start();
        return server;
    }

    abstract ServerProcess prepare() throws IOException;

    /** Begins to replace the running application by the same one. */
    public abstract void reload() throws IOException, InterruptedException;

    public InetSocketAddress address() {
        return process.address();
    }

    public void start() throws IOException, InterruptedException {
        process.start();
    }

    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
