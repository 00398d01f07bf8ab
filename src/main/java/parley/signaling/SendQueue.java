package parley.signaling;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What waits to be sent on one connection. One asynchronous send is in flight at most, because Jakarta WebSocket forbids
 * two and Tomcat answers a second one with an exception. Nobody waits for a slow recipient: over its ceilings the queue
 * takes nothing more and its connection is to be closed. Thread-safe.
 */
final class SendQueue {
    /** The WebSocket, as far as the queue uses it. Called without the queue's lock. */
    interface Wire {
        /** Starts to send a text and tells the handler, perhaps before it returns, when that is done. */
        void send(String text, SendHandler done);

        /** Sends a ping; may block while the peer takes nothing. */
        void ping() throws Exception;

        /** Sending has failed, or the queue has passed a ceiling. Told once. */
        void broken(CloseCode why);

        /** Everything that was enqueued before {@link SendQueue#finish} has been sent. Told once. */
        void drained();
    }

    private enum State {
        OPEN,
        /** Takes nothing more, sends what it has. */
        FINISHING,
        /** Over a ceiling, or a send has failed; this is still to be told. */
        BROKEN,
        CLOSED
    }

    private final Wire wire;
    private final int maxFrames;
    private final int maxSize;

    private final Queue<Outgoing> frames = new ArrayDeque<>();
    private long size;
    private State state = State.OPEN;
    private CloseCode fault;
    private boolean busy;
    private long busySince;

    SendQueue(Wire wire, int maxFrames, int maxSize) {
        this.wire = wire;
        this.maxFrames = maxFrames;
        this.maxSize = maxSize;
    }

    /** Adds a frame. Does no I/O; {@link #flush} sends. */
    synchronized void add(Outgoing frame) {
        if (state != State.OPEN) {
            return;
        }
        if (frames.size() >= maxFrames || size + frame.size() > maxSize) {
            breakDown(CloseCode.TOO_SLOW);
            return;
        }
        frames.add(frame);
        size += frame.size();
    }

    /** Sends until the queue is empty or a send is under way; the end of that send goes on. */
    void flush() {
        Sending sending;
        do {
            sending = next();
        } while (sending != null && sending.start());
    }

    /** Sends a ping if nothing is being sent, in which case the connection shows its life anyway. May block. */
    void ping() {
        synchronized (this) {
            if (busy || state != State.OPEN) {
                return;
            }
            occupy();
        }
        Throwable failure = null;
        try {
            wire.ping();
        } catch (Exception e) {
            failure = e;
        }
        release(failure);
        flush();
    }

    /** Takes nothing more; when all has been sent, the wire is told that it is drained. */
    void finish() {
        synchronized (this) {
            if (state == State.OPEN) {
                state = State.FINISHING;
            }
        }
        flush();
    }

    /** Forgets everything; nothing is told any more. */
    synchronized void close() {
        state = State.CLOSED;
        frames.clear();
    }

    /** Whether one send has been under way since before a moment of {@link System#nanoTime}. */
    synchronized boolean isStuckSince(long nanoTime) {
        return busy && busySince - nanoTime < 0;
    }

    private Sending next() {
        CloseCode told = null;
        synchronized (this) {
            if (state == State.BROKEN) {
                told = fault;
                state = State.CLOSED;
            } else if (busy || state == State.CLOSED) {
                return null;
            } else if (!frames.isEmpty()) {
                Outgoing frame = frames.remove();
                size -= frame.size();
                occupy();
                return new Sending(frame);
            } else if (state == State.FINISHING) {
                state = State.CLOSED;
            } else {
                return null;
            }
        }
        if (told == null) {
            wire.drained();
        } else {
            wire.broken(told);
        }
        return null;
    }

    private void occupy() {
        busy = true;
        busySince = System.nanoTime();
    }

    private synchronized void release(Throwable failure) {
        busy = false;
        if (failure != null && state != State.CLOSED) {
            breakDown(CloseCode.INTERNAL);
        }
    }

    private void breakDown(CloseCode why) {
        state = State.BROKEN;
        fault = why;
        frames.clear();
    }

    /** One send. Containers may call back before the call to send returns, which must not become a recursion. */
    private final class Sending implements SendHandler {
        private final Outgoing frame;
        private Thread starter = Thread.currentThread();
        private boolean doneAtOnce;

        Sending(Outgoing frame) {
            this.frame = frame;
        }

        /** @return whether it is done already, so that the caller goes on with the next */
        boolean start() {
            try {
                wire.send(frame.text(), this);
            } catch (RuntimeException e) {
                release(e);
                return true;
            } finally {
                // The same thread may come by later as the container's, to tell the result.
                starter = null;
            }
            return doneAtOnce;
        }

        @Override
        public void onResult(SendResult result) {
            release(result.isOK() ? null : failureOf(result));
            if (Thread.currentThread() == starter) {
                doneAtOnce = true;
            } else {
                flush();
            }
        }
    }

    private static Throwable failureOf(SendResult result) {
        return result.getException() == null ? new IllegalStateException("send failed") : result.getException();
    }
}
