package parley.proof;

/**
 * How much is to happen, spread evenly over the signals.
 *
 * @param participants in calls of two to eight
 */
public record Plan(long seed, int participants, long signals, int kills, int replacements) {
    /** A size from the system property {@code proof.NAME}. */
    public static int size(String name, int normal) {
        return Integer.getInteger("proof." + name, normal);
    }

    /** From the system property {@code proof.seed}, or a new one each time. */
    public static long newSeed() {
        return Long.getLong("proof.seed", System.nanoTime() & 0xffff_ffffL);
    }
}
