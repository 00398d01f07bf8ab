package parley.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import parley.server.ServerProcess;
import parley.server.TomcatBase;

/** A Tomcat in a process of its own, with one of the contenders in it, on a free port of 127.0.0.1. */
final class TomcatServer implements AutoCloseable {
    private final Contender contender;
    private final ServerProcess process;

    private TomcatServer(Contender contender, ServerProcess process) {
        this.contender = contender;
        this.process = process;
    }

    /** For both contenders alike. The heap's bounds keep figures of machines with more memory comparable. */
    static List<String> flags(Options options) {
        List<String> flags = new ArrayList<>(List.of("-Xms256m", "-Xmx2g"));
        flags.addAll(options.jvm());
        return flags;
    }

    /**
     * @param serverXml the text of Tomcat's configuration; it takes its port from the system property http.port
     * @param parameters Parley's settings that differ from their defaults
     */
    static TomcatServer start(Options options, Contender contender, String serverXml, Map<String, String> parameters)
            throws IOException, InterruptedException {
        TomcatBase base = new TomcatBase(options.tomcat(), options.directory().resolve(contender.context()), serverXml);
        deploy(options, contender, base, parameters);
        TomcatServer server = new TomcatServer(contender, base.process(flags(options)));
        server.process.start();
        return server;
    }

    private static void deploy(Options options, Contender contender, TomcatBase base, Map<String, String> parameters)
            throws IOException {
        Path war = base.file("webapps/" + contender.context() + ".war");
        if (contender == Contender.PARLEY) {
            Files.copy(options.war(), war);
            Files.writeString(base.file("conf/Catalina/localhost/parley.xml"), context(parameters));
        } else {
            ShrinkWrap.create(WebArchive.class)
                    .addClass(BareEndpoint.class)
                    .as(ZipExporter.class)
                    .exportTo(war.toFile(), true);
        }
    }

    private static String context(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> "<Parameter name=\"%s\" value=\"%s\" override=\"false\"/>"
                        .formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n", "<Context>\n", "\n</Context>\n"));
    }

    Contender contender() {
        return contender;
    }

    InetSocketAddress address() {
        return process.address();
    }

    long pid() {
        return process.process().pid();
    }

    /** User and system time of the whole process so far, in nanoseconds; on Linux it counts in steps of 10 ms. */
    long cpu() {
        return process.process().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** At once, without a chance to say anything; {@link #startAgain} is on the same port. */
    void kill() throws InterruptedException {
        process.kill();
    }

    void startAgain() throws IOException, InterruptedException {
        process.start();
    }

    @Override
    public void close() {
        process.close();
    }
}
