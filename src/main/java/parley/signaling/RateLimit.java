package parley.signaling;

/** A token bucket: so much at once, so much per second in the long run. For one thread at a time. */
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

    /** Takes so many tokens if they are there. */
    boolean allows(int cost, long now) {
        tokens = Math.min(burst, tokens + (now - last) / NANOS * perSecond);
        last = now;
        if (tokens < cost) {
            return false;
        }
        tokens -= cost;
        return true;
    }
}
