package parley.call;

/** Something that participants say, which a call passes on and does not look into. Immutable. */
public interface Payload {
    /** Length in UTF-16 code units, for the ceilings of queues. */
    int size();
}
