package parley.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An installed coturn in a process of its own, which relays from an address that nothing else here has. */
public final class TurnServer implements AutoCloseable {
    public static final String RELAY_ADDRESS = "127.0.0.2";

    private static final String SECRET = "0123456789abcdef".repeat(2);

    private final ServerProcess process;

    /** Started. */
    public TurnServer(Path directory) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        process = new ServerProcess(
                List.of(
                        program().orElseThrow().toString(),
                        "-n",
                        "--listening-ip=127.0.0.1",
                        "--listening-port=" + port,
                        "--relay-ip=" + RELAY_ADDRESS,
                        "--realm=parley.invalid",
                        "--use-auth-secret",
                        "--static-auth-secret=" + SECRET,
                        "--fingerprint",
                        "--allow-loopback-peers",
                        "--no-tls",
                        "--no-dtls",
                        "--no-cli",
                        "--log-file=stdout",
                        "--pidfile=turnserver.pid"),
                directory,
                port);
        process.start();
    }

    public static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "turnserver"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What Parley must be told to use it, in the environment. */
    public Map<String, String> settings() {
        return Map.of(
                "PARLEY_ICE_SERVERS", "turn:127.0.0.1:" + process.address().getPort(), "PARLEY_TURN_SECRET", SECRET);
    }

    @Override
    public void close() {
        process.close();
    }
}
