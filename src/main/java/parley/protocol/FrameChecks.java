package parley.protocol;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import parley.call.Capability;

/** Whether the members of a bound frame are what {@code docs/protocol.md}, section 4, asks for. */
final class FrameChecks {
    private static final BigDecimal VERSION = BigDecimal.valueOf(Frames.VERSION);
    private static final long MAX_NUMBER = (1L << 53) - 1;
    private static final int MAX_GRANT = 256;

    private FrameChecks() {}

    static void check(ClientFrame frame) throws FrameException {
        if (frame instanceof ClientFrame.Signal signal) {
            checkSignal(signal);
        } else if (frame instanceof ClientFrame.Join join) {
            checkJoin(join);
        } else if (frame instanceof ClientFrame.About about) {
            require(isAbout(about.about()), ErrorCode.FRAME_INVALID, "about");
        }
    }

    /** Whether a join that could not be bound is of another version, and so has members that may differ. */
    static boolean isOtherVersion(JsonObject join) {
        return join.get("version") instanceof JsonNumber version
                && version.bigDecimalValue().compareTo(VERSION) != 0;
    }

    private static void checkJoin(ClientFrame.Join join) throws FrameException {
        require(join.version() != null, ErrorCode.JOIN_INVALID, "version");
        if (join.version().compareTo(VERSION) != 0) {
            throw new FrameException(ErrorCode.VERSION_UNSUPPORTED);
        }
        require(Capability.isCanonical(join.invite()), ErrorCode.JOIN_INVALID, "invite");
        require(Capability.isCanonical(join.seatKey()), ErrorCode.JOIN_INVALID, "seatKey");
        require(Capability.isCanonical(join.instance()), ErrorCode.JOIN_INVALID, "instance");
        require(isInteger(join.attempt(), 1, MAX_NUMBER), ErrorCode.JOIN_INVALID, "attempt");
        require(isAbout(join.about()), ErrorCode.JOIN_INVALID, "about");
        require(join.grant() == null || join.grant().length() <= MAX_GRANT, ErrorCode.JOIN_INVALID, "grant");
        require(join.hostKey() == null || Capability.isCanonical(join.hostKey()), ErrorCode.JOIN_INVALID, "hostKey");
    }

    private static void checkSignal(ClientFrame.Signal signal) throws FrameException {
        require(Capability.isCanonical(signal.to()), ErrorCode.FRAME_INVALID, "to");
        require(Capability.isCanonical(signal.toInstance()), ErrorCode.FRAME_INVALID, "toInstance");
        require(isInteger(signal.ack(), 0, MAX_NUMBER), ErrorCode.FRAME_INVALID, "ack");
        if (signal.data() == null) {
            require(signal.seq() == null, ErrorCode.FRAME_INVALID, "seq");
            require(signal.base() == null, ErrorCode.FRAME_INVALID, "base");
        } else {
            require(isInteger(signal.seq(), 1, MAX_NUMBER), ErrorCode.FRAME_INVALID, "seq");
            require(isInteger(signal.base(), 1, signal.seq().longValue()), ErrorCode.FRAME_INVALID, "base");
        }
    }

    private static boolean isAbout(JsonObject about) {
        return about != null && about.toString().length() <= Frames.MAX_ABOUT;
    }

    private static boolean isInteger(BigDecimal number, long least, long greatest) {
        if (number == null) {
            return false;
        }
        try {
            long value = number.longValueExact();
            return value >= least && value <= greatest;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static void require(boolean condition, ErrorCode code, String member) throws FrameException {
        if (!condition) {
            throw new FrameException(code, member);
        }
    }
}
