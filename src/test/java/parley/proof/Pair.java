package parley.proof;

/** A stream of signals: from one instance to another. */
record Pair(String from, String to) {}
