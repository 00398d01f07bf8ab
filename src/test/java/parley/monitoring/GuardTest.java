package parley.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.forwarding.AddressRange;
import parley.forwarding.ForwardedFilter;
import parley.forwarding.Request;
import parley.forwarding.TrustedProxies;

class GuardTest {
    private static final String HOST = "localhost:8080";

    private final Guard guard = new Guard(
            List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1"), AddressRange.parse("10.0.0.0/8")),
            Set.of("parley-metrics", "parley-admin"));

    private boolean allows(Request request) {
        return guard.allows(request.asServletRequest());
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,         localhost:8080,         true",
        "127.0.0.1,         LOCALHOST,              true",
        "127.0.0.1,         127.0.0.1:8080,         true",
        "0:0:0:0:0:0:0:1,   '[::1]:8080',           true",
        "::ffff:127.0.0.1,  127.0.0.1,              true",
        "10.1.2.3,          parley.internal:8080,   true",
        "10.1.2.3,          10.9.9.9:8080,          true",
        "192.0.2.1,         localhost:8080,         false",
        "2001:db8::1,       parley.internal,        false",
        "'',                localhost:8080,         false",
        "127.0.0.1,         meet.example.org,       false",
        "127.0.0.1,         localhost.evil.example, false",
        "127.0.0.1,         127.0.0.1.evil.example, false",
        "127.0.0.1,         '',                     false",
        "0:0:0:0:0:0:0:1,   meet.example.org:8443,  false"
    })
    void letsInWhoIsNear(String address, String host, boolean isAllowed) {
        assertEquals(isAllowed, allows(new Request(address, host)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "forwarded",
                "Forwarded-For",
                "X-Forwarded",
                "X-Forwarded-For",
                "X-FORWARDED-PROTO",
                "X-Forwarded-Whatever-Comes",
                "Via",
                "X-Real-IP",
                "X-Client-IP",
                "X-Cluster-Client-IP",
                "True-Client-IP",
                "CF-Connecting-IP",
                "X-Envoy-External-Address",
                "Proxy-Ip",
                "CDN-Loop"
            })
    void letsNobodyInWhoseRequestWasPassedOn(String header) {
        for (String value : new String[] {"127.0.0.1", "for=127.0.0.1", "10.1.2.3", "::1", ""}) {
            assertFalse(allows(new Request("127.0.0.1", HOST).with(header, value)), value);
            assertFalse(allows(new Request("10.1.2.3", HOST).with(header, value)), value);
        }
    }

    /** 127.0.0.1 and 10.9.9.9 are trusted proxies; 127.0.0.0/8, ::1 and 10.0.0.0/8 may read. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                // Strangers, through a proxy on this machine or another one.
                "127.0.0.1, 192.0.2.1,              meet.example.org, false",
                "127.0.0.1, 192.0.2.1,              localhost,        false",
                "10.9.9.9,  192.0.2.1,              meet.example.org, false",
                // Those who may, through either.
                "127.0.0.1, 10.1.2.3,               meet.example.org, true",
                "10.9.9.9,  10.1.2.3,               meet.example.org, true",
                "10.9.9.9,  ::ffff:10.1.2.3,        meet.example.org, true",
                "127.0.0.1, '10.1.2.3, 10.9.9.9',   meet.example.org, true",
                // What a stranger says of himself stands to the left of what a proxy says of him.
                "127.0.0.1, '10.1.2.3, 192.0.2.1',  meet.example.org, false",
                "127.0.0.1, '127.0.0.1, 192.0.2.1', localhost,        false",
                // Nobody is this machine because he says so, nor through a proxy on it.
                "127.0.0.1, 127.0.0.2,              localhost,        false",
                "127.0.0.1, 127.0.0.1,              localhost,        false",
                "10.9.9.9,  127.0.0.2,              localhost,        false",
                "10.9.9.9,  ::1,                    localhost,        false",
                "10.9.9.9,  ::ffff:127.0.0.2,       localhost,        false",
                // A proxy passed it on, but not from whom.
                "127.0.0.1, '',                     localhost,        false",
                "127.0.0.1, unknown,                localhost,        false",
                "127.0.0.1, '10.1.2.3, unknown',    localhost,        false",
                "10.9.9.9,  10.9.9.9,               meet.example.org, false",
                "10.9.9.9,  '10.1.2.3,',            meet.example.org, false",
                // Its own requests, such as a proxy's checks of health.
                "127.0.0.1, none,                   localhost,        true",
                "127.0.0.1, none,                   meet.example.org, false",
                "10.9.9.9,  none,                   10.0.0.1:8080,    true",
                // Who is no proxy is not heard.
                "10.1.2.3,  10.1.2.3,               meet.example.org, false",
                "192.0.2.1, 10.1.2.3,               meet.example.org, false",
                "127.0.0.2, 10.1.2.3,               localhost,        false"
            })
    void believesTrustedProxiesOnlyWhereThatOpensNothingToStrangers(
            String remote, String forwardedFor, String host, boolean isAllowed) {
        Request request = new Request(remote, host);
        if (forwardedFor != null) {
            request.with("X-Forwarded-For", forwardedFor);
        }
        TrustedProxies proxies = new TrustedProxies(AddressRange.list("127.0.0.1 10.9.9.9"));
        assertEquals(isAllowed, guard.allows(new ForwardedFilter(proxies).asSent(request.asServletRequest())));
    }

    @ParameterizedTest
    @CsvSource({"upgrade, false", "Upgrade, false", "'close, Upgrade', false", "close, true", "keep-alive, true"})
    void takesAnUpgradeForTheWorkOfAProxy(String connection, boolean isAllowed) {
        assertEquals(isAllowed, allows(new Request("127.0.0.1", HOST).with("Connection", connection)));
    }

    @Test
    void letsNobodyInWhoseAddressAServerHasReplaced() {
        assertFalse(allows(
                new Request("10.1.2.3", HOST).withAttribute("org.apache.tomcat.request.forwarded", Boolean.TRUE)));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/2.0, localhost, true",
        "HTTP/2.0, [::1], true",
        "HTTP/2.0, meet.example.org, false",
        "HTTP/1.0, localhost, false"
    })
    void findsTheHostOfHttp2Elsewhere(String protocol, String serverName, boolean isAllowed) {
        assertEquals(isAllowed, allows(new Request("127.0.0.1", HOST).withoutHost(protocol, serverName)));
    }

    @Test
    void letsNobodyInWhoNamesTwoHosts() {
        assertFalse(allows(new Request("127.0.0.1", HOST).with("Host", "meet.example.org")));
    }

    @Test
    void letsInWhoHasARoleFromAnywhere() {
        for (String role : new String[] {"parley-metrics", "parley-admin"}) {
            Request request = new Request("192.0.2.1", "meet.example.org", role)
                    .with("X-Forwarded-For", "198.51.100.7")
                    .with("Authorization", basic("ada:a:b"));
            assertTrue(allows(request), role);
            assertFalse(request.isSignedIn(), "only for this request");
        }
        Request request = new Request("192.0.2.1", "meet.example.org", "parley-admin").signedIn();
        assertTrue(allows(request));
        assertTrue(request.isSignedIn(), "who had signed in before stays so");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada:wrong", "ada:a", "eve:a:b", "ada", ":", "", "ada:a:b:"})
    void letsNobodyInWithWrongCredentials(String credentials) {
        assertFalse(allows(new Request("192.0.2.1", HOST, "parley-admin").with("Authorization", basic(credentials))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !", "Bearer YWRhOmE6Yg==", "BasicYWRhOmE6Yg==", "Digest a=b"})
    void letsNobodyInWithoutCredentials(String authorization) {
        assertFalse(allows(new Request("192.0.2.1", HOST, "parley-admin").with("Authorization", authorization)));
    }

    @Test
    void keepsLineBreaksOutOfTheLogsOfServers() {
        Request request =
                new Request("192.0.2.1", HOST, "parley-admin").with("Authorization", basic("eve\nINFO all is well:x"));
        assertFalse(allows(request));
        assertFalse(request.wasAskedToLogIn());
    }

    @Test
    void letsNobodyInWithAnotherRole() {
        Request request = new Request("192.0.2.1", HOST, "manager-gui").with("Authorization", basic("ada:a:b"));
        assertFalse(allows(request));
        assertFalse(request.isSignedIn());
    }

    @Test
    void anEmptyListLeavesTheRole() {
        Guard strict = new Guard(List.of(), Set.of("parley-metrics"));
        assertFalse(strict.allows(new Request("127.0.0.1", HOST).asServletRequest()));
        Request request = new Request("127.0.0.1", HOST, "parley-metrics")
                .with("authorization", "bAsIc" + basic("ada:a:b").substring(5));
        assertTrue(strict.allows(request.asServletRequest()));
    }
}
