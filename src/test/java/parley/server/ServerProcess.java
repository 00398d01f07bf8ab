package parley.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, at an address that it keeps when it is started again. */
public class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(240);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final List<String> command;
    private final Path directory;
    private final InetSocketAddress address;
    private final Map<String, String> environment = new HashMap<>();
    private Process process;

    /** On a port of 127.0.0.1. */
    public ServerProcess(List<String> command, Path directory, int port) {
        this(command, directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * @param directory to work in; what the server prints goes to {@code out.log} there
     * @param address where this process reaches it
     */
    public ServerProcess(List<String> command, Path directory, InetSocketAddress address) {
        this.command = command;
        this.directory = directory;
        this.address = address;
    }

    /** What it is given beside the environment of this process, from its next start on. */
    void give(Map<String, String> variables) {
        environment.putAll(variables);
    }

    /** The Java that runs this. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns when it listens: then its applications have been started, or soon will be, or have failed to. */
    public void start() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path log = directory.resolve("out.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
        // Payara Server fails to start while it could still be typed to.
        process.getOutputStream().close();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long end = System.nanoTime() + START.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                close();
                throw new IOException("the server did not start; see " + log);
            }
            Thread.sleep(50);
        }
    }

    /** Whether it accepts connections at its address. */
    protected boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public InetSocketAddress address() {
        return address;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** At once, without a chance to say anything. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
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
