package parley.signaling;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * With each frame that comes or goes, Tyrus 2.1 (Payara 6) schedules a task to end a session that is idle, even where no
 * session may be; and for each of them Payara searches all its archives for what the task's thread should inherit. That
 * is five sixths of what a frame costs there, and no setting stops it. Parley has a heartbeat instead, so its sessions get an
 * executor that takes no tasks. Other containers, and a Tyrus that has changed, are left as they are.
 */
final class TyrusIdleTimeout {
    private static final String SESSION = "org.glassfish.tyrus.core.TyrusSession";
    private static final String EXECUTOR = "service";

    private static final ScheduledExecutorService NO_TASKS = new ScheduledThreadPoolExecutor(0) {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            // Tyrus remembers it in order to cancel it, and knows that there may be none.
            return null;
        }
    };

    private TyrusIdleTimeout() {}

    static void remove(Session session) {
        if (!session.getClass().getName().equals(SESSION)) {
            return;
        }
        try {
            Field executor = session.getClass().getDeclaredField(EXECUTOR);
            if (executor.getType() == ScheduledExecutorService.class) {
                executor.setAccessible(true);
                executor.set(session, NO_TASKS);
                // Forgets the task that the session began with.
                session.setMaxIdleTimeout(0);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Then frames cost more, and nothing else is different.
        }
    }
}
