package parley.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.server.Ports;
import parley.server.ServerProcess;

/** One of the proxies of the guide, as {@code docs/proxies} configures it, but for the addresses and files in there. */
final class ReverseProxy implements AutoCloseable {
    private static final Path GUIDE = Path.of("docs", "proxies");

    /** How long a WebSocket may be silent, in place of the guide's minute. */
    private static final String SILENCE = "6s";

    enum Program {
        NGINX("/usr/sbin/nginx", "127.0.0.11"),
        HAPROXY("/usr/sbin/haproxy", "127.0.0.12"),
        HTTPD("/usr/sbin/apache2", "127.0.0.13");

        private final Path executable;
        /** From where its clients come; proxies come from 127.0.0.1. */
        final String clients;

        Program(String executable, String clients) {
            this.executable = Path.of(executable);
            this.clients = clients;
        }

        boolean isInstalled() {
            return Files.isExecutable(executable);
        }
    }

    private final Program program;
    private final Path directory;
    private final int port = Ports.free();
    private final int plainPort = Ports.free();
    private ServerProcess process;

    private ReverseProxy(Program program, Path directory) throws IOException {
        this.program = program;
        this.directory = Files.createDirectories(directory).toAbsolutePath();
    }

    /**
     * As the guide has it.
     *
     * @param directory for its files
     * @param server where Parley is, host and port
     * @param certificate with files {@code fullchain.pem} and {@code privkey.pem}
     */
    static ReverseProxy ofTheGuide(Program program, Path directory, String server, Path certificate)
            throws IOException, InterruptedException {
        ReverseProxy proxy = new ReverseProxy(program, directory);
        Map<String, String> replacements = new TreeMap<>(Map.of("127.0.0.1:8080", server));
        switch (program) {
            case NGINX -> proxy.nginx(replacements, certificate);
            case HAPROXY -> proxy.haproxy(replacements, certificate);
            case HTTPD -> proxy.httpd(replacements, certificate);
        }
        proxy.start();
        return proxy;
    }

    /** One that says nothing of itself and speaks http, and has a rule that nobody reads {@code /parley/metrics}. */
    static ReverseProxy careless(Program program, Path directory, String server)
            throws IOException, InterruptedException {
        ReverseProxy proxy = new ReverseProxy(program, directory);
        switch (program) {
            case NGINX -> proxy.nginxMain("""
                    server {
                        listen 127.0.0.1:%d;
                        location = /parley/metrics { return 403; }
                        location / { proxy_pass http://%s; }
                    }
                    """.formatted(proxy.port, server));
            case HAPROXY -> proxy.write("haproxy.cfg", """
                    defaults
                        mode http
                        timeout connect 5s
                        timeout client 30s
                        timeout server 30s
                    listen parley
                        bind 127.0.0.1:%d
                        http-request deny if { path /parley/metrics }
                        server parley %s
                    """.formatted(proxy.port, server));
            case HTTPD -> proxy.httpdMain("""
                    Listen 127.0.0.1:%1$d
                    AllowEncodedSlashes NoDecode
                    ProxyAddHeaders Off
                    ProxyPass / http://%2$s/ nocanon
                    <Location /parley/metrics>
                        Require all denied
                    </Location>
                    """.formatted(proxy.port, server));
        }
        proxy.start();
        return proxy;
    }

    private void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.executable.toString()));
        command.addAll(
                switch (program) {
                    case NGINX ->
                        List.of(
                                "-p",
                                directory.toString(),
                                "-e",
                                directory + "/error.log",
                                "-c",
                                directory + "/main.conf");
                    case HAPROXY -> List.of("-db", "-f", directory + "/haproxy.cfg");
                    case HTTPD -> List.of("-D", "FOREGROUND", "-f", directory + "/main.conf");
                });
        process = new ServerProcess(command, directory, port);
        process.start();
    }

    int port() {
        return port;
    }

    private void nginx(Map<String, String> replacements, Path certificate) throws IOException {
        replacements.put("/etc/ssl/parley/", certificate.toAbsolutePath() + "/");
        replacements.put("listen 443", "listen 127.0.0.1:" + port);
        replacements.put("listen 80", "listen 127.0.0.1:" + plainPort);
        replacements.put("/etc/nginx/parley-proxy.conf", directory + "/nginx-parley-proxy.conf");
        copy("nginx.conf", replacements);
        copy("nginx-parley-proxy.conf", Map.of("read_timeout 60s", "read_timeout " + SILENCE));
        nginxMain("include " + directory + "/nginx.conf;");
    }

    private void nginxMain(String servers) throws IOException {
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
                    %2$s
                }
                """.formatted(directory, servers));
    }

    private void haproxy(Map<String, String> replacements, Path certificate) throws IOException {
        write(
                "parley.pem",
                Files.readString(certificate.resolve("fullchain.pem"))
                        + Files.readString(certificate.resolve("privkey.pem")));
        replacements.put("/etc/haproxy/parley.pem", directory + "/parley.pem");
        replacements.put("bind :443", "bind 127.0.0.1:" + port);
        replacements.put("bind :80", "bind 127.0.0.1:" + plainPort);
        replacements.put("timeout tunnel 60s", "timeout tunnel " + SILENCE);
        copy("haproxy.cfg", replacements);
    }

    private void httpd(Map<String, String> replacements, Path certificate) throws IOException {
        replacements.put("*:443", "127.0.0.1:" + port);
        replacements.put("*:80", "127.0.0.1:" + plainPort);
        replacements.put("/etc/apache2/parley-proxy.conf", directory + "/httpd-parley-proxy.conf");
        replacements.put(" timeout=60", " timeout=" + SILENCE);
        copy("httpd.conf", replacements);
        copy("httpd-parley-proxy.conf", Map.of("/etc/ssl/parley/", certificate.toAbsolutePath() + "/"));
        httpdMain("Listen 127.0.0.1:" + port + "\nListen 127.0.0.1:" + plainPort + "\nInclude " + directory
                + "/httpd.conf\n");
    }

    private void httpdMain(String hosts) throws IOException {
        StringBuilder main = new StringBuilder("""
                ServerRoot %1$s
                DefaultRuntimeDir %1$s
                PidFile %1$s/pid
                ErrorLog %1$s/error.log
                ServerName localhost
                """.formatted(directory));
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
        write("main.conf", main + hosts);
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
