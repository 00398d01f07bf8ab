package parley.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An installed coturn with a configuration of {@code docs/turn}, in a process of its own. */
public final class TurnServer implements AutoCloseable {
    public static final String ADDRESS = "127.0.0.1";

    /** From where it relays: an address that nothing else here has. */
    public static final String RELAY_ADDRESS = "127.0.0.2";

    public static final String SECRET = "0123456789abcdef".repeat(2);

    /** A file of the guide, with an administrator's lines. */
    public enum Guide {
        INTERNET("turnserver.conf", "203.0.113.10", "fullchain.pem", "privkey.pem"),
        CLOSED("turnserver-closed.conf", "192.168.10.5", "cert.pem", "key.pem");

        private final Path file;
        private final String address;
        private final String certificate;
        private final String key;

        Guide(String file, String address, String certificate, String key) {
            this.file = Path.of("docs", "turn", file);
            this.address = address;
            this.certificate = certificate;
            this.key = key;
        }

        public List<String> lines() throws IOException {
            return Files.readAllLines(file);
        }

        /** With what is put in for this machine. */
        private List<String> adapted(Path certificates) throws IOException {
            Map<String, String> own = Map.of(
                    "#static-auth-secret=",
                    "static-auth-secret=" + SECRET,
                    "cert=/etc/coturn/" + certificate,
                    "cert=" + certificates.resolve("fullchain.pem"),
                    "pkey=/etc/coturn/" + key,
                    "pkey=" + certificates.resolve("privkey.pem"),
                    "listening-ip=" + address,
                    "listening-ip=" + ADDRESS,
                    "relay-ip=" + address,
                    "relay-ip=" + RELAY_ADDRESS);
            List<String> lines = lines();
            if (!lines.containsAll(own.keySet())) {
                throw new IOException(file + " has not all of " + own.keySet());
            }
            List<String> adapted = new ArrayList<>();
            for (String line : lines) {
                adapted.add(own.getOrDefault(line, line).replace("peer-ip=" + address, "peer-ip=" + RELAY_ADDRESS));
            }
            return adapted;
        }
    }

    private final Guide guide;
    private final Path directory;
    private final Path certificates;
    private final int port = Ports.free();
    private final int tlsPort = Ports.free();
    private final ServerProcess process;

    /** As the guide has it for the internet, with a certificate that nobody knows. Started. */
    public TurnServer(Path directory) throws Exception {
        this(
                Guide.INTERNET,
                directory,
                new ServerCertificate(directory.resolve("certificate"), "turn.example.org").directory());
    }

    /**
     * Started.
     *
     * @param certificates the directory of {@code fullchain.pem} and {@code privkey.pem}
     * @param more lines of configuration
     */
    public TurnServer(Guide guide, Path directory, Path certificates, String... more)
            throws IOException, InterruptedException {
        this.guide = guide;
        this.directory = Files.createDirectories(directory).toAbsolutePath();
        this.certificates = certificates.toAbsolutePath();
        String program = program("turnserver").orElseThrow().toString();
        process = new ServerProcess(List.of(program, "-c", configuration().toString()), this.directory, port);
        Files.deleteIfExists(log());
        start(more);
    }

    private Path configuration() {
        return directory.resolve("turnserver.conf");
    }

    private Path log() {
        return directory.resolve("out.log");
    }

    /** @param more lines of configuration, in place of those that were given before */
    public void start(String... more) throws IOException, InterruptedException {
        List<String> lines = guide.adapted(certificates);
        lines.addAll(List.of(
                "listening-port=" + port,
                "tls-listening-port=" + tlsPort,
                "userdb=" + directory.resolve("turndb"),
                "pidfile=" + directory.resolve("turnserver.pid"),
                // So that it tells who was given a relay.
                "verbose",
                // On this machine everything is on loopback; what is denied of it, the ranges deny.
                "allow-loopback-peers",
                "allowed-peer-ip=" + RELAY_ADDRESS));
        lines.addAll(List.of(more));
        Files.write(configuration(), lines);
        process.start();
    }

    /** At once: nobody is told that relays have ended. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    public int port() {
        return port;
    }

    public int tlsPort() {
        return tlsPort;
    }

    /** What it has printed, since the first start. */
    public List<String> printed() throws IOException {
        return Files.readAllLines(log());
    }

    /** What Parley must be told to use it, in the environment. */
    public Map<String, String> settings() {
        String udp = "turn:" + ADDRESS + ":" + port;
        String urls = udp + " " + udp + "?transport=tcp turns:" + ADDRESS + ":" + tlsPort;
        return Map.of("PARLEY_ICE_SERVERS", urls, "PARLEY_TURN_SECRET", SECRET);
    }

    public static boolean isInstalled() {
        return program("turnserver").isPresent() && program("turnutils_uclient").isPresent();
    }

    static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
