package parley.signaling;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import parley.call.ParticipantId;

/**
 * What waits to be sent on one connection. One asynchronous send is in flight at most, because Jakarta WebSocket forbids
 * two and Tomcat answers a second one with an exception. Nobody waits for a slow recipient, and nobody can push one out:
 * each sender of signals has a share of the queue and what exceeds it is dropped, since the sender will send it again.
 * What the server itself says is never dropped, unless it says something newer of the same: with too much of that the
 * connection is to be closed. Thread-safe.
 */
final class SendQueue {
    /** What the server itself may have waiting: presence, mostly. */
    static final int MAX_OWN_FRAMES = 256;

    /** The WebSocket, as far as the queue uses it. Called without the queue's lock. */
    interface Wire {
        /** Starts to send a text and tells the handler, perhaps before it returns, when that is done. */
        void send(String text, SendHandler done);

        /** Sends a ping; may block while the peer takes nothing. */
        void ping() throws Exception;

        /** Sending has failed, or too much is waiting. Told once. */
        void broken(CloseCode why);

        /** Everything that was enqueued before {@link SendQueue#finish} has been sent. Told once. */
        void drained();
    }

    /** How much of one sender's may wait: number of frames, and their length in UTF-16 code units. */
    record Share(int frames, int size) {}

    /** How much of one sender's does wait. */
    private static final class Load {
        private int frames;
        private int size;
    }

    /** A frame that waits, what it is counted in (the server's own are counted elsewhere), and since when it waits. */
    private record Queued(Outgoing frame, Load load, long since) {}

    private enum State {
        OPEN,
        /** Takes nothing more, sends what it has. */
        FINISHING,
        /** Too much is waiting, or a send has failed; this is still to be told. */
        BROKEN,
        CLOSED
    }

    private final Wire wire;
    private final Share sharePerSender;
    private final Counters counters;

    /** The frame that found nothing before it: it is on its way at once, and no share need be looked up for it. */
    private Outgoing first;

    private final Queue<Queued> frames = new ArrayDeque<>(0);
    /** Of those who have had something waiting since nothing was. */
    private final Map<ParticipantId, Load> loads = new HashMap<>(2);

    private int ownWaiting;
    /** Of all signals; what the server itself says is not encoded yet. */
    private int sizeWaiting;

    private State state = State.OPEN;
    private CloseCode fault;
    private boolean busy;
    private long busySince;
    /** Of the signal that is on its way. */
    private int sizeSending;

    SendQueue(Wire wire, Share sharePerSender, Counters counters) {
        this.wire = wire;
        this.sharePerSender = sharePerSender;
        this.counters = counters;
    }

    /** Adds a frame, or drops it. Does no I/O; {@link #flush} sends. */
    synchronized void add(Outgoing frame) {
        if (state != State.OPEN) {
            return;
        }
        if (!busy && first == null && frames.isEmpty()) {
            first = frame;
        } else if (frame instanceof Outgoing.Signal signal) {
            addSignal(signal);
        } else {
            addOwn(frame);
        }
    }

    private void addOwn(Outgoing frame) {
        if (frame instanceof Outgoing.Presence news && isTakenBack(news)) {
            return;
        }
        if (++ownWaiting > MAX_OWN_FRAMES) {
            breakDown(CloseCode.TOO_SLOW);
        } else {
            enqueue(frame, null);
        }
    }

    /**
     * Drops what this makes needless: who comes and goes all the time must not fill a queue that is slow for a moment.
     *
     * @return whether it is needless itself: who has left again before anybody was told of them
     */
    private boolean isTakenBack(Outgoing.Presence news) {
        boolean wasUnknown = false;
        for (Iterator<Queued> waiting = frames.iterator(); waiting.hasNext(); ) {
            Queued older = waiting.next();
            if (news.replaces(older.frame())) {
                waiting.remove();
                discount(older);
                wasUnknown |= older.frame() instanceof Outgoing.Presence presence && presence.introduces();
            }
        }
        return wasUnknown;
    }

    private void addSignal(Outgoing.Signal signal) {
        Load load = loads.computeIfAbsent(signal.sender(), sender -> new Load());
        int size = load.size + signal.text().length();
        if (load.frames < sharePerSender.frames && size <= sharePerSender.size) {
            load.frames++;
            load.size = size;
            sizeWaiting += signal.text().length();
            enqueue(signal, load);
        }
    }

    private void enqueue(Outgoing frame, Load load) {
        frames.add(new Queued(frame, load, System.nanoTime()));
        counters.waiting(frames.size(), sizeWaiting);
    }

    /** The next frame, or null. */
    private Outgoing take() {
        Outgoing frame = first;
        if (frame != null) {
            first = null;
            return frame;
        }
        Queued queued = frames.poll();
        if (queued == null) {
            return null;
        }
        discount(queued);
        if (frames.isEmpty()) {
            loads.clear();
        }
        return queued.frame();
    }

    private void discount(Queued queued) {
        if (queued.load() == null) {
            ownWaiting--;
        } else {
            queued.load().frames--;
            queued.load().size -= sizeOf(queued.frame());
            sizeWaiting -= sizeOf(queued.frame());
        }
    }

    /** Sends until the queue is empty or a send is under way; the end of that send goes on. */
    void flush() {
        Sending sending;
        do {
            sending = next();
        } while (sending != null && sending.start());
    }

    /** Sends a ping unless something else is being sent just now. May block. */
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
        forget();
    }

    /** Of the signals that wait or are on their way, in UTF-16 code units. */
    synchronized int size() {
        return sizeWaiting + sizeOf(first) + sizeSending;
    }

    private static int sizeOf(Outgoing frame) {
        return frame instanceof Outgoing.Signal signal ? signal.text().length() : 0;
    }

    /** Whether one send has been under way since before a moment of {@link System#nanoTime}. */
    synchronized boolean isBusySince(long nanoTime) {
        return busy && busySince - nanoTime < 0;
    }

    /**
     * Whether what comes next has been waiting since before a moment. That always something waits is no fault of who takes
     * it: others can see to that.
     */
    synchronized boolean isBehindSince(long nanoTime) {
        Queued next = frames.peek();
        return next != null && next.since() - nanoTime < 0;
    }

    private Sending next() {
        CloseCode told = null;
        synchronized (this) {
            if (state == State.BROKEN) {
                told = fault;
            } else if (busy || state == State.CLOSED) {
                return null;
            } else {
                Outgoing frame = take();
                if (frame != null) {
                    occupy();
                    sizeSending = sizeOf(frame);
                    return new Sending(frame);
                } else if (state == State.OPEN) {
                    return null;
                }
            }
            state = State.CLOSED;
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
        sizeSending = 0;
        if (failure != null && state != State.CLOSED) {
            breakDown(CloseCode.INTERNAL);
        }
    }

    private void breakDown(CloseCode why) {
        state = State.BROKEN;
        fault = why;
        forget();
    }

    private void forget() {
        first = null;
        frames.clear();
        loads.clear();
        ownWaiting = 0;
        sizeWaiting = 0;
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
