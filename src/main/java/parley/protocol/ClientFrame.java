package parley.protocol;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.math.BigDecimal;

/**
 * What a client sends, as bound: members may be null or wrong until {@link Frames#decode} has checked them. The
 * vocabulary is specified in {@code docs/protocol.md}, section 4.
 *
 * <p>Numbers are bound as {@link BigDecimal}, because binding to {@code long} truncates what does not fit.
 */
@JsonbTypeInfo(
        key = "type",
        value = {
            @JsonbSubtype(alias = "join", type = ClientFrame.Join.class),
            @JsonbSubtype(alias = "signal", type = ClientFrame.Signal.class),
            @JsonbSubtype(alias = "about", type = ClientFrame.About.class),
            @JsonbSubtype(alias = "ping", type = ClientFrame.Ping.class),
            @JsonbSubtype(alias = "leave", type = ClientFrame.Leave.class)
        })
public sealed interface ClientFrame {
    record Join(
            BigDecimal version,
            String invite,
            String seatKey,
            String instance,
            BigDecimal attempt,
            JsonObject about,
            String grant,
            String hostKey)
            implements ClientFrame {
        /** Says no secret: the invite and both keys open doors. */
        @Override
        public String toString() {
            return "Join[instance=" + instance + ", attempt=" + attempt + "]";
        }
    }

    record Signal(String to, String toInstance, BigDecimal seq, BigDecimal base, BigDecimal ack, JsonObject data)
            implements ClientFrame {}

    record About(JsonObject about) implements ClientFrame {}

    record Ping() implements ClientFrame {}

    record Leave() implements ClientFrame {}
}
