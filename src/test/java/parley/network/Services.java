package parley.network;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.server.ServerProcess;
import parley.server.TomcatBase;

/** What runs on the server of a network: coturn, and Parley in Tomcat, twice: with relays, and without. */
public final class Services implements AutoCloseable {
    public static final int WEB = 8080;
    public static final int TURN_OVER_TLS = 5349;
    private static final int TURN = 3478;

    private static final String STUN_URL = "stun:" + Network.IPV4 + ":" + TURN;
    private static final String TURN_URLS =
            "turn:%1$s:%2$d?transport=udp turn:%1$s:%2$d?transport=tcp".formatted(Network.IPV4, TURN);
    private static final String TURNS_URL = "turns:" + Network.IPV4 + ":" + TURN_OVER_TLS + "?transport=tcp";

    private static final String WITH_RELAYS = "parley";
    private static final String WITHOUT_RELAY = "direct";
    private static final Duration DEPLOYMENT = Duration.ofSeconds(120);

    private final Network network;
    private final List<ServerProcess> processes = new ArrayList<>();

    /**
     * Started.
     *
     * @param tomcat where it was unpacked
     * @param certificate a directory with {@code fullchain.pem} and {@code privkey.pem}, for TURN over TLS
     */
    public Services(Network network, Path tomcat, Path war, Path directory, Optional<Path> certificate)
            throws IOException, InterruptedException {
        this.network = network;
        try {
            start(coturn(certificate), directory.resolve("coturn"), TURN);
            TomcatBase base =
                    new TomcatBase(tomcat, directory.resolve("tomcat"), Files.readString(Path.of("server.xml")));
            // Who is cut off for a while must not have left meanwhile.
            String grace = parameter("grace", "120");
            String turnUrls = certificate.isPresent() ? TURN_URLS + " " + TURNS_URL : TURN_URLS;
            deploy(
                    base,
                    war,
                    WITH_RELAYS,
                    parameter("iceServers", STUN_URL + " " + turnUrls)
                            + parameter("turnSecret", Coturn.SECRET)
                            + grace);
            deploy(base, war, WITHOUT_RELAY, parameter("iceServers", STUN_URL) + grace);
            start(base.command(List.of("-Xmx512m", "-Dparley.address=::"), WEB), base.file(""), WEB);
            for (String application : List.of(WITH_RELAYS, WITHOUT_RELAY)) {
                await().atMost(DEPLOYMENT)
                        .until(() -> network.server().serves(Network.IPV4, WEB, "/" + application + "/"));
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private List<String> coturn(Optional<Path> certificate) {
        List<String> relays = List.of(Network.IPV4, Network.IPV6);
        return Coturn.command(
                relays,
                TURN,
                relays,
                certificate
                        .map(Path::toAbsolutePath)
                        .map(directory -> List.of(
                                "--tls-listening-port=" + TURN_OVER_TLS,
                                "--cert=" + directory.resolve("fullchain.pem"),
                                "--pkey=" + directory.resolve("privkey.pem")))
                        .orElse(List.of("--no-tls")));
    }

    private static String parameter(String name, String value) {
        return "<Parameter name=\"parley.%s\" value=\"%s\" override=\"false\"/>".formatted(name, value);
    }

    private static void deploy(TomcatBase base, Path war, String name, String parameters) throws IOException {
        Files.copy(war, base.file("webapps/" + name + ".war"));
        Files.writeString(
                base.file("conf/Catalina/localhost/" + name + ".xml"), "<Context>" + parameters + "</Context>");
    }

    private void start(List<String> command, Path directory, int port) throws IOException, InterruptedException {
        ServerProcess process =
                new ServerProcess(
                        network.server().command(command), directory, new InetSocketAddress(Network.IPV4, port)) {
                    @Override
                    protected boolean listens() {
                        return network.server().listens(Network.IPV4, port);
                    }
                };
        processes.add(process);
        process.start();
    }

    /** @param host the server's address, as it is written in a URL */
    public URI page(String host) {
        return page(host, WITH_RELAYS);
    }

    public URI pageWithoutRelay(String host) {
        return page(host, WITHOUT_RELAY);
    }

    private static URI page(String host, String application) {
        return URI.create("http://%s:%d/%s/".formatted(host, WEB, application));
    }

    @Override
    public void close() {
        processes.forEach(ServerProcess::close);
    }
}
