package parley.call;

/** Something that participants say, which a call passes on and does not look into. Immutable. */
public interface Payload {}
