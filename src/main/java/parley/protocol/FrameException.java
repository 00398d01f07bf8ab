package parley.protocol;

/** A frame that is refused. It carries nothing that the sender wrote, and no stack trace: bad input must stay cheap. */
public final class FrameException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public FrameException(ErrorCode code) {
        this(code, "");
    }

    /** @param member the name of the member that is at fault */
    public FrameException(ErrorCode code, String member) {
        super(code.sentence() + member, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
