package parley.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathsTest {
    private final PlainPaths paths = new PlainPaths("/parley");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/parley",
                "/parley/",
                "/parley/index.html",
                "/parley/admin/api/overview",
                "/parley/admin/j_security_check",
                "/parley/calls/VnBj4WL4Tv51FOwj0piu-_",
                "/parley/assets/aA0-_/ui/messages/ar-XB.js"
            })
    void knowsItsOwn(String uri) {
        assertTrue(paths.isPlain(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//parley/metrics",
                "/parley//metrics",
                "/parley/./metrics",
                "/parley/../parley/metrics",
                "/parley/calls/../metrics",
                "/parley/calls/..",
                "/parley/.",
                "/parley/metrics;x=y",
                "/parley/metrics;",
                "/parley;jsessionid=1/metrics",
                "/parley/;/metrics",
                "/parley/%6detrics",
                "/parley/%256detrics",
                "/%70arley/metrics",
                "/parley%2fmetrics",
                "/parley/calls/%2e%2e/metrics",
                "/parley/calls/..%2fmetrics",
                "/parley/calls/..%5cmetrics",
                "/parley/calls\\..\\metrics",
                "/parley/metrics%00",
                "/parley/metrics%20",
                "/parley/metrics ",
                "/parley/metrics\n",
                "/parley/metrícs",
                "/parley/ｍetrics",
                "*",
                "http://localhost/parley/metrics"
            })
    void knowsNoOtherSpelling(String uri) {
        assertFalse(paths.isPlain(uri));
    }

    @Test
    void leavesTheContextPathToTheServer() {
        assertTrue(new PlainPaths("").isPlain("/metrics"));
        assertTrue(new PlainPaths("/a/b").isPlain("/a/b/metrics"));
        assertTrue(new PlainPaths("/회 의").isPlain("/%ED%9A%8C%20%EC%9D%98/metrics"));
    }
}
