package parley.protocol;

import java.util.Locale;

/** The stable codes of {@code error} frames, as {@code docs/protocol.md}, section 7, lists them. */
public enum ErrorCode {
    VERSION_UNSUPPORTED("This server speaks another version of the protocol. Reload the page."),
    JOIN_REFUSED("The invite does not lead to this call."),
    CALL_FULL("All seats of this call are taken."),
    SERVER_FULL("All seats of this server are taken."),
    ATTEMPT_STALE("This seat has seen a later join."),
    CALL_ENDED("An administrator has ended this call."),
    REMOVED("An administrator has removed this participant from the call."),
    CALL_LOCKED("This call takes nobody new at present."),
    DRAINING("This server begins no new calls at present."),
    NOT_STARTED("Nobody who may start this call has done so yet."),
    FRAME_MALFORMED("A frame must be one JSON object, nested at most 100 deep, in well-formed Unicode."),
    FRAME_TOO_LARGE("A frame may be at most 65,536 characters long."),
    FRAME_BINARY("Frames are text messages."),
    JOIN_FIRST("The first frame on a connection must be a join."),
    JOIN_INVALID("Missing or wrong in the join: "),
    RATE_EXCEEDED("Too many frames in too short a time."),
    TYPE_UNKNOWN("This server does not know frames of this type."),
    FRAME_INVALID("Missing or wrong in the frame: "),
    JOINED_ALREADY("This connection has joined already.");

    private final String sentence;

    ErrorCode(String sentence) {
        this.sentence = sentence;
    }

    /** As on the wire: lower case with hyphens. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For developers; where it ends with a colon, the name of the member follows. */
    String sentence() {
        return sentence;
    }
}
