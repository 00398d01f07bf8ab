package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    private final Origins origins = new Origins(Set.of("https://intranet.example:8443"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://example.org,           example.org,      true",
                "https://example.org,           example.org:443,  true",
                "https://example.org:443,       example.org,      true",
                "HTTPS://EXAMPLE.org,           Example.ORG,      true",
                "http://localhost:8080,         localhost:8080,   true",
                "http://[::1]:8080,             [::1]:8080,       true",
                "https://intranet.example:8443, example.org,      true",
                "https://intranet.example,      example.org,      false",
                "http://intranet.example:8443,  example.org,      false",
                "https://evil.example,          example.org,      false",
                "https://example.org.evil.test, example.org,      false",
                "https://evilexample.org,       example.org,      false",
                "https://example.org:8443,      example.org,      false",
                "http://example.org,            example.org:443,  false",
                "http://localhost:80801,        localhost:8080,   false",
                "https://user@example.org,      example.org,      false",
                "https://example.org/,          example.org,      false",
                "https://example.org/x,         example.org,      false",
                "https://example.org?x,         example.org,      false",
                "https://example.org#x,         example.org,      false",
                "https:,                        example.org,      false",
                "https://,                      '',               false",
                "example.org,                   example.org,      false",
                "file://example.org,            example.org,      false",
                "'https://a b',                 'a b',            false",
                "null,                          null,             false",
                "none,                          example.org,      false",
                "https://example.org,           none,             false",
                "'',                            '',               false"
            })
    void comparesTheAuthorityOfOriginWithHost(String origin, String host, boolean allowed) {
        assertEquals(allowed, origins.allow(origin, host, false));
    }

    /** Whoever is on the way could make a page of http. */
    @ParameterizedTest
    @CsvSource({
        "https://example.org,           example.org,      true",
        "https://example.org,           example.org:443,  true",
        "https://example.org:8443,      example.org:8443, true",
        "https://intranet.example:8443, example.org,      true",
        "http://example.org,            example.org,      false",
        "http://example.org:8443,       example.org:8443, false",
        "http://example.org:443,        example.org,      false",
        "HTTP://example.org,            example.org:80,   false"
    })
    void refusesPagesOfHttpWhereHttpsIsSpoken(String origin, String host, boolean allowed) {
        assertEquals(allowed, origins.allow(origin, host, true));
    }
}
