package parley.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A network namespace of Linux: what runs in it has network devices, addresses, routes and a firewall of its own. */
public final class Namespace {
    private final String name;

    /** Makes it, with nothing but loopback. */
    Namespace(String name) throws IOException {
        this.name = name;
        run("ip", "netns", "add", name);
        ip("link set lo up");
    }

    String name() {
        return name;
    }

    /** What runs a command in here; the process is that of the command itself. */
    public List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", name));
        command.addAll(words);
        return command;
    }

    void ip(String words) throws IOException {
        run(("ip -n " + name + " " + words).split(" "));
    }

    /** Makes one of its own interfaces usable. */
    void up(String device) throws IOException {
        // With an address that it gave itself it would have another one a second later: browsers begin anew then.
        ip("link set " + device + " addrgenmode none");
        ip("link set " + device + " up");
    }

    void tc(String words) throws IOException {
        run(("tc -n " + name + " " + words).split(" "));
    }

    /** Replaces all rules of its firewall. */
    void nft(String rules) throws IOException {
        run(command(List.of("nft", "-f", "-")), "flush ruleset\n" + rules);
    }

    /** Lets packets through that are for others. */
    void forward() throws IOException {
        run(command(List.of("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward")), "");
    }

    /** Whether something in here accepts connections at an address of its own. */
    boolean listens(String host, int port) {
        return succeeds("exec 3<>/dev/tcp/" + host + "/" + port);
    }

    /** Whether a page of a server in here is there. */
    boolean serves(String host, int port, String path) {
        return succeeds("exec 3<>/dev/tcp/" + host + "/" + port + " && printf 'GET " + path
                + " HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200'* ]]");
    }

    private boolean succeeds(String script) {
        try {
            run(command(List.of("bash", "-c", script)), "");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** It lives on while something runs in it. */
    void delete() throws IOException {
        run("ip", "netns", "delete", name);
    }

    static void run(String... command) throws IOException {
        run(List.of(command), "");
    }

    private static void run(List<String> command, String input) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.outputWriter(StandardCharsets.UTF_8).append(input).close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
