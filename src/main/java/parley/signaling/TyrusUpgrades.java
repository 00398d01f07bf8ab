package parley.signaling;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Payara 6 keeps requests that it has answered: each thread its last one, a cache some more, and those of connections for
 * half a minute after they were closed. It clears them of all but the handler of an upgrade, and by Tyrus' handler an application
 * that was stopped would stay in memory. So when it stops, the handlers of its closed connections are made to let go of
 * it. Other containers, and a Tyrus that has changed, are left as they are. Thread-safe.
 */
public final class TyrusUpgrades implements AutoCloseable {
    /** Of Tyrus; who is not there to answer is not waited for longer. */
    private static final Duration CLOSE_HANDSHAKES = Duration.ofSeconds(1);

    private static final Duration POLL = Duration.ofMillis(10);

    private static final String HANDLER = "org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler";
    private static final String IS_CLOSED = "closed";
    private static final List<String> WAYS_TO_APPLICATION = List.of("connection", "upgradeInfo", "writer");

    private final String type;
    private final Set<HttpUpgradeHandler> handlers =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    public TyrusUpgrades() {
        this(HANDLER);
    }

    /** @param type the handler's class */
    TyrusUpgrades(String type) {
        this.type = type;
    }

    /** The same request. The handler of its upgrade is remembered, for as long as the container does so. */
    HttpServletRequest watched(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public <T extends HttpUpgradeHandler> T upgrade(Class<T> handlerType) throws IOException, ServletException {
                T handler = super.upgrade(handlerType);
                if (handlerType.getName().equals(type)) {
                    handlers.add(handler);
                }
                return handler;
            }
        };
    }

    /** To be called when all connections have been told to close. Waits for them, a second at most. */
    @Override
    public void close() {
        long begin = System.nanoTime();
        while (true) {
            List.copyOf(handlers).stream().filter(this::isReleased).forEach(handlers::remove);
            if (handlers.isEmpty() || System.nanoTime() - begin > CLOSE_HANDSHAKES.toNanos()) {
                return;
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What is not closed yet still needs the application. */
    private boolean isReleased(HttpUpgradeHandler handler) {
        try {
            if (!field(handler, IS_CLOSED).getBoolean(handler)) {
                return false;
            }
            for (String way : WAYS_TO_APPLICATION) {
                field(handler, way).set(handler, null);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Then a stopped application may be in memory for longer, and nothing else is different.
        }
        return true;
    }

    private static Field field(HttpUpgradeHandler handler, String name) throws NoSuchFieldException {
        Field field = handler.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
