package parley.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import parley.server.HaProxy;

/** One cluster for all classes that extend with it; it ends with the last of them. Without HAProxy they are skipped. */
final class SharedCluster implements BeforeAllCallback {
    private static Cluster cluster;

    static Cluster get() {
        return cluster;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(HaProxy.isInstalled(), "HAProxy is not installed");
        cluster = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Cluster.class, key -> start(), Cluster.class);
    }

    private static Cluster start() {
        try {
            return new Cluster(Path.of("target", "cluster").toAbsolutePath());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
