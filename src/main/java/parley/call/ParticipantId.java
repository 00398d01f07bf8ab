package parley.call;

/**
 * The id of a participant in one call: {@code H("parley seat", call id, seat key)}.
 *
 * @param text canonical, 22 characters
 */
public record ParticipantId(String text) {
    public ParticipantId {
        if (!Capability.isCanonical(text)) {
            throw new IllegalArgumentException("not a canonical participant id");
        }
    }

    /** Whoever presents the key has the seat; only the hash is kept. */
    public static ParticipantId ofSeatKey(CallId call, String seatKey) {
        return new ParticipantId(Capability.derive("parley seat", call.text(), seatKey));
    }

    @Override
    public String toString() {
        return text;
    }
}
