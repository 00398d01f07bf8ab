package parley.client;

import java.time.Duration;

/** What another instance says to this one: in order, once, acknowledged (docs/protocol.md, section 6). */
final class IncomingStream {
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final int MANY = 8;

    private final EventLoop loop;
    private final Runnable acknowledge;
    private long accepted;
    private long given;
    private EventLoop.Timer timer;

    /** @param acknowledge says {@link #takeAck} to the sender with nothing else */
    IncomingStream(EventLoop loop, Runnable acknowledge) {
        this.loop = loop;
        this.acknowledge = acknowledge;
    }

    /** @return whether the signal is to be handled; then {@link #acknowledgeSoon} is to be called */
    boolean accepts(long seq, long base) {
        if (base > accepted + 1) {
            // A declared gap: the sender has given up those below.
            accepted = base - 1;
        }
        if (seq == accepted + 1) {
            accepted = seq;
            return true;
        }
        if (seq <= accepted) {
            acknowledge.run();
        }
        return false;
    }

    /** After a signal was handled, whose answer may have carried the acknowledgement. */
    void acknowledgeSoon() {
        if (accepted - given >= MANY) {
            acknowledge.run();
        } else if (accepted > given && timer == null) {
            timer = loop.after(PATIENCE, () -> {
                timer = null;
                if (accepted > given) {
                    acknowledge.run();
                }
            });
        }
    }

    /** The acknowledgement that goes out with a signal or alone. */
    long takeAck() {
        given = accepted;
        return accepted;
    }
}
