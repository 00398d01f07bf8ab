package parley;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ContextClassLoadersTest {
    private static final ClassLoader OWN = ContextClassLoadersTest.class.getClassLoader();

    @Test
    void threadsThatInheritedItLetGoOfIt() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (URLClassLoader application = new URLClassLoader(new URL[0], OWN);
                URLClassLoader another = new URLClassLoader(new URL[0], OWN)) {
            Thread heir = waiting(end, application);
            Thread stranger = waiting(end, another);
            ContextClassLoaders.forget(application);
            assertSame(OWN, heir.getContextClassLoader());
            assertSame(another, stranger.getContextClassLoader());
            end.countDown();
            heir.join();
            stranger.join();
        }
    }

    private static Thread waiting(CountDownLatch end, ClassLoader loader) {
        Thread thread = new Thread(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setContextClassLoader(loader);
        thread.start();
        return thread;
    }
}
