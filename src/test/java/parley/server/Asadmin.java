package parley.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Payara's tool for administrators, run as they run it: one process for each command. */
final class Asadmin {
    private final List<String> program;

    /** @param home of the unpacked server; @param port on which its domain is administered */
    Asadmin(Path home, int port) {
        program = List.of(
                ServerProcess.java(),
                "-jar",
                home.resolve("glassfish/lib/client/appserver-cli.jar").toString(),
                "--interactive=false",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port));
    }

    /** @return what it printed */
    String run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(program);
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("asadmin " + String.join(" ", command) + ": " + printed.strip());
        }
        return printed;
    }
}
