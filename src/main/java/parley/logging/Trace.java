package parley.logging;

/** A throwable as the log may show it: types and stacks without messages. */
final class Trace extends Throwable {
    private static final long serialVersionUID = 1L;
    /** Causes can form a circle. */
    private static final int MAX_DEPTH = 8;

    private final String type;

    Trace(Throwable original) {
        this(original, MAX_DEPTH);
    }

    private Trace(Throwable original, int depth) {
        super(null, causeOf(original, depth), false, true);
        type = original.getClass().getName();
        setStackTrace(original.getStackTrace());
    }

    private static Trace causeOf(Throwable original, int depth) {
        return original.getCause() == null || depth == 0 ? null : new Trace(original.getCause(), depth - 1);
    }

    @Override
    public String toString() {
        return type;
    }
}
