package parley.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Tomcat, with the Manager, which can reload. */
final class TomcatServer extends ParleyServer {
    private final String password = UUID.randomUUID().toString();
    private final Path war;
    private final Path directory;

    TomcatServer(Path war, Path directory) {
        this.war = war;
        this.directory = directory;
    }

    @Override
    ServerProcess prepare() throws IOException {
        TomcatBase base = new TomcatBase(
                Path.of(System.getProperty("tomcat.home")), directory, Files.readString(Path.of("server.xml")));
        Files.copy(war, base.file("webapps/parley.war"));
        Files.writeString(
                base.file("conf/Catalina/localhost/manager.xml"),
                "<Context docBase=\"${catalina.home}/webapps/manager\" privileged=\"true\"/>");
        Files.writeString(
                base.file("conf/tomcat-users.xml"),
                "<tomcat-users><user username=\"script\" password=\"" + password
                        + "\" roles=\"manager-script\"/></tomcat-users>");
        return base.process(List.of("-Xmx1g"));
    }

    @Override
    public void reload() throws IOException, InterruptedException {
        URI manager = URI.create("http://127.0.0.1:" + address().getPort() + "/manager/text/reload?path=/parley");
        String credentials =
                Base64.getEncoder().encodeToString(("script:" + password).getBytes(StandardCharsets.US_ASCII));
        HttpRequest request = HttpRequest.newBuilder(manager)
                .header("Authorization", "Basic " + credentials)
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        if (!answer.startsWith("OK")) {
            throw new IOException("not reloaded: " + answer);
        }
    }
}
