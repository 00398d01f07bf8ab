package parley.protocol;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.math.BigDecimal;
import java.util.List;

/** What the server sends; {@code docs/protocol.md}, section 5. Members that are null are absent on the wire. */
@JsonbTypeInfo(
        key = "type",
        value = {
            @JsonbSubtype(alias = "welcome", type = ServerFrame.Welcome.class),
            @JsonbSubtype(alias = "joined", type = ServerFrame.Joined.class),
            @JsonbSubtype(alias = "back", type = ServerFrame.Back.class),
            @JsonbSubtype(alias = "away", type = ServerFrame.Away.class),
            @JsonbSubtype(alias = "left", type = ServerFrame.Left.class),
            @JsonbSubtype(alias = "about", type = ServerFrame.About.class),
            @JsonbSubtype(alias = "signal", type = ServerFrame.Signal.class),
            @JsonbSubtype(alias = "ice", type = ServerFrame.Ice.class),
            @JsonbSubtype(alias = "grant", type = ServerFrame.Grant.class),
            @JsonbSubtype(alias = "pong", type = ServerFrame.Pong.class),
            @JsonbSubtype(alias = "error", type = ServerFrame.Error.class)
        })
public sealed interface ServerFrame {
    /** @param grace in milliseconds */
    record Welcome(
            String id,
            String role,
            String epoch,
            long grace,
            List<Participant> participants,
            List<IceServer> iceServers,
            boolean relayOnly,
            Limits limits,
            String grant)
            implements ServerFrame {}

    record Joined(Participant participant) implements ServerFrame {}

    record Back(Participant participant) implements ServerFrame {}

    record Away(String id) implements ServerFrame {}

    record Left(String id, String reason) implements ServerFrame {}

    record About(String id, JsonObject about) implements ServerFrame {}

    record Signal(String from, String fromInstance, BigDecimal seq, BigDecimal base, BigDecimal ack, OpaqueObject data)
            implements ServerFrame {}

    record Ice(List<IceServer> iceServers) implements ServerFrame {}

    record Grant(String grant) implements ServerFrame {}

    record Pong() implements ServerFrame {}

    /**
     * @param closeCode that the connection will be closed with, or null where it goes on
     * @param retryAfter in milliseconds, or null
     */
    record Error(String code, String message, Integer closeCode, Long retryAfter) implements ServerFrame {}

    /** @param state {@code present} or {@code away} */
    record Participant(String id, String instance, String state, String role, JsonObject about) {}

    /** {@code RTCIceServer} of W3C WebRTC. */
    record IceServer(List<String> urls, String username, String credential) {
        /** Not with the credential: it might be logged. */
        @Override
        public String toString() {
            return urls.toString();
        }
    }

    /** Sizes in UTF-16 code units. */
    record Limits(int capacity, int frame, int about, int windowSignals, int windowSize) {}
}
