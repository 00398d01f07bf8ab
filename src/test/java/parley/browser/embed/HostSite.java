package parley.browser.embed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The site of somebody who embeds: pages and scripts of another origin than Parley's. */
public final class HostSite implements AutoCloseable {
    private record Resource(String type, String body, String policy) {}

    private final Map<String, Resource> resources = new ConcurrentHashMap<>();
    private final HttpServer server;

    public HostSite() {
        this(0);
    }

    /** @param port 0 for a free one */
    HostSite(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        script("/favicon.ico", ""); // browsers ask, and complain
        server.start();
    }

    /** As an origin. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @return its address */
    public String page(String path, String html) {
        return page(path, html, null);
    }

    /** @param policy Content-Security-Policy */
    String page(String path, String html, String policy) {
        resources.put(path, new Resource("text/html;charset=utf-8", html, policy));
        return origin() + path;
    }

    public void script(String path, String javaScript) {
        resources.put(path, new Resource("text/javascript;charset=utf-8", javaScript, null));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Resource resource = resources.get(exchange.getRequestURI().getPath());
            if (resource == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", resource.type());
            if (resource.policy() != null) {
                exchange.getResponseHeaders().set("Content-Security-Policy", resource.policy());
            }
            byte[] body = resource.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
