package parley.browser.embed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with an address, a server or an attribute: it fails in time, says why, and leaves nothing behind. */
class BadInputIT extends WithHost {
    /** As many connections as a browser opens at once without delay. */
    private static final int AT_ONCE = 4;

    /** @param attributes of elements, by the code that each has to tell first; what follows a blank tells them apart */
    private void assertFailures(boolean again, Map<String, String> attributes) {
        Map<String, String> some = new LinkedHashMap<>();
        for (Map.Entry<String, String> one : attributes.entrySet()) {
            some.put(one.getKey(), one.getValue());
            if (some.size() == AT_ONCE) {
                assertSomeFail(again, some);
                some.clear();
            }
        }
        assertSomeFail(again, some);
    }

    private void assertSomeFail(boolean again, Map<String, String> attributes) {
        int number = 0;
        for (String each : attributes.values()) {
            host.put("bad" + number++, "{ " + each + ", muted: '' }");
        }
        number = 0;
        for (String expected : attributes.keySet()) {
            String code = expected.replaceFirst(" .*", "");
            String name = "bad" + number++;
            host.awaitTrue(name + ".told.length > 1");
            assertEquals(
                    List.of("connecting", "failed " + code), host.told(name).subList(0, 2), expected);
            Map<?, ?> failure = (Map<?, ?>) host.evaluate(name + ".failures[0]");
            assertTrue(((String) failure.get("remedy")).length() > 20, failure::toString);
            assertTrue(((String) failure.get("message")).startsWith(code), failure::toString);
            assertEquals(again, failure.get("retryIn") != null, failure::toString);
        }
        if (!again) {
            host.assertNothingLeft();
        }
        host.evaluate("document.body.replaceChildren()");
        host.assertNothingLeft();
    }

    private String source(String name) {
        return "src: '" + cameras.address(name) + "'";
    }

    private static int closedPort() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return nobody.getLocalPort();
        }
    }

    @Test
    void whatIsWrongWithThePageIsNotTriedAgain() {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("address-invalid 1", "src: 'ftp://127.0.0.1/'");
        wrong.put("address-invalid 2", "src: 'ws://'");
        wrong.put("address-invalid 3", "src: ' '");
        wrong.put("address-invalid 4", "src: 'ws://127.0.0.1:99999/'");
        wrong.put("attribute-invalid 1", source("door") + ", media: 'vidoe'");
        wrong.put("attribute-invalid 2", source("door") + ", media: '+'");
        wrong.put("attribute-invalid 3", source("door") + ", bitrate: 'fast'");
        wrong.put("attribute-invalid 4", source("door") + ", bitrate: '0'");
        wrong.put("attribute-invalid 5", source("door") + ", 'ice-servers': '[{'");
        wrong.put("attribute-invalid 6", source("door") + ", 'ice-servers': 'example.org'");
        wrong.put("attribute-invalid 7", source("door") + ", 'ice-servers': '[7]'");
        assertFailures(false, wrong);
        assertEquals(0, cameras.opened());
    }

    @Test
    void whatIsWrongWithTheServerIsTriedAgain() throws IOException {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("unreachable 1", "src: 'ws://127.0.0.1:" + closedPort() + "/'");
        wrong.put("unreachable 2", "src: 'ws://nobody.invalid/'");
        wrong.put("refused 1", "src: '" + cameras.refusing() + "'");
        wrong.put("refused 2", "src: '" + cameras.refusing().replace("refusing", "nothing") + "'");
        wrong.put("refused 3", "src: '" + cameras.refusingWithoutEnd() + "'");
        // Parley itself refuses pages of other origins, and keeps from them that it has answered at all.
        wrong.put("unreachable 3", "src: '" + base.resolve("calls/AAAAAAAAAAAAAAAAAAAAAA") + "'");
        wrong.put("closed 1", source("closes"));
        wrong.put("closed 2", source("closes-later"));
        wrong.put("frame-invalid 1", source("garbage"));
        wrong.put("frame-invalid 2", source("binary"));
        wrong.put("frame-invalid 3", source("wrong-frame"));
        wrong.put("answer-invalid", source("bad-answer"));
        wrong.put("server-error", source("error"));
        wrong.put("no-video", source("no-video"));
        wrong.put("no-audio", source("no-audio") + ", media: 'audio'");
        wrong.put("not-accepted", source("deaf") + ", media: 'microphone'");
        assertFailures(true, wrong);
        // Of the page's own policy, which does not name that host.
        host.evaluate("violations.splice(0)");
    }

    @Test
    void whoStopsWhatBeginsAnewHasStoppedIt() throws IOException {
        host.evaluate("""
                {
                  let times = 0;
                  window.tried = put({ src: 'ws://127.0.0.1:%d/', muted: '' });
                  tried.addEventListener('connecting', () => ++times === 2 && tried.stop());
                }""".formatted(closedPort()));
        host.awaitTold("tried", "connecting", "failed unreachable", "connecting", "ended");
        host.assertNothingLeft();
        assertEquals("idle", host.evaluate("tried.state"));
    }

    @Tag("all")
    @Test
    void whatNeverComesIsNotWaitedForForEver() {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("no-answer 1", source("silent"));
        wrong.put("no-answer 2", source("candidates"));
        wrong.put("no-connection", source("lonely"));
        wrong.put("no-media", source("nothing"));
        assertFailures(true, wrong);
    }

    @Tag("all")
    @Test
    void tellsWhatTheServerSaid() {
        host.put("one", "{ " + source("error") + " }");
        host.put("two", "{ " + source("closes-later") + " }");
        host.awaitTrue("one.failures.length > 0 && two.failures.length > 0");
        assertEquals("server-error: webrtc/offer: stream not found", host.evaluate("one.failures[0].message"));
        assertEquals("closed: 1011 no such stream", host.evaluate("two.failures[0].message"));
    }

    @Tag("all")
    @Test
    void triesLessAndLessOften() {
        host.put("one", "{ " + source("closes-later") + " }");
        host.awaitTrue("one.failures.length === 3");
        List<?> waits = (List<?>) host.evaluate("one.failures.map(({ retryIn }) => retryIn)");
        for (int i = 0; i < 3; i++) {
            double longest = 1000 << i;
            double wait = ((Number) waits.get(i)).doubleValue();
            assertTrue(wait >= longest / 2 && wait <= longest, waits::toString);
        }
        // A network that is there again is worth an attempt at once.
        host.awaitTrue("one.state === 'failed' && (dispatchEvent(new Event('online')), one.state === 'connecting')");
    }

    @Tag("all")
    @Test
    void aPageByHttpsConnectsByWssOnly() {
        URI parley = base;
        host.page()
                .context()
                .route(
                        "https://secure.example/**",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<!doctype html><title>Secure</title><body>")));
        host.page().navigate("https://secure.example/");
        host.page().context().route("https://secure.example/embed/**", route -> {
            String file = URI.create(route.request().url()).getPath().substring(1);
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(route.fetch(new Route.FetchOptions().setUrl(parley + file))));
        });
        host.evaluate("import('https://secure.example/embed/parley-video.js').then(() => {})");
        assertFailures(false, Map.of("mixed-content", "src: 'ws://192.0.2.1/api/ws?src=door'"));
    }

    @Tag("all")
    @Test
    void devicesThatCannotBeHadHaveARemedyToo() {
        try (Browser without = browsers.launchWithoutDevices();
                Host poor = new Host(without, site, base)) {
            poor.put("one", "{ " + source("door") + ", media: 'camera' }");
            poor.awaitTold("one", "connecting", "failed device-missing");
            poor.put("two", "{ " + source("door") + ", media: 'display' }");
            poor.evaluate("two.start()");
            poor.awaitTrue("two.told.length === 2");
            poor.assertNothingLeft();
        }
        try (Browser asking = browsers.launchThatAsks();
                Host denied = new Host(asking, site, base)) {
            denied.put("one", "{ " + source("door") + ", media: 'video+microphone' }");
            denied.awaitTold("one", "connecting", "failed device-denied");
            denied.assertNothingLeft();
        }
        assertEquals(0, cameras.opened());
    }

    @Tag("all")
    @Test
    void twoHundredStartsAndStopsLeaveNothing() {
        host.put("one", "{ " + source("door") + ", media: 'video+camera+microphone', muted: '' }");
        host.evaluate("""
                (async () => {
                  const until = (type) =>
                    new Promise((done) => one.addEventListener(type, done, { once: true }));
                  for (let i = 0; i < 200; i += 1) {
                    const played = until('playing');
                    if (i > 0) one.start();
                    if (i % 4 === 1) await Promise.resolve();
                    else if (i % 4 === 2) await new Promise((done) => setTimeout(done, i / 4));
                    else if (i % 4 === 3) await played;
                    if (i % 8 < 4) one.stop();
                    else {
                      const ended = until('ended');
                      one.remove();
                      await ended;
                      document.body.append(one);
                      one.stop();
                    }
                  }
                })()""");
        host.assertNothingLeft();
        await().atMost(Host.PATIENCE).until(() -> cameras.viewers() == 0 && camera.connections() == 0);
        Map<?, ?> made = (Map<?, ?>) host.evaluate("census.made()");
        System.out.println("200 cycles made " + made);
        assertTrue(((Number) made.get("connections")).intValue() >= 50, made::toString);
        assertTrue(((Number) made.get("tracks")).intValue() >= 200, made::toString);
        assertFalse(host.told("one").stream().anyMatch(event -> event.toString().startsWith("failed")));
    }
}
