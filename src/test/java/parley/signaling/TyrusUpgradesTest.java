package parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** With handlers that have the fields of Tyrus', or have not; that Tyrus' has them, redeployments of Payara show. */
class TyrusUpgradesTest {
    private final TyrusUpgrades upgrades = new TyrusUpgrades(Handler.class.getName());

    private abstract static class Quiet implements HttpUpgradeHandler {
        @Override
        public void init(WebConnection connection) {}

        @Override
        public void destroy() {}
    }

    public static final class Handler extends Quiet {
        volatile boolean closed;
        Object connection = "connection";
        Object upgradeInfo = "upgrade";
        Object writer = "writer";
    }

    public static final class Other extends Quiet {
        volatile boolean closed;
        Object connection = "connection";
    }

    private <T extends HttpUpgradeHandler> T upgraded(Class<T> type) throws Exception {
        return upgrades.watched(request()).upgrade(type);
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                TyrusUpgradesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> {
                    assertEquals("upgrade", method.getName());
                    return ((Class<?>) arguments[0]).getConstructor().newInstance();
                });
    }

    @Test
    void closedConnectionsLetGoOfTheApplication() throws Exception {
        Handler handler = upgraded(Handler.class);
        handler.closed = true;
        upgrades.close();
        assertNull(handler.connection);
        assertNull(handler.upgradeInfo);
        assertNull(handler.writer);
    }

    @Test
    void whatIsClosingIsWaitedFor() throws Exception {
        Handler handler = upgraded(Handler.class);
        Thread closing = new Thread(upgrades::close);
        closing.start();
        handler.closed = true;
        closing.join();
        assertNull(handler.connection);
    }

    @Test
    void whatStaysOpenKeepsWhatItNeeds() throws Exception {
        Handler handler = upgraded(Handler.class);
        upgrades.close();
        assertNotNull(handler.connection);
        assertNotNull(handler.upgradeInfo);
    }

    @Test
    void handlersOfOtherContainersAreLeftAlone() throws Exception {
        Other handler = upgraded(Other.class);
        handler.closed = true;
        upgrades.close();
        assertEquals("connection", handler.connection);
    }

    @Test
    void aHandlerThatHasChangedDoesNoHarm() throws Exception {
        TyrusUpgrades changed = new TyrusUpgrades(Other.class.getName());
        Other handler = changed.watched(request()).upgrade(Other.class);
        handler.closed = true;
        changed.close();
        assertTrue(handler.closed);
    }
}
