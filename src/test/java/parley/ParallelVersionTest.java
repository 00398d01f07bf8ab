package parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What versions under one context path know of each other. */
class ParallelVersionTest {
    private final Properties shared = new Properties();
    private final List<String> calls = new ArrayList<>();
    private final FilterChain chain = (request, response) -> calls.add("chain");

    private ParallelVersion version(String host, String path, String version) {
        return new ParallelVersion(
                fake(
                        ServletContext.class,
                        Map.of("getVirtualServerName", host, "getContextPath", path, "getAttribute", version)),
                shared,
                () -> {});
    }

    private ParallelVersion version(String version) {
        return version("Catalina/localhost", "/parley", version);
    }

    /** Answers with what is given, and notes the other calls. */
    private <T> T fake(Class<T> type, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (!answers.containsKey(method.getName())) {
                        calls.add(method.getName());
                    }
                    return answers.get(method.getName());
                }));
    }

    private void request(ParallelVersion version, Map<String, ?> answers) throws Exception {
        version.doFilter(fake(HttpServletRequest.class, answers), fake(HttpServletResponse.class, Map.of()), chain);
    }

    private void request(ParallelVersion version) throws Exception {
        request(version, Map.of());
    }

    @Test
    void isSupersededOnceSomebodyHasComeToANewerOne() throws Exception {
        ParallelVersion first = version("");
        ParallelVersion second = version("002");
        ParallelVersion third = version("003");
        request(first);
        assertFalse(first.isSuperseded());
        request(third);
        assertTrue(first.isSuperseded());
        assertTrue(second.isSuperseded());
        assertFalse(third.isSuperseded());
        request(second);
        assertTrue(second.isSuperseded(), "a straggler does not make it the newest");
    }

    @Test
    void isWantedAgainWhenTheNewerOneEnds() throws Exception {
        ParallelVersion first = version("");
        ParallelVersion second = version("002");
        request(first);
        request(second);
        first.destroy();
        assertTrue(first.isSuperseded(), "the end of an older one changes nothing");
        second.destroy();
        assertFalse(first.isSuperseded());
        assertEquals(Map.of(), shared);
    }

    @Test
    void otherApplicationsAreNoVersions() throws Exception {
        ParallelVersion here = version("");
        request(version("Catalina/localhost", "/elsewhere", "002"));
        request(version("Catalina/other", "/parley", "002"));
        assertFalse(here.isSuperseded());
    }

    @Test
    void aSessionHoldsNobodyInAnOldVersion() throws Exception {
        ParallelVersion old = version("");
        HttpSession session = fake(HttpSession.class, Map.of());
        request(old, Map.of("getSession", session));
        assertEquals(List.of("chain"), calls);
        request(version("002"));
        calls.clear();
        request(old, Map.of("getSession", session));
        assertEquals(List.of("invalidate", "setHeader", "sendError"), calls);
    }
}
