package parley.signaling;

/** A token bucket: so many frames at once, so many per second in the long run. For one thread at a time. */
final class RateLimit {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long last;

    /** @param now as {@link System#nanoTime} */
    RateLimit(int perSecond, int burst, long now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.last = now;
    }

    /** Takes one token if there is one. */
    boolean allows(long now) {
        tokens = Math.min(burst, tokens + (now - last) / NANOS * perSecond);
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
