package parley.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import parley.server.Ports;
import parley.server.ServerProcess;
import parley.server.TomcatBase;

/** A Tomcat or Payara Micro in a process of its own, with one of the contenders in it, on a free port of 127.0.0.1. */
final class Server implements AutoCloseable {
    private final Contender contender;
    private final ServerProcess process;

    Server(Contender contender, ServerProcess process) {
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
    static Server start(Options options, Contender contender, String serverXml, Map<String, String> parameters)
            throws IOException, InterruptedException {
        Path directory = options.directory().resolve(contender.context());
        ServerProcess process = options.payara().isPresent()
                ? payara(options, directory, war(options, contender, parameters))
                : tomcat(options, directory, serverXml, war(options, contender, parameters));
        Server server = new Server(contender, process);
        process.start();
        server.awaitApplication();
        return server;
    }

    private static ServerProcess tomcat(Options options, Path directory, String serverXml, WebArchive war)
            throws IOException {
        TomcatBase base = new TomcatBase(options.tomcat(), directory, serverXml);
        export(war, base.file("webapps"));
        return base.process(flags(options));
    }

    private static ServerProcess payara(Options options, Path directory, WebArchive war) throws IOException {
        Files.createDirectories(directory);
        int port = Ports.free();
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(flags(options));
        command.addAll(List.of(
                "-jar",
                options.payara().orElseThrow().toString(),
                "--port",
                Integer.toString(port),
                "--prebootcommandfile",
                options.payaraCommands().toString(),
                "--deploy",
                export(war, directory).toString()));
        return new ServerProcess(command, directory, port);
    }

    private static Path export(WebArchive war, Path directory) {
        Path file = directory.resolve(war.getName());
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    /** With the settings in it, where every server finds them. */
    private static WebArchive war(Options options, Contender contender, Map<String, String> parameters)
            throws IOException {
        WebArchive war = ShrinkWrap.create(WebArchive.class, contender.context() + ".war");
        if (contender == Contender.BARE) {
            return war.addClass(BareEndpoint.class).addAsWebResource(new StringAsset("bare"), "index.html");
        }
        war.as(ZipImporter.class).importFrom(options.war().toFile());
        try (InputStream in = war.get("WEB-INF/web.xml").getAsset().openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return war.setWebXML(new StringAsset(text.replace("</web-app>", settings(parameters) + "</web-app>")));
        }
    }

    private static String settings(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> "<context-param><param-name>%s</param-name><param-value>%s</param-value></context-param>"
                        .formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** Payara listens before it has started its application. */
    void awaitApplication() throws InterruptedException, IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + address().getPort() + "/" + contender.context() + "/"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        while (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
            Thread.sleep(50);
        }
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
