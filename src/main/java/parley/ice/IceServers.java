package parley.ice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.call.ParticipantId;
import parley.ice.TurnCredentials.Credentials;
import parley.protocol.ServerFrame.IceServer;

/** The ICE servers that the administrator configured, as participants are told of them. Thread-safe. */
public final class IceServers {
    private final List<String> stun;
    private final List<String> turn;
    private final Optional<TurnCredentials> credentials;

    /**
     * @param credentials there, where one of the URLs is a TURN server's
     * @param relayOnly whether TURN servers are all that anybody may use
     */
    public IceServers(List<IceUrl> urls, Optional<TurnCredentials> credentials, boolean relayOnly) {
        this.stun = urls.stream()
                .filter(url -> !url.isRelay() && !relayOnly)
                .map(IceUrl::text)
                .toList();
        this.turn = urls.stream().filter(IceUrl::isRelay).map(IceUrl::text).toList();
        this.credentials = credentials;
    }

    /** For one participant, who has joined. */
    public List<IceServer> of(ParticipantId participant) {
        List<IceServer> servers = new ArrayList<>();
        if (!stun.isEmpty()) {
            servers.add(new IceServer(stun, null, null));
        }
        if (!turn.isEmpty()) {
            Credentials own = credentials.orElseThrow().of(participant);
            servers.add(new IceServer(turn, own.username(), own.password()));
        }
        return servers;
    }

    /** How long after they were given they must be given anew: long before they run out. */
    public Optional<Duration> renewal() {
        return credentials.flatMap(TurnCredentials::time).map(time -> time.dividedBy(2));
    }
}
