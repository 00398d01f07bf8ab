package parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.Cookie;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.browser.ReverseProxy.Program;
import parley.server.ServerCertificate;
import parley.server.ServerProcess;
import parley.server.TomcatBase;

/** The guide's configurations of proxies, {@code docs/proxies.md}: people call through each, and strangers get no further. */
@Tag("all")
class ProxiesIT extends WithBrowsers {
    private static final Path DIRECTORY = Path.of("target", "proxies");
    private static final Duration DEPLOYMENT = Duration.ofSeconds(120);
    private static final String PASSWORD = UUID.randomUUID().toString();

    /** As long as the proxies here suffer it; the server does not keep silent for so long. */
    private static final Duration LONGER_THAN_SILENCE = Duration.ofSeconds(8);

    private static final String CLOSE = "Connection: close";

    private static final Map<Program, ReverseProxy> PROXIES = new EnumMap<>(Program.class);

    private static ServerCertificate certificate;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        certificate = new ServerCertificate(
                DIRECTORY.resolve("certificate"), "meet.example.org", "video.example.org", "www.example.org");
        TomcatBase base = new TomcatBase(
                Path.of(System.getProperty("tomcat.home")),
                DIRECTORY.resolve("tomcat"),
                Files.readString(Path.of("server.xml")));
        Files.copy(Path.of("target", "parley.war"), base.file("webapps/parley.war"));
        Files.writeString(base.file("conf/Catalina/localhost/parley.xml"), """
                <Context>
                    <Parameter name="parley.trustedProxies" value="127.0.0.1" override="false"/>
                    <Parameter name="parley.logAddresses" value="full" override="false"/>
                    <Parameter name="parley.pingInterval" value="1" override="false"/>
                </Context>
                """);
        Files.writeString(
                base.file("conf/tomcat-users.xml"),
                "<tomcat-users><user username=\"ada\" password=\"" + PASSWORD
                        + "\" roles=\"parley-admin\"/></tomcat-users>");
        server = base.process(List.of("-Xmx512m"));
        server.start();
        URI page = URI.create("http://" + authorityOfServer() + "/parley/");
        await().atMost(DEPLOYMENT)
                .ignoreExceptions()
                .until(() -> ((HttpURLConnection) page.toURL().openConnection()).getResponseCode() == 200);
        browser = browsers.launch(
                "--host-resolver-rules=MAP *.example.org 127.0.0.1",
                // As if an authority had signed it, so that even the service worker is allowed.
                "--ignore-certificate-errors-spki-list=" + certificate.publicKeyHash());
    }

    @AfterAll
    static void stop() {
        PROXIES.values().forEach(ReverseProxy::close);
        if (server != null) {
            server.close();
        }
    }

    private static String authorityOfServer() {
        return "127.0.0.1:" + server.address().getPort();
    }

    private static void assumeInstalled(Program program) {
        assumeTrue(program.isInstalled(), () -> program + " is not installed");
    }

    private static ReverseProxy running(Program program) throws Exception {
        assumeInstalled(program);
        if (!PROXIES.containsKey(program)) {
            Path directory = DIRECTORY.resolve(program.name());
            PROXIES.put(
                    program, ReverseProxy.ofTheGuide(program, directory, authorityOfServer(), certificate.directory()));
        }
        return PROXIES.get(program);
    }

    @Override
    Visitor visitor(String name) {
        return visitor(name, browser.newContext(new Browser.NewContextOptions().setBypassCSP(true)));
    }

    private static URI address(ReverseProxy proxy, String host, String path) {
        return URI.create("https://" + host + ":" + proxy.port() + path);
    }

    private void assertTheyCall(URI hers, URI his) {
        Visitor ada = visitor("Ada");
        List<WebSocket> connections = new ArrayList<>();
        ada.page().onWebSocket(connections::add);
        ada.open(hers);
        ada.sayName();
        String link = ada.newCall();
        assertTrue(link.startsWith(hers + "#"), link);
        Visitor bob = visitor("Bob");
        bob.follow(his + "#" + URI.create(link).getFragment());
        ada.assertConnectedTo("Bob");
        bob.assertConnectedTo("Ada");
        for (Visitor one : List.of(ada, bob)) {
            TwoInACall.assertPictureMoves(one);
        }
        TwoInACall.assertHeard(ada, bob);
        int last = connections.size() - 1;
        await().during(LONGER_THAN_SILENCE).atMost(TwoInACall.PATIENCE).until(() -> {
            ada.page().title(); // lets the browser tell what has happened
            return connections.size() == last + 1 && !connections.get(last).isClosed();
        });
        assertEquals(hers.toString(), scopeOfWorker(ada));
        assertEquals(his.toString(), scopeOfWorker(bob));
        assertEquals(List.of(), ada.complaints());
        assertEquals(List.of(), bob.complaints());
    }

    /** What the offline page is there for. */
    private static Object scopeOfWorker(Visitor visitor) {
        return visitor.page().evaluate("navigator.serviceWorker.ready.then((registration) => registration.scope)");
    }

    @ParameterizedTest
    @EnumSource
    void peopleCallEachOther(Program program) throws Exception {
        URI page = address(running(program), "meet.example.org", "/parley/");
        assertTheyCall(page, page);
    }

    @ParameterizedTest
    @EnumSource
    void theyMeetFromOtherHostsAndPaths(Program program) throws Exception {
        ReverseProxy proxy = running(program);
        assertTheyCall(address(proxy, "www.example.org", "/video/"), address(proxy, "video.example.org", "/"));
    }

    @ParameterizedTest
    @EnumSource
    void anAdministratorSignsInWhereverThePageIs(Program program) throws Exception {
        ReverseProxy proxy = running(program);
        for (URI page : List.of(
                address(proxy, "meet.example.org", "/parley/"),
                address(proxy, "video.example.org", "/"),
                address(proxy, "www.example.org", "/video/"))) {
            Visitor visitor = visitor("Admin");
            visitor.open(page.resolve("admin")); // and is led to admin/
            visitor.signIn("ada", PASSWORD);
            assertThat(visitor.heading("Administration")).isVisible();
            assertEquals(page.resolve("admin/").toString(), visitor.page().url());
            List<Cookie> cookies = visitor.page().context().cookies();
            assertEquals(1, cookies.size());
            assertTrue(cookies.get(0).secure && cookies.get(0).httpOnly, "marked Secure and HttpOnly");
            assertEquals(page.getPath(), cookies.get(0).path.replaceFirst("/?$", "/"));
            assertEquals(List.of(), visitor.complaints());
        }
    }

    /** The status of the answer to a request that comes from an address of this machine, by https. */
    private static int status(ReverseProxy proxy, String from, String path, String... headers) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        SocketFactory https = certificate.trusting().getSocketFactory();
        try (Socket socket = https.createSocket(loopback, proxy.port(), InetAddress.getByName(from), 0)) {
            return status(socket, path, headers);
        }
    }

    /** @param path sent as it is, like the headers */
    private static int status(Socket socket, String path, String... headers) throws IOException {
        socket.setSoTimeout(20_000);
        String request = "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                .readLine();
        return Integer.parseInt(line.split(" ")[1]);
    }

    /** From a page of that origin, with everything by which somebody may say of himself who he is. */
    private static int handshake(ReverseProxy proxy, Program program, String origin) throws IOException {
        return status(
                proxy,
                program.clients,
                "/parley/calls/VnBj4WL4Tv51FOwj0piuag",
                "Host: meet.example.org:" + proxy.port(),
                "Origin: " + origin,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==",
                "Sec-WebSocket-Version: 13",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-For: 198.51.100.1",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: http",
                "Forwarded: for=198.51.100.1;host=evil.example;proto=http");
    }

    @ParameterizedTest
    @EnumSource
    void theServerSeesWhoItReallyIs(Program program) throws Exception {
        ReverseProxy proxy = running(program);
        String host = "meet.example.org:" + proxy.port();
        assertEquals(101, handshake(proxy, program, "https://" + host));
        assertEquals(403, handshake(proxy, program, "http://" + host), "https is spoken");
        assertEquals(403, handshake(proxy, program, "https://meet.example.org"));
        assertEquals(403, handshake(proxy, program, "https://evil.example"));
        String told = "origin-refused address=" + program.clients + " origin=https://evil.example host=" + host;
        Path log = DIRECTORY.resolve("tomcat").resolve("out.log");
        await().until(() -> Files.readString(log).contains(told));
    }

    /** Of what is at {@code /parley/metrics}, each other than that. */
    private static final List<String> SPELLINGS = List.of(
            "/parley/metrics/",
            "/parley/metrics/.",
            "/parley/metrics;x=y",
            "/parley/metrics;jsessionid=1",
            "/parley/;x/metrics",
            "/parley;x=y/metrics",
            "/parley//metrics",
            "//parley/metrics",
            "/parley/./metrics",
            "/x/../parley/metrics",
            "/parley/x/../metrics",
            "/parley/x/%2e%2e/metrics",
            "/parley/x/..%2fmetrics",
            "/parley/x/..%5cmetrics",
            "/parley/x\\..\\metrics",
            "/parley/x/..;/metrics",
            "/parley/calls/..;x=y/metrics",
            "/parley/%2fmetrics",
            "/parley%2fmetrics",
            "/parley/%252e/metrics",
            "/parley/%6detrics",
            "/parley/%256detrics",
            "/%70arley/metrics",
            "/parley/metrics%20",
            "/parley/metrics%00",
            "/parley/metrics#x",
            "/parley/METRICS");

    private static void assertRefused(int status, String path) {
        assertTrue(status == 301 || status == 302 || status >= 400 && status < 500, () -> path + ": " + status);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyReadsMetricsHoweverTheyAreSpelled(Program program) throws Exception {
        ReverseProxy proxy = running(program);
        String forged = "X-Forwarded-For: 127.0.0.1";
        for (String host : List.of("Host: meet.example.org", "Host: localhost")) {
            for (String spelling : SPELLINGS) {
                assertRefused(status(proxy, program.clients, spelling, host, CLOSE, forged), spelling);
            }
            for (String path : List.of("/parley/metrics", "/parley/metrics?x", "/parley/health/live")) {
                assertRefused(status(proxy, program.clients, path, host, CLOSE, forged), path);
                assertRefused(status(proxy, "127.0.0.1", path, host, CLOSE, forged), path);
            }
        }
        assertEquals(200, status(proxy, program.clients, "/parley/", "Host: meet.example.org", CLOSE));
    }

    /** Where nothing tells the server that there is a proxy, the rule of the proxy alone keeps strangers out. */
    @ParameterizedTest
    @EnumSource
    void noSpellingGetsPastTheRuleOfAProxy(Program program) throws Exception {
        assumeInstalled(program);
        Path directory = DIRECTORY.resolve(program + "-careless");
        try (ReverseProxy proxy = ReverseProxy.careless(program, directory, authorityOfServer())) {
            for (String spelling : SPELLINGS) {
                assertRefused(plainStatus(proxy, spelling), spelling);
            }
            assertEquals(403, plainStatus(proxy, "/parley/metrics"));
            assertEquals(200, plainStatus(proxy, "/parley/health"), "the server takes the proxy for its neighbour");
        }
    }

    private static int plainStatus(ReverseProxy proxy, String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", proxy.port())) {
            return status(socket, path, "Host: localhost", CLOSE);
        }
    }

    /** Servers that speak HTTP/2 would go on with whatever somebody asks for, past all rules. */
    @ParameterizedTest
    @EnumSource
    void letsNoOtherProtocolThrough(Program program) throws Exception {
        int status = status(
                running(program),
                program.clients,
                "/parley/",
                "Host: meet.example.org",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA");
        assertNotEquals(101, status);
    }
}
