package parley.call;

import java.util.Optional;

/**
 * The id of a call: {@code H("parley call", invite)}. It stands in paths and logs; nobody gets in with it.
 *
 * @param text canonical, 22 characters
 */
public record CallId(String text) {
    public CallId {
        if (!Capability.isCanonical(text)) {
            throw new IllegalArgumentException("not a canonical call id");
        }
    }

    /** The id that a path names, or empty where it is not one in canonical spelling. */
    public static Optional<CallId> parse(String text) {
        return Capability.isCanonical(text) ? Optional.of(new CallId(text)) : Optional.empty();
    }

    /** The id of the call that an invite leads to. */
    public static CallId ofInvite(String invite) {
        return new CallId(Capability.derive("parley call", invite));
    }

    @Override
    public String toString() {
        return text;
    }
}
