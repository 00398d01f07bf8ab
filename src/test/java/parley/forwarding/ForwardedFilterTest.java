package parley.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedFilterTest {
    private static final String PROXY = "127.0.0.1";
    private static final String HOST = "10.0.0.1:8080";

    /** What comes after the filter sees. */
    private static HttpServletRequest seen(HttpServletRequest request) {
        return new ForwardedFilter(new TrustedProxies(AddressRange.list("127.0.0.1, 10.0.0.0/24, 2001:db8:1::/48")))
                .asSent(request);
    }

    private static HttpServletRequest seen(Request request) {
        return seen(request.asServletRequest());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,                             192.0.2.7, true",
        "192.0.2.7:4711,                        192.0.2.7, true",
        "::ffff:192.0.2.7,                      192.0.2.7, true",
        "[::ffff:192.0.2.7]:4711,               192.0.2.7, true",
        "2001:DB8::1,                           2001:db8:0:0:0:0:0:1, true",
        "[2001:db8::1],                         2001:db8:0:0:0:0:0:1, true",
        "[2001:db8::1]:4711,                    2001:db8:0:0:0:0:0:1, true",
        // Trusted proxies are passed over, and only they.
        "'192.0.2.7, 10.0.0.9',                 192.0.2.7, true",
        "'192.0.2.7,10.0.0.9,2001:db8:1::2',    192.0.2.7, true",
        "'192.0.2.7, 10.0.1.9',                 10.0.1.9,  true",
        // What stands to the left may be invented.
        "'127.0.0.1, 192.0.2.7',                192.0.2.7, true",
        "'198.51.100.1, 192.0.2.7',             192.0.2.7, true",
        "'198.51.100.1, 192.0.2.7, 10.0.0.9',   192.0.2.7, true",
        "'garbage, 192.0.2.7',                  192.0.2.7, true",
        // Where the trail ends, the last who is known.
        "'10.0.0.9',                            10.0.0.9,  false",
        "'127.0.0.1, 10.0.0.9',                 127.0.0.1, false",
        "'unknown, 10.0.0.9',                   10.0.0.9,  false",
        "'192.0.2.7, unknown',                  127.0.0.1, false",
        "'192.0.2.7,',                          127.0.0.1, false",
        "',',                                   127.0.0.1, false",
        "'',                                    127.0.0.1, false",
        "192.0.2.0/24,                          127.0.0.1, false",
        "192.0.2.07,                            127.0.0.1, false",
        "192.0.2.7:,                            127.0.0.1, false",
        "192.0.2.7:1:2,                         127.0.0.1, false",
        "example.org,                           127.0.0.1, false",
        "fe80::1%eth0,                          127.0.0.1, false",
        "'\"192.0.2.7\"',                       127.0.0.1, false",
        "for=192.0.2.7,                         127.0.0.1, false",
        "[192.0.2.7,                            127.0.0.1, false"
    })
    void goesBackToTheFirstWhoIsNoProxy(String forwardedFor, String address, boolean isAuthor) {
        HttpServletRequest request = seen(new Request(PROXY, HOST).with("X-Forwarded-For", forwardedFor));
        assertEquals(address, request.getRemoteAddr());
        assertEquals(address, request.getRemoteHost());
        assertEquals(isAuthor, ForwardedFilter.hasFoundAuthor(request));
    }

    @Test
    void readsSeveralHeadersAsOne() {
        HttpServletRequest request = seen(new Request(PROXY, HOST)
                .with("X-Forwarded-For", "198.51.100.1")
                .with("x-forwarded-for", "192.0.2.7, 10.0.0.9"));
        assertEquals("192.0.2.7", request.getRemoteAddr());
    }

    /** Some servers let a request pass a filter twice. */
    @Test
    void doesItsWorkOnce() {
        HttpServletRequest once =
                seen(new Request(PROXY, HOST).with("X-Forwarded-For", "192.0.2.7, 10.0.0.9, 10.0.0.8"));
        assertSame(once, seen(once));
    }

    @Test
    void endsItsWaySomewhere() {
        String chain = "192.0.2.7" + ", 10.0.0.9".repeat(10_000);
        HttpServletRequest request = seen(new Request(PROXY, HOST).with("X-Forwarded-For", chain));
        assertEquals("10.0.0.9", request.getRemoteAddr());
        String longest = "1".repeat(100_000);
        assertEquals(
                PROXY,
                seen(new Request(PROXY, HOST).with("X-Forwarded-For", longest)).getRemoteAddr());
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "127.0.0.2", "10.0.1.1", "0:0:0:0:0:0:0:1", "", "fe80::1%eth0"})
    void doesNotHearWhoIsNoTrustedProxy(String address) {
        HttpServletRequest forged = new Request(address, HOST)
                .with("X-Forwarded-For", "198.51.100.1")
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "https")
                .with("Forwarded", "for=198.51.100.1;host=evil.example;proto=https")
                .asServletRequest();
        assertSame(forged, seen(forged), "as it came");
    }

    @Test
    void findsProxiesByWhateverTheServerCallsThem() {
        for (String proxy : List.of("::ffff:127.0.0.1", "10.0.0.200", "2001:db8:1:0:0:0:0:5")) {
            assertEquals(
                    "192.0.2.7",
                    seen(new Request(proxy, HOST).with("X-Forwarded-For", "192.0.2.7"))
                            .getRemoteAddr());
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,                          none,         10.0.0.1:8080,         http,  10.0.0.1,     8080",
                "meet.example.org,              none,         meet.example.org,      http,  meet.example.org, 80",
                "meet.example.org,              https,        meet.example.org,      https, meet.example.org, 443",
                "meet.example.org:8443,         https,        meet.example.org:8443, https, meet.example.org, 8443",
                "[2001:db8::1]:8443,            HTTPS,        [2001:db8::1]:8443,    https, [2001:db8::1], 8443",
                "none,                          https,        10.0.0.1:8080,         https, 10.0.0.1,     8080",
                "none,                          wss,          10.0.0.1:8080,         https, 10.0.0.1,     8080",
                "none,                          ws,           10.0.0.1:8080,         http,  10.0.0.1,     8080",
                // The last is the proxy's own.
                "'evil.example, example.org',   'http,https', example.org,           https, example.org,  443",
                "'example.org, ',               'https, ',    10.0.0.1:8080,         http,  10.0.0.1,     8080",
                // What is none is as if it were not there.
                "'a b',                         spdy,         10.0.0.1:8080,         http,  10.0.0.1,     8080",
                "'example.org/x',               httpss,       10.0.0.1:8080,         http,  10.0.0.1,     8080",
                "'user@example.org',            '',           10.0.0.1:8080,         http,  10.0.0.1,     8080",
                "'example.org:123456',          'https;',     10.0.0.1:8080,         http,  10.0.0.1,     8080",
                "'\"><script>',                 '\"https\"',  10.0.0.1:8080,         http,  10.0.0.1,     8080"
            })
    void showsTheHostAndSchemeThatWereAskedFor(
            String forwardedHost, String forwardedProto, String host, String scheme, String name, int port) {
        Request sent = new Request(PROXY, HOST);
        if (forwardedHost != null) {
            sent.with("X-Forwarded-Host", forwardedHost);
        }
        if (forwardedProto != null) {
            sent.with("X-Forwarded-Proto", forwardedProto);
        }
        HttpServletRequest request = seen(sent);
        assertEquals(host, request.getHeader("host"));
        assertEquals(List.of(host), Collections.list(request.getHeaders("Host")));
        assertEquals(scheme, request.getScheme());
        assertEquals(scheme.equals("https"), request.isSecure());
        assertEquals(name, request.getServerName());
        assertEquals(port, request.getServerPort());
        assertEquals(scheme + "://" + host + "/parley/", request.getRequestURL().toString());
    }

    /** A proxy that sets one kind passes the other on as its author wrote it. */
    @Test
    void doesNotReadTheOtherKind() {
        HttpServletRequest request = seen(new Request(PROXY, HOST)
                .with("Forwarded", "for=198.51.100.1;host=evil.example;proto=https")
                .with("X-Real-IP", "198.51.100.1")
                .with("X-Forwarded-Scheme", "https"));
        assertEquals(PROXY, request.getRemoteAddr());
        assertEquals(HOST, request.getHeader("Host"));
        assertEquals("http", request.getScheme());
    }
}
