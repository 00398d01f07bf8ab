package parley.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.server.ServerProcess;

/**
 * One of the proxies of the guide, as {@code docs/proxies} configures it, but for the addresses and files in there. A
 * program that is not installed is none.
 */
final class ReverseProxy implements AutoCloseable {
    private static final Path GUIDE = Path.of("docs", "proxies");

    enum Program {
        NGINX("/usr/sbin/nginx", "127.0.0.11"),
        HAPROXY("/usr/sbin/haproxy", "127.0.0.12"),
        HTTPD("/usr/sbin/apache2", "127.0.0.13");

        private final Path executable;
        /** From where its clients come: an address of this machine, but not the one from where proxies speak to the server. */
        final String clients;

        Program(String executable, String clients) {
            this.executable = Path.of(executable);
            this.clients = clients;
        }

        boolean isInstalled() {
            return Files.isExecutable(executable);
        }
    }

    private final Path directory;
    private final int port = ServerProcess.freePort();
    private final int plainPort = ServerProcess.freePort();
    private final ServerProcess process;

    /**
     * @param directory for its files; made anew
     * @param server where Parley is, host and port
     * @param certificate with files {@code fullchain.pem} and {@code privkey.pem}
     */
    ReverseProxy(Program program, Path directory, String server, Path certificate) throws Exception {
        this.directory = directory.toAbsolutePath();
        Files.createDirectories(directory);
        Map<String, String> replacements = new TreeMap<>();
        replacements.put("127.0.0.1:8080", server);
        replacements.put("/etc/ssl/parley/", certificate.toAbsolutePath() + "/");
        List<String> command = new ArrayList<>(List.of(program.executable.toString()));
        command.addAll(
                switch (program) {
                    case NGINX -> nginx(replacements);
                    case HAPROXY -> haproxy(replacements, certificate);
                    case HTTPD -> httpd(replacements);
                });
        process = new ServerProcess(command, this.directory, port);
        process.start();
    }

    int port() {
        return port;
    }

    private List<String> nginx(Map<String, String> replacements) throws IOException {
        replacements.put("listen 443", "listen 127.0.0.1:" + port);
        replacements.put("listen 80", "listen 127.0.0.1:" + plainPort);
        replacements.put("/etc/nginx/parley-proxy.conf", directory + "/nginx-parley-proxy.conf");
        copy("nginx.conf", replacements);
        copy("nginx-parley-proxy.conf", Map.of());
        write("main.conf", """
                daemon off;
                pid %1$s/pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    include %1$s/nginx.conf;
                }
                """.formatted(directory));
        return List.of("-p", directory.toString(), "-e", directory + "/error.log", "-c", directory + "/main.conf");
    }

    private List<String> haproxy(Map<String, String> replacements, Path certificate) throws IOException {
        write(
                "parley.pem",
                Files.readString(certificate.resolve("fullchain.pem"))
                        + Files.readString(certificate.resolve("privkey.pem")));
        replacements.remove("/etc/ssl/parley/");
        replacements.put("/etc/haproxy/parley.pem", directory + "/parley.pem");
        replacements.put("bind :443", "bind 127.0.0.1:" + port);
        replacements.put("bind :80", "bind 127.0.0.1:" + plainPort);
        copy("haproxy.cfg", replacements);
        return List.of("-db", "-f", directory + "/haproxy.cfg");
    }

    private List<String> httpd(Map<String, String> replacements) throws IOException {
        String files = replacements.remove("/etc/ssl/parley/");
        replacements.put("*:443", "127.0.0.1:" + port);
        replacements.put("*:80", "127.0.0.1:" + plainPort);
        replacements.put("/etc/apache2/parley-proxy.conf", directory + "/httpd-parley-proxy.conf");
        copy("httpd.conf", replacements);
        copy("httpd-parley-proxy.conf", Map.of("/etc/ssl/parley/", files));
        StringBuilder main = new StringBuilder("""
                ServerRoot %1$s
                DefaultRuntimeDir %1$s
                PidFile %1$s/pid
                ErrorLog %1$s/error.log
                ServerName localhost
                Listen 127.0.0.1:%2$d
                Listen 127.0.0.1:%3$d
                """.formatted(directory, port, plainPort));
        for (String module : List.of(
                "mpm_event",
                "alias",
                "authz_core",
                "headers",
                "http2",
                "proxy",
                "proxy_http",
                "rewrite",
                "socache_shmcb",
                "ssl")) {
            main.append("LoadModule %1$s_module /usr/lib/apache2/modules/mod_%1$s.so\n".formatted(module));
        }
        if (System.getProperty("user.name").equals("root")) {
            main.append("User www-data\nGroup www-data\n");
        }
        write("main.conf", main + "Include " + directory + "/httpd.conf\n");
        return List.of("-D", "FOREGROUND", "-f", directory + "/main.conf");
    }

    private void copy(String name, Map<String, String> replacements) throws IOException {
        String text = Files.readString(GUIDE.resolve(name));
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            assertTrue(text.contains(replacement.getKey()), () -> name + " lacks " + replacement.getKey());
            text = text.replace(replacement.getKey(), replacement.getValue());
        }
        write(name, text);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    @Override
    public void close() {
        process.close();
    }
}
