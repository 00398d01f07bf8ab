package parley.browser;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.Optional;

/**
 * How media go between two browsers, as one of them tells: the selected pair of candidates.
 *
 * @param local type of its own candidate: host, srflx, prflx or relay
 * @param remote type of the other's
 * @param relayProtocol by which it reaches its relay: udp, tcp or tls; empty without one
 * @param localAddress of its own candidate; empty where the browser does not tell
 * @param remoteAddress of the other's
 * @param bitrate that it believes the way to have, in bits per second; 0 before it knows
 */
public record MediaPath(
        String local, String remote, String relayProtocol, String localAddress, String remoteAddress, double bitrate) {
    private static final String SCRIPT = """
            async () => {
              const connected = [...%s].filter(({ connectionState }) => connectionState === 'connected');
              if (connected.length !== 1) return null;
              const stats = await connected[0].getStats();
              const transport = [...stats.values()].find(({ type }) => type === 'transport');
              const pair = stats.get(transport?.selectedCandidatePairId);
              const local = stats.get(pair?.localCandidateId);
              const remote = stats.get(pair?.remoteCandidateId);
              if (!local || !remote) return null;
              return {
                local: local.candidateType,
                remote: remote.candidateType,
                relayProtocol: local.relayProtocol ?? '',
                localAddress: local.address ?? '',
                remoteAddress: remote.address ?? '',
                bitrate: pair.availableOutgoingBitrate ?? 0,
              };
            }""";

    /**
     * Of the page's only connection that is connected; empty where there is none, or more.
     *
     * @param connections in the page, an expression
     */
    public static Optional<MediaPath> of(Page page, String connections) {
        Map<?, ?> path = (Map<?, ?>) page.evaluate(SCRIPT.formatted(connections));
        return Optional.ofNullable(path)
                .map(found -> new MediaPath(
                        (String) found.get("local"),
                        (String) found.get("remote"),
                        (String) found.get("relayProtocol"),
                        (String) found.get("localAddress"),
                        (String) found.get("remoteAddress"),
                        ((Number) found.get("bitrate")).doubleValue()));
    }

    /** Whether a relay is between the two, whosoever. */
    public boolean isRelayed() {
        return local.equals("relay") || remote.equals("relay");
    }

    /** Whether it goes straight, between addresses that others see but the devices do not have. */
    public boolean isReflexive() {
        return isReflexive(local) && isReflexive(remote);
    }

    /** A peer-reflexive one is found by the checks, before the server has told of the server-reflexive one, or without. */
    private static boolean isReflexive(String type) {
        return type.equals("srflx") || type.equals("prflx");
    }
}
