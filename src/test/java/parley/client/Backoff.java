package parley.client;

import java.time.Duration;
import java.util.Random;

/** How long to wait before the next attempt to connect: full jitter (docs/protocol.md, section 7). */
final class Backoff {
    static final Duration CAP = Duration.ofSeconds(4);
    private static final Duration FIRST = Duration.ofMillis(250);
    /** A connection that lasts so long after its welcome starts the series anew. */
    private static final Duration PROOF = Duration.ofSeconds(4);

    private final Random random;
    private int attempts;

    Backoff(Random random) {
        this.random = random;
    }

    Duration next() {
        long ceiling = Math.min(CAP.toNanos(), FIRST.toNanos() << Math.min(attempts, 10));
        attempts++;
        return Duration.ofNanos((long) (random.nextDouble() * ceiling));
    }

    /** A connection has ended. @param afterWelcome how long it lasted after its welcome, null where there was none */
    void ended(Duration afterWelcome) {
        if (afterWelcome != null && afterWelcome.compareTo(PROOF) >= 0) {
            attempts = 0;
        }
    }
}
