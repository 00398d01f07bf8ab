package parley.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent by plain HTTP, and with which headers: the same on every server. */
@ExtendWith(ArquillianExtension.class)
class HeadersIT {
    /** Of all modules of both elements, in bytes. */
    private static final int ALLOWANCE_OF_ELEMENTS = 20_000;

    /** Of all that the page loads before one can talk, in bytes. */
    private static final int ALLOWANCE = 120_000;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployed.war();
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Deployed.at(url) + path))
                .method(method, method.equals("POST") ? BodyPublishers.ofString("x=1") : BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(" + ", response.headers().allValues(name));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static void assertGuarded(HttpResponse<?> response) {
        String policy = header(response, "Content-Security-Policy");
        for (String part : new String[] {
            "default-src 'none'; ",
            "script-src 'self'; ",
            "connect-src 'self'; ",
            "base-uri 'none'; ",
            "form-action 'none'; ",
            "require-trusted-types-for 'script'; ",
            "frame-ancestors 'none'"
        }) {
            assertTrue(policy.contains(part), () -> response + ": " + policy);
        }
        assertFalse(policy.contains("unsafe") || policy.contains("upgrade-insecure-requests"), policy);
        assertEquals("nosniff", header(response, "X-Content-Type-Options"));
        assertEquals("no-referrer", header(response, "Referrer-Policy"));
        assertEquals("DENY", header(response, "X-Frame-Options"));
        assertEquals("same-origin", header(response, "Cross-Origin-Resource-Policy"));
        assertEquals("same-origin", header(response, "Cross-Origin-Opener-Policy"));
        String permissions = header(response, "Permissions-Policy");
        assertTrue(permissions.contains("camera=(self), ") && permissions.contains("geolocation=(), "), permissions);
        assertEquals("", header(response, "Strict-Transport-Security"));
        assertEquals("", header(response, "Set-Cookie"));
        assertEquals("", header(response, "X-Powered-By"));
        assertEquals("Parley", header(response, "Server"));
    }

    private void assertCalm(int status, HttpResponse<byte[]> response) {
        assertEquals(status, response.statusCode(), response::toString);
        assertGuarded(response);
        String page = text(response).toLowerCase(Locale.ROOT);
        String link = page.replaceFirst("(?s).*href=\"([^\"]*)\".*", "$1");
        assertEquals("/parley/", response.uri().resolve(link).getPath());
        assertTrue(page.length() < 600, page);
        for (String secret : new String[] {"tomcat", "payara", "glassfish", "exception", "java", "web-inf"}) {
            assertFalse(page.contains(secret), page);
        }
        assertEquals("no-store", header(response, "Cache-Control"));
    }

    /** Where the page of this WAR finds its files. */
    private String version() throws Exception {
        return text(get("")).replaceFirst("(?s).*src=\"(assets/[0-9a-f]{32}/)app\\.js\".*", "$1");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                    text/html;charset=utf-8",
        "index.html,            text/html;charset=utf-8",
        "app.js,                text/javascript;charset=utf-8",
        "service-worker.js,     text/javascript;charset=utf-8",
        "app.css,               text/css;charset=utf-8",
        "manifest.webmanifest,  application/manifest+json",
        "ui/icons.svg,          image/svg+xml",
        "ui/icons-license.txt,  text/plain;charset=utf-8"
    })
    void everyFileIsGuardedAndAskedForAnew(String path, String type) throws Exception {
        HttpResponse<byte[]> response = get(path);
        assertEquals(200, response.statusCode());
        assertEquals(type, header(response, "Content-Type").toLowerCase(Locale.ROOT));
        assertEquals("no-cache", header(response, "Cache-Control"));
        assertEquals("Accept-Encoding", header(response, "Vary"));
        assertEquals("", header(response, "Content-Encoding"));
        assertEquals(String.valueOf(response.body().length), header(response, "Content-Length"));
        assertGuarded(response);

        String tag = header(response, "ETag");
        HttpResponse<byte[]> known = get(path, "If-None-Match", "\"other\", " + tag);
        assertEquals(304, known.statusCode());
        assertEquals(0, known.body().length);
        assertEquals(tag, header(known, "ETag"));
        assertEquals("no-cache", header(known, "Cache-Control"));
        assertGuarded(known);
        assertEquals(200, get(path, "If-None-Match", "\"other\"").statusCode());
        // Files in archives have whatever time the build gave them; a redeployment can change a file and not its time.
        assertEquals("", header(response, "Last-Modified"));
        assertEquals(
                200,
                get(path, "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT").statusCode());
    }

    @Test
    void picturesAreSentAsTheyAre() throws Exception {
        HttpResponse<byte[]> picture = get("icons/icon-192.png", "Accept-Encoding", "gzip");
        assertEquals(200, picture.statusCode());
        assertEquals("image/png", header(picture, "Content-Type"));
        assertEquals("", header(picture, "Content-Encoding") + header(picture, "Vary"));
        assertGuarded(picture);
    }

    @Test
    void whatThePageLoadsIsKeptForEver() throws Exception {
        String version = version();
        HttpResponse<byte[]> module = get(version + "call-session.js");
        assertEquals(200, module.statusCode());
        assertEquals("max-age=31536000, immutable", header(module, "Cache-Control"));
        assertEquals("default-src 'none'", header(module, "Content-Security-Policy"));
        assertEquals("nosniff", header(module, "X-Content-Type-Options"));
        assertEquals("same-origin", header(module, "Cross-Origin-Resource-Policy"));
        assertArrayEquals(get("call-session.js").body(), module.body());
        assertCalm(404, get(version.replaceFirst("/.{32}/", "/" + "0".repeat(32) + "/") + "app.js"));
    }

    @Test
    void thePageIsSmallOnTheWire() throws Exception {
        String page = text(get(""));
        Set<String> references = Pattern.compile("(?:href|src)=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(reference -> reference.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(references.size() > 30, references::toString);
        // What is not in the page, and what only a home screen asks for.
        references.addAll(Set.of("", "settings.json"));
        for (String more : new String[] {"ui/icons.svg", "ui/mark.svg", "ui/messages/en.js"}) {
            references.add(version() + more);
        }
        references.remove("icons/apple-touch-icon.png");
        int bytes = bytesOnTheWire(references);
        System.out.println("The page and all that it loads: " + bytes + " bytes");
        assertTrue(bytes < ALLOWANCE, bytes + " bytes");
    }

    private int bytesOnTheWire(Set<String> paths) throws Exception {
        int bytes = 0;
        for (String path : paths) {
            HttpResponse<byte[]> response = get(path, "Accept-Encoding", "gzip");
            assertEquals(200, response.statusCode(), path);
            int headers = response.headers().map().entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + ": " + value + "\r\n"))
                    .mapToInt(String::length)
                    .sum();
            bytes += headers + response.body().length;
        }
        return bytes;
    }

    private static Set<String> elements() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("webapp", "embed"))) {
            return files.map(file -> "embed/" + file.getFileName()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void theElementsForOtherPagesAreSmallOnTheWire() throws Exception {
        Set<String> elements = elements();
        assertTrue(elements.containsAll(Set.of("embed/parley-video.js", "embed/parley-call.js")), elements::toString);
        int bytes = bytesOnTheWire(elements);
        System.out.println("The elements for other pages: " + bytes + " bytes");
        assertTrue(bytes < ALLOWANCE_OF_ELEMENTS, bytes + " bytes");
    }

    @Test
    void anyPageMayLoadTheElementsAndNothingElse() throws Exception {
        String other = "https://other.example";
        for (String element : elements()) {
            HttpResponse<byte[]> response = get(element, "Origin", other, "Accept-Encoding", "gzip");
            assertEquals(200, response.statusCode());
            assertEquals("*", header(response, "Access-Control-Allow-Origin"));
            assertEquals("cross-origin", header(response, "Cross-Origin-Resource-Policy"));
            assertEquals("default-src 'none'", header(response, "Content-Security-Policy"));
            assertEquals("nosniff", header(response, "X-Content-Type-Options"));
            assertEquals("no-cache", header(response, "Cache-Control"));
            assertEquals(
                    "text/javascript;charset=utf-8",
                    header(response, "Content-Type").toLowerCase(Locale.ROOT));
        }
        for (String path : new String[] {"", "app.js", "settings.json", version() + "app.js"}) {
            HttpResponse<byte[]> response = get(path, "Origin", other);
            assertEquals("", header(response, "Access-Control-Allow-Origin"), path);
            assertEquals("same-origin", header(response, "Cross-Origin-Resource-Policy"), path);
        }
        HttpResponse<byte[]> nothing = get("embed/nothing.js", "Origin", other);
        assertEquals(404, nothing.statusCode());
        assertEquals("", header(nothing, "Access-Control-Allow-Origin"));
        assertEquals("same-origin", header(nothing, "Cross-Origin-Resource-Policy"));
    }

    @Test
    void compressesForThoseWhoWantIt() throws Exception {
        HttpResponse<byte[]> plain = get("app.js");
        HttpResponse<byte[]> compressed = get("app.js", "Accept-Encoding", "br, gzip;q=0.5");
        assertEquals("gzip", header(compressed, "Content-Encoding"));
        assertEquals("Accept-Encoding", header(compressed, "Vary"));
        assertTrue(compressed.body().length < plain.body().length);
        assertArrayEquals(
                plain.body(), new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes());

        String tag = header(compressed, "ETag");
        assertNotEquals(header(plain, "ETag"), tag);
        HttpResponse<byte[]> known = get("app.js", "Accept-Encoding", "gzip", "If-None-Match", "W/" + tag);
        assertEquals(304, known.statusCode());
        assertEquals("Accept-Encoding", header(known, "Vary"));
        assertEquals("", header(get("app.js", "Accept-Encoding", "gzip;q=0"), "Content-Encoding"));
        assertEquals(200, get("app.js", "If-None-Match", tag).statusCode());
    }

    @Test
    void headIsGetWithoutTheBody() throws Exception {
        for (String encoding : new String[] {"identity", "gzip"}) {
            HttpResponse<byte[]> head = send("HEAD", "app.js", "Accept-Encoding", encoding);
            HttpResponse<byte[]> get = get("app.js", "Accept-Encoding", encoding);
            assertEquals(0, head.body().length);
            for (String name : new String[] {"Content-Length", "Content-Encoding", "ETag", "Content-Type", "Vary"}) {
                assertEquals(header(get, name), header(head, name), name);
            }
            assertGuarded(head);
        }
        assertEquals(404, send("HEAD", "nothing").statusCode());
    }

    @Test
    void sendsTheWholeToThoseWhoAskForARange() throws Exception {
        HttpResponse<byte[]> response = get("app.js", "Range", "bytes=0-9");
        assertEquals(200, response.statusCode());
        assertEquals("", header(response, "Content-Range"));
        assertTrue(response.body().length > 1_000);
    }

    @Test
    void settingsAreNeitherKeptNorCompressed() throws Exception {
        HttpResponse<byte[]> settings = get("settings.json", "Accept-Encoding", "gzip");
        assertEquals(200, settings.statusCode());
        assertEquals("no-store", header(settings, "Cache-Control"));
        assertEquals("", header(settings, "Content-Encoding"));
        assertGuarded(settings);
        assertCalm(405, send("POST", "settings.json"));
    }

    @Test
    void settingsTellWhatTimeTheServerHas() throws Exception {
        List<String> dates = get("settings.json").headers().allValues("Date");
        assertEquals(1, dates.size(), dates::toString);
        ZonedDateTime date = ZonedDateTime.parse(dates.get(0), DateTimeFormatter.RFC_1123_DATE_TIME);
        assertTrue(Duration.between(date, ZonedDateTime.now()).abs().toMinutes() < 1, dates::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void filesAreOnlyRead(String method) throws Exception {
        for (String path : new String[] {"", "app.js"}) {
            HttpResponse<byte[]> response = send(method, path);
            assertCalm(405, response);
            assertEquals("GET, HEAD", header(response, "Allow"));
        }
        assertCalm(404, send(method, "nothing"));
    }

    @Test
    void nothingIsTraced() throws Exception {
        for (String path : new String[] {"", "app.js", "settings.json", "calls/x", "nothing"}) {
            HttpResponse<byte[]> response = send("TRACE", path, "X-Secret", "hush");
            assertEquals(405, response.statusCode(), path);
            assertFalse(text(response).contains("hush"), path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "nothing.jsp",
                "ui/",
                "app.js/",
                "error",
                "assets/",
                "assets/app.js",
                "WEB-INF/web.xml",
                "WEB-INF/classes/parley/Application.class",
                "META-INF/MANIFEST.MF",
                "META-INF/sbom/parley.cdx.json",
                "web-inf/web.xml",
                "calls/x/y"
            })
    void thereIsNothingElse(String path) throws Exception {
        HttpResponse<byte[]> response =
                get(path, "Origin", "http://" + Deployed.at(url).getAuthority());
        assertCalm(404, response);
    }

    /**
     * How a server reads such a path is its own affair: Payara drops what follows a semicolon, and sends directories to
     * their slash before any application is asked. What it sends in the end is the page, or nothing.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ui",
                "WEB-INF",
                "%57EB-INF/web.xml",
                "WEB-INF%2Fweb.xml",
                "/WEB-INF/web.xml",
                "//WEB-INF//web.xml",
                "ui/../WEB-INF/web.xml",
                "ui/..;/WEB-INF/web.xml",
                "ui/%2e%2e/WEB-INF/web.xml",
                "ui/..%2FWEB-INF/web.xml",
                "ui/%252e%252e/WEB-INF/web.xml",
                "WEB-INF;x/web.xml",
                ";/WEB-INF/web.xml",
                "..;/parley/WEB-INF/web.xml",
                "..%5CWEB-INF/web.xml",
                "WEB-INF/web.xml%00.js",
                "WEB-INF/web.xml;.js",
                "app.js/../WEB-INF/web.xml",
                "assets/../WEB-INF/web.xml"
            })
    void noSpellingOfAPathLeadsToWhatIsNotPublic(String path) throws Exception {
        HttpResponse<byte[]> response = get(path);
        if (response.statusCode() == 200) {
            assertArrayEquals(get("").body(), response.body());
        } else {
            assertTrue(Set.of(301, 400, 404).contains(response.statusCode()), response::toString);
            assertFalse(text(response).contains("<web-app"), response::toString);
        }
    }

    @Test
    void aRefusedHandshakeIsGuardedToo() throws Exception {
        assertCalm(403, get("calls/VnBj4WL4Tv51FOwj0piuag", "Origin", "https://evil.example"));
    }
}
