package parley.proof;

import java.time.Duration;
import java.util.Random;
import parley.client.EventLoop;
import parley.proxy.FaultProxy;
import parley.proxy.Link;

/** What goes wrong with connections, drawn from a seed, and counted. */
final class Faults {
    /** For the words to come that are to be cut. */
    private static final Duration WORDS = Duration.ofMillis(500);

    /** Tells what a kill costs, at the very moment. */
    interface Witness {
        boolean isInFlight();
    }

    private final EventLoop loop;
    private final FaultProxy proxy;
    private final Random random;
    private int ordered;
    private int kills;
    private int cuts;
    private int inFlight;
    private int stalls;
    private int delays;
    private int heldBack;

    Faults(EventLoop loop, FaultProxy proxy, Random random) {
        this.loop = loop;
        this.proxy = proxy;
        this.random = random;
    }

    /** Kills that have happened. */
    int kills() {
        return kills;
    }

    int inFlight() {
        return inFlight;
    }

    /** The same, and those that wait for words to be cut. */
    int ordered() {
        return ordered;
    }

    /** Ends a connection at once, or in the midst of what is said next. */
    void kill(Link link, Witness witness) {
        ordered++;
        if (random.nextInt(3) > 0) {
            count(witness);
            link.kill();
            return;
        }
        boolean[] done = {false};
        Runnable withdraw = link.cut(random.nextBoolean(), new Random(random.nextLong()), () -> {
            done[0] = true;
            cuts++;
            count(witness);
        });
        loop.after(WORDS, () -> {
            if (!done[0]) {
                // Nothing was said, or it ended by itself: this was none.
                withdraw.run();
                ordered--;
            }
        });
    }

    private void count(Witness witness) {
        kills++;
        inFlight += witness.isInFlight() ? 1 : 0;
    }

    /** Now and then makes a connection slow, or lets it stand still, or lets new ones wait. */
    void disturb(Link link) {
        switch (random.nextInt(16)) {
            case 0, 1 -> {
                stalls++;
                link.stall(random.nextBoolean(), upTo(random.nextInt(8) == 0 ? 8_000 : 1_500));
            }
            case 2 -> {
                delays++;
                link.delay(upTo(60));
            }
            case 3 -> {
                heldBack++;
                proxy.holdBack(upTo(300));
            }
            default -> {
                // Most go on undisturbed.
            }
        }
    }

    private Duration upTo(int millis) {
        return Duration.ofMillis(1L + random.nextInt(millis));
    }

    @Override
    public String toString() {
        return "%,d kills, %,d of them in mid-frame, %,d (%d %%) with unacknowledged signals in flight;"
                        .formatted(kills, cuts, inFlight, kills == 0 ? 0 : Math.round(100.0 * inFlight / kills))
                + " %,d stalls, %,d slowed down, accepting held back %,d times".formatted(stalls, delays, heldBack);
    }
}
