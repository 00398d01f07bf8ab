package parley.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one instance says to another: numbered, kept until it is acknowledged, sent again (docs/protocol.md, section 6).
 * For the event loop's thread alone.
 */
final class OutgoingStream {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(3);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    /** Takes signals to the server, if there is a connection. */
    interface Wire {
        void signal(long seq, long base, String data);
    }

    private record Signal(long seq, String data) {}

    private final EventLoop loop;
    private final Wire wire;
    private final Deque<Signal> unacknowledged = new ArrayDeque<>();
    private int unacknowledgedSize;
    private final Deque<String> waiting = new ArrayDeque<>();
    /** Of the last signal that was sent. */
    private long sent;

    private int windowSignals;
    private int windowSize;
    private boolean open;
    private Duration retry = FIRST_RETRY;
    private EventLoop.Timer timer;
    private long repeated;

    OutgoingStream(EventLoop loop, Wire wire) {
        this.loop = loop;
        this.wire = wire;
    }

    /** Signals that the recipient has not acknowledged, sent or not. */
    int backlog() {
        return unacknowledged.size() + waiting.size();
    }

    int unacknowledged() {
        return unacknowledged.size();
    }

    /** How many signals were sent again. */
    long repeated() {
        return repeated;
    }

    void send(String data) {
        waiting.add(data);
        pump();
    }

    /** Either side has come back: from now on signals can arrive, and those that may have been lost are said again. */
    void resume(int newWindowSignals, int newWindowSize) {
        windowSignals = newWindowSignals;
        windowSize = newWindowSize;
        open = true;
        retry = FIRST_RETRY;
        repeat();
        pump();
    }

    /** Nothing can arrive at present. */
    void pause() {
        open = false;
        stopTimer();
    }

    void acknowledged(long ack) {
        boolean moved = false;
        while (ack <= sent && !unacknowledged.isEmpty() && unacknowledged.peek().seq <= ack) {
            unacknowledgedSize -= unacknowledged.poll().data.length();
            moved = true;
        }
        if (moved) {
            retry = FIRST_RETRY;
            stopTimer();
            pump();
        }
    }

    private void pump() {
        while (open && !waiting.isEmpty() && hasRoomFor(waiting.peek())) {
            Signal signal = new Signal(++sent, waiting.poll());
            unacknowledged.add(signal);
            unacknowledgedSize += signal.data.length();
            transmit(signal);
        }
        startTimer();
    }

    private boolean hasRoomFor(String data) {
        return unacknowledged.isEmpty()
                || unacknowledged.size() < windowSignals && unacknowledgedSize + data.length() <= windowSize;
    }

    private void transmit(Signal signal) {
        wire.signal(signal.seq, unacknowledged.peek().seq, signal.data);
    }

    private void repeat() {
        repeated += unacknowledged.size();
        unacknowledged.forEach(this::transmit);
        stopTimer();
        startTimer();
    }

    private void startTimer() {
        if (open && timer == null && !unacknowledged.isEmpty()) {
            timer = loop.after(retry, () -> {
                retry = retry.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry.multipliedBy(2);
                repeat();
            });
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
