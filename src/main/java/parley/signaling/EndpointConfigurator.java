package parley.signaling;

import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/**
 * Gives endpoints their {@link Relay} and the rights of whoever has signed in, and refuses all extensions:
 * permessage-deflate would cost memory on each connection and save little on frames that are small.
 */
public final class EndpointConfigurator extends ServerEndpointConfig.Configurator {
    /** A property of each session: whether who opened it may start calls. */
    private static final String MAY_START = "parley.mayStart";

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

    /** Later the container does not tell any more who has signed in. */
    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        Relay present = relay;
        boolean mayStart = present != null && present.settings().starters().include(request::isUserInRole);
        config.getUserProperties().put(MAY_START, mayStart);
    }

    static boolean mayStart(Session session) {
        return Boolean.TRUE.equals(session.getUserProperties().get(MAY_START));
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }
}
