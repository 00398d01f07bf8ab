package parley.signaling;

import jakarta.websocket.CloseReason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import parley.call.Outlet;
import parley.protocol.ErrorCode;

/**
 * Why the server ends a connection. The range tells the client what to do: 40xx stop, 41xx come back and resume, 42xx
 * join anew ({@code docs/protocol.md}, section 7).
 */
public enum CloseCode implements CloseReason.CloseCode {
    LEFT(4000),
    VERSION_UNSUPPORTED(4001),
    JOIN_REFUSED(4002),
    CALL_FULL(4003),
    REPLACED(4004),
    ATTEMPT_STALE(4005),
    SUPERSEDED(4006),
    FRAME_MALFORMED(4007),
    FRAME_TOO_LARGE(4008),
    FRAME_BINARY(4009),
    JOIN_FIRST(4010),
    JOIN_INVALID(4011),
    CALL_ENDED(4012),
    REMOVED(4013),
    CALL_LOCKED(4014),

    GOING_AWAY(4100),
    TOO_SLOW(4101),
    UNRESPONSIVE(4102),
    RATE_EXCEEDED(4103),
    JOIN_TIMEOUT(4104),
    INTERNAL(4105),
    SERVER_FULL(4106),
    DRAINING(4107),
    NOT_STARTED(4108);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    /** The code that goes with an error; empty where the connection goes on. */
    static Optional<CloseCode> of(ErrorCode error) {
        return Arrays.stream(values())
                .filter(code -> code.name().equals(error.name()))
                .findAny();
    }

    static CloseCode of(Outlet.Reason reason) {
        return valueOf(reason.name());
    }

    @Override
    public int getCode() {
        return code;
    }

    /** The name, lower case with hyphens: what stands in the close frame as its reason. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    CloseReason reason() {
        return new CloseReason(this, text());
    }
}
