package parley.server;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Tomcat, driven with its Manager. */
public final class TomcatServer extends ParleyServer {
    private final String password = System.getProperty("realm.password");
    private final Path war;
    private final Path directory;
    private final List<String> flags;

    /** @param flags for the JVM */
    TomcatServer(Path war, Path directory, List<String> flags) {
        this.war = war;
        this.directory = directory;
        this.flags = flags;
    }

    @Override
    ServerProcess prepare() throws IOException {
        TomcatBase base = new TomcatBase(
                Path.of(System.getProperty("tomcat.home")), directory, Files.readString(Path.of("server.xml")));
        Files.copy(war, base.file("webapps/parley.war"));
        base.addManager("""
                <tomcat-users>
                  <user username="script" password="%1$s" roles="manager-script"/>
                  <user username="caller" password="%1$s" roles="parley-caller"/>
                </tomcat-users>""".formatted(password));
        List<String> allFlags = new ArrayList<>(flags);
        allFlags.addAll(List.of(System.getProperty("tomcat.opens").split("\\s+")));
        return base.process(allFlags);
    }

    private String manager(String command, BodyPublisher body) throws IOException, InterruptedException {
        URI manager = URI.create("http://127.0.0.1:" + address().getPort() + "/manager/text/" + command);
        String credentials =
                Base64.getEncoder().encodeToString(("script:" + password).getBytes(StandardCharsets.US_ASCII));
        HttpRequest.Builder request = HttpRequest.newBuilder(manager).header("Authorization", "Basic " + credentials);
        if (body != null) {
            request.PUT(body);
        }
        String answer = HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
        if (!answer.startsWith("OK")) {
            throw new IOException(command + ": " + answer);
        }
        return answer;
    }

    /** Another WAR, for its next start. */
    public void install(Path newWar) throws IOException {
        Path webapps = directory.resolve("webapps");
        TomcatBase.delete(webapps.resolve("parley"));
        Files.copy(newWar, webapps.resolve("parley.war"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void reload() throws IOException, InterruptedException {
        manager("reload?path=/parley", null);
    }

    @Override
    public void undeploy() throws IOException, InterruptedException {
        manager("undeploy?path=/parley", null);
    }

    @Override
    public void deploy() throws IOException, InterruptedException {
        manager("deploy?path=/parley", upload());
    }

    /** The same application once more, beside those that run: Tomcat's parallel deployment. */
    public void deployBeside(String version) throws IOException, InterruptedException {
        manager("deploy?path=/parley&version=" + version, upload());
    }

    public void undeploy(String version) throws IOException, InterruptedException {
        manager("undeploy?path=/parley&version=" + version, null);
    }

    private BodyPublisher upload() throws FileNotFoundException {
        return BodyPublishers.ofFile(war);
    }

    @Override
    public String leaks() throws IOException, InterruptedException {
        // The first line says OK.
        return manager("findleaks?statusLine=true", null).lines().skip(1).reduce("", (all, line) -> all + line + "\n");
    }
}
