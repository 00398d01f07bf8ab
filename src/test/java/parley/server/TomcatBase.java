package parley.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directories of a Tomcat of its own (CATALINA_BASE) beside an unpacked one (CATALINA_HOME). */
public final class TomcatBase {
    private final Path home;
    private final Path base;

    /** Makes it anew. @param serverXml the text of its configuration; it takes its port from the property http.port */
    public TomcatBase(Path home, Path base, String serverXml) throws IOException {
        this.home = home.toAbsolutePath();
        this.base = base.toAbsolutePath();
        delete(base);
        for (String name : List.of("conf/Catalina/localhost", "logs", "temp", "webapps", "work")) {
            Files.createDirectories(base.resolve(name));
        }
        for (String name : List.of("web.xml", "catalina.properties", "logging.properties")) {
            Files.copy(home.resolve("conf").resolve(name), base.resolve("conf").resolve(name));
        }
        Files.writeString(base.resolve("conf/tomcat-users.xml"), "<tomcat-users/>");
        Files.writeString(base.resolve("conf/server.xml"), serverXml);
    }

    /** Gives it the Manager. @param users the text of {@code conf/tomcat-users.xml} */
    void addManager(String users) throws IOException {
        Files.writeString(base.resolve("conf/tomcat-users.xml"), users);
        copy(home.resolve("webapps/manager"), base.resolve("webapps/manager"));
    }

    public Path file(String name) {
        return base.resolve(name);
    }

    /** A process with this Tomcat in it, not started yet. @param flags for the JVM */
    public ServerProcess process(List<String> flags) throws IOException {
        int port = Ports.free();
        return new ServerProcess(command(flags, port), base, port);
    }

    /** What starts it. */
    public List<String> command(List<String> flags, int port) {
        Path bin = home.resolve("bin");
        List<String> command = new ArrayList<>();
        command.add(ServerProcess.java());
        command.addAll(flags);
        command.addAll(List.of(
                "-Dcatalina.home=" + home,
                "-Dcatalina.base=" + base,
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
                "-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"),
                "-Dhttp.port=" + port,
                "-classpath",
                bin.resolve("bootstrap.jar") + System.getProperty("path.separator") + bin.resolve("tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        return command;
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
