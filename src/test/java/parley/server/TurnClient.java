package parley.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code turnutils_uclient}, which comes with coturn. By TLS it hangs now and then, so there is none of that here. */
public final class TurnClient {
    private static final int PATIENCE = 30;

    /** What it says when it has been given all that it asked for. */
    private static final String DONE = "Total connect time";

    private TurnClient() {}

    /**
     * Asks for a relay, and to reach somebody from there; sends them nothing.
     *
     * @param peer the address to be reached
     * @param more arguments
     */
    public static Answer ask(TurnServer server, String peer, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(TurnServer.program("turnutils_uclient").orElseThrow().toString()));
        command.addAll(List.of("-v", "-c", "-n", "0", "-e", peer, "-p", String.valueOf(server.port())));
        command.addAll(more);
        command.add(TurnServer.ADDRESS);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(PATIENCE, TimeUnit.SECONDS).execute(process::destroyForcibly);
        StringBuilder printed = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.contains(DONE)) {
                printed.append(line).append('\n');
                line = lines.readLine();
            }
            return new Answer(line != null, printed.toString());
        } finally {
            process.destroyForcibly();
        }
    }

    /** @param isYes whether all was granted */
    public record Answer(boolean isYes, String printed) {}
}
