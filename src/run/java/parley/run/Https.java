package parley.run;

import java.io.IOException;
import java.io.Writer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Prepares what a Tomcat of the build needs for https: a certificate, and what to call it from other devices. */
public final class Https {
    private Https() {}

    /**
     * @param arguments the keystore; the address and the port where Tomcat will listen; the file for the answer: the
     *     properties {@code network.url}, if another device can come here, and {@code network.lines} for people
     */
    public static void main(String[] arguments) throws IOException {
        Path keystore = Path.of(arguments[0]);
        InetAddress listening = InetAddress.getByName(arguments[1]);
        List<InetAddress> addresses = listening.isAnyLocalAddress()
                ? LocalAddresses.all()
                : listening.isLoopbackAddress() ? List.of() : List.of(listening);
        List<InetAddress> toType = LocalAddresses.toType(addresses);

        List<String> valid = new ArrayList<>(List.of("127.0.0.1", "0:0:0:0:0:0:0:1"));
        addresses.forEach(address -> valid.add(LocalAddresses.text(address)));
        List<String> needed = toType.stream().map(LocalAddresses::text).toList();
        if (Certificate.provide(keystore, LocalAddresses.names(), valid, needed, Instant.now())) {
            System.out.println("Made a certificate: " + keystore);
        }

        Properties answer = new Properties();
        StringBuilder lines = new StringBuilder();
        for (InetAddress address : toType) {
            String host = LocalAddresses.text(address);
            String url = "https://" + (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + arguments[2]
                    + "/parley/";
            boolean isFirst = answer.putIfAbsent("network.url", url) == null;
            lines.append(isFirst ? "On a phone       " : "            or   ").append(url);
            lines.append(
                    isFirst ? "   (in the same network; it will warn that it does not know the certificate)\n" : "\n");
        }
        answer.setProperty("network.lines", lines.toString());
        try (Writer file = Files.newBufferedWriter(Path.of(arguments[3]))) {
            answer.store(file, null);
        }
    }
}
