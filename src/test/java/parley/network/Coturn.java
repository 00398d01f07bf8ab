package parley.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How an installed coturn is started as a STUN and TURN server for whoever knows the secret. */
public final class Coturn {
    public static final String SECRET = "fedcba9876543210".repeat(2);

    private Coturn() {}

    /**
     * @param addresses to listen on, at this port, for UDP and TCP
     * @param relays addresses to relay from
     * @param more options
     */
    public static List<String> command(List<String> addresses, int port, List<String> relays, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                "turnserver",
                "-n",
                "--listening-port=" + port,
                "--realm=parley.invalid",
                "--use-auth-secret",
                "--static-auth-secret=" + SECRET,
                "--fingerprint",
                "--no-dtls",
                "--no-cli",
                "--userdb=turndb",
                "--log-file=stdout",
                "--pidfile=turnserver.pid"));
        Stream.concat(
                        addresses.stream().map(address -> "--listening-ip=" + address),
                        relays.stream().map(address -> "--relay-ip=" + address))
                .forEach(command::add);
        command.addAll(more);
        return command;
    }
}
