package parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetServletTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,                    false",
                "'',                      false",
                "gzip,                    true",
                "'gzip, deflate, br',     true",
                "'br;q=1.0, GZIP ;q=0.5', true",
                "'br, gzip;q=0',          false",
                "gzip; q=0.000,           false",
                "gzip; q=0.001,           true",
                "identity,                false",
                "x-gzipped,               false"
            })
    void compressesForThoseWhoWantIt(String acceptEncoding, boolean accepts) {
        assertEquals(accepts, AssetServlet.acceptsGzip(acceptEncoding));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,              false",
                "'\"a\"',           true",
                "'W/\"a\"',         true",
                "'\"b\", \"a\"',    true",
                "*,                 true",
                "'\"a-gzip\"',      false",
                "'\"A\"',           false",
                "a,                 false"
            })
    void knowsWhatTheBrowserHas(String ifNoneMatch, boolean has) {
        assertEquals(has, AssetServlet.matches(ifNoneMatch, "\"a\""));
    }
}
