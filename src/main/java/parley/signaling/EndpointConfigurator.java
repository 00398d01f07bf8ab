package parley.signaling;

import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/**
 * Gives endpoints their {@link Relay}, and refuses all extensions: permessage-deflate would cost memory on each
 * connection and save little on frames that are small.
 */
public final class EndpointConfigurator extends ServerEndpointConfig.Configurator {
    /**
     * Static, because the container makes configurators and endpoints by itself and hands them nothing of the
     * application's; the application's own class loader keeps it apart from other deployments.
     */
    private static volatile Relay relay;

    /** To be called before the first connection; null when the application stops. */
    public static void use(Relay newRelay) {
        relay = newRelay;
    }

    /** Null where the application has not started or has stopped. */
    static Relay relay() {
        return relay;
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }
}
