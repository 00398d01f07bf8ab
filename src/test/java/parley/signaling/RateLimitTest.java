package parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private static int taken(RateLimit limit, long now, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += limit.allows(1, now) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void allowsABurstAndThenTheRate() {
        RateLimit limit = new RateLimit(10, 25, 0);

        assertEquals(25, taken(limit, 0, 100));
        assertEquals(0, taken(limit, SECOND / 20, 100));
        assertEquals(10, taken(limit, SECOND + SECOND / 20, 100));
        assertEquals(25, taken(limit, 3600 * SECOND, 100));
    }

    @Test
    void chargesWhatItCosts() {
        RateLimit limit = new RateLimit(10, 25, 0);

        assertEquals(true, limit.allows(20, 0));
        assertEquals(false, limit.allows(20, SECOND));
        assertEquals(true, limit.allows(15, SECOND));
    }
}
