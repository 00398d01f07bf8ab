package parley.logging;

import java.util.concurrent.TimeUnit;

/** How often one kind of event has been written in the present minute, which begins with its first. Thread-safe. */
final class Repeats {
    static final int PER_MINUTE = 10;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private long began;
    private int written;
    private long leftOut;

    /** Whether one more may be written at a moment of {@link System#nanoTime}. */
    synchronized boolean allows(long now) {
        if (written == 0 || now - began >= MINUTE && leftOut == 0) {
            began = now;
            written = 0;
        }
        if (written < PER_MINUTE) {
            written++;
            return true;
        }
        leftOut++;
        return false;
    }

    /** How many were left out; 0 while their minute lasts, unless it is the end. */
    synchronized long takeLeftOut(long now, boolean isEnd) {
        if (leftOut == 0 || !isEnd && now - began < MINUTE) {
            return 0;
        }
        long count = leftOut;
        leftOut = 0;
        written = 0;
        return count;
    }
}
