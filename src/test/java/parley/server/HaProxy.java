package parley.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An installed HAProxy with the configuration of docs/scaling.md, in a process of its own. */
public final class HaProxy implements AutoCloseable {
    private static final Path CONFIGURATION = Path.of("docs", "scaling", "haproxy.cfg");

    private final Path socket;
    private final ServerProcess process;

    /**
     * Not started yet.
     *
     * @param name its own among its peers
     * @param environment what the configuration wants to know of peers and nodes
     */
    public HaProxy(String name, Path directory, Map<String, String> environment) throws IOException {
        int port = Ports.free();
        // The names of sockets must be short.
        socket = Files.createTempDirectory(Path.of("/tmp"), "haproxy").resolve("socket");
        List<String> command = new ArrayList<>(List.of("env"));
        environment.forEach((variable, value) -> command.add(variable + "=" + value));
        command.addAll(List.of("PROXY_BIND=127.0.0.1:" + port, "PROXY_SOCKET=" + socket));
        String program = program().orElseThrow().toString();
        command.addAll(List.of(
                program, "-db", "-L", name, "-f", CONFIGURATION.toAbsolutePath().toString()));
        process = new ServerProcess(command, directory, port);
    }

    public static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(directory -> Path.of(directory, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public void start() throws IOException, InterruptedException {
        process.start();
    }

    public void kill() throws InterruptedException {
        process.kill();
    }

    public InetSocketAddress address() {
        return process.address();
    }

    /** What an administrator would write to its socket. */
    public String command(String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(StandardCharsets.US_ASCII.encode(command + "\n"));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** One that changes something, to which the answer is empty. */
    public void set(String command) throws IOException {
        String answer = command(command).strip();
        if (!answer.isEmpty()) {
            throw new IOException(command + ": " + answer);
        }
    }

    /** One value of its statistics. @param node or {@code BACKEND} */
    public String statistic(String node, String name) throws IOException {
        List<String[]> lines =
                command("show stat").lines().map(line -> line.split(",")).toList();
        int column = List.of(lines.get(0)).indexOf(name);
        return lines.stream()
                .filter(line -> line[0].equals("calls") && line[1].equals(node))
                .map(line -> line[column])
                .findFirst()
                .orElseThrow();
    }

    /** The calls whose node it knows. */
    public List<String> knownCalls() throws IOException {
        return command("show table calls")
                .lines()
                .filter(line -> line.contains(" key="))
                .map(line -> line.replaceFirst(".* key=(\\S+) .*", "$1"))
                .toList();
    }

    @Override
    public void close() {
        process.close();
        try {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.getParent());
        } catch (IOException e) {
            // It is in the directory for what is temporary.
        }
    }
}
