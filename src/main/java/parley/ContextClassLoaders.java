package parley;

/**
 * A thread that a server makes while it serves an application inherits the application's class loader, and keeps it in
 * memory as long as it lives. Payara's {@code glassfish-web-async-thread} does, until it has been idle for a minute.
 */
final class ContextClassLoaders {
    private ContextClassLoaders() {}

    /** Gives the server's threads that have a stopped application's loader its parent instead. */
    static void forget(ClassLoader loader) {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            // The one that stops the application still needs it.
            if (thread != Thread.currentThread() && thread.getContextClassLoader() == loader) {
                thread.setContextClassLoader(loader.getParent());
            }
        }
    }
}
