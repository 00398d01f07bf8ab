package parley.logging;

import parley.call.CallId;
import parley.call.ParticipantId;

/**
 * The fields of one event, {@code name=value}. There is a method for each kind of value that may be told, so that a key, a
 * name of a person or a whole id does not come into the log by mistake.
 */
public final class Fields {
    /** Enough to follow one call through the log. */
    private static final int ID_LENGTH = 8;

    private final StringBuilder text;
    private final LogAddresses addresses;

    Fields(String event, LogAddresses addresses) {
        this.text = new StringBuilder(event);
        this.addresses = addresses;
    }

    public Fields call(CallId id) {
        return text("call", shortened(id.text()));
    }

    public Fields participant(ParticipantId id) {
        return text("participant", shortened(id.text()));
    }

    /** @param address of a client, as the container gives it */
    public Fields address(String address) {
        return text("address", addresses.shown(address));
    }

    public Fields number(String name, long value) {
        return text(name, Long.toString(value));
    }

    /** @param value may come from outside */
    public Fields text(String name, String value) {
        text.append(' ').append(name).append('=').append(LogText.value(value));
        return this;
    }

    /** @param sentence that is fit for the log already, in place of fields */
    public Fields sentence(String sentence) {
        text.append(": ").append(sentence);
        return this;
    }

    /** What lists for administrators show as well. */
    private static String shortened(String id) {
        return id.substring(0, Math.min(ID_LENGTH, id.length()));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
