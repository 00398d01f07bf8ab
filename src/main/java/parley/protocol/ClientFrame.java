package parley.protocol;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a client sends, as bound: members may be null or wrong until {@link Frames#decode} has checked them. The
 * vocabulary is specified in {@code docs/protocol.md}, section 4; the {@code type} of a frame is its record's name in lower
 * case.
 *
 * <p>Numbers are bound as {@link BigDecimal}, because binding to {@code long} truncates what does not fit.
 */
public sealed interface ClientFrame {
    /** All of them, by their {@code type}. */
    Map<String, Class<? extends ClientFrame>> TYPES = Arrays.stream(ClientFrame.class.getPermittedSubclasses())
            .map(type -> type.<ClientFrame>asSubclass(ClientFrame.class))
            .collect(Collectors.toUnmodifiableMap(type -> type.getSimpleName().toLowerCase(Locale.ROOT), type -> type));

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

    record Signal(String to, String toInstance, BigDecimal seq, BigDecimal base, BigDecimal ack, OpaqueObject data)
            implements ClientFrame {}

    record About(JsonObject about) implements ClientFrame {}

    record Ping() implements ClientFrame {}

    record Leave() implements ClientFrame {}
}
