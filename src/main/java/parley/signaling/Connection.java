package parley.signaling;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import parley.Settings;
import parley.call.Call;
import parley.call.CallEvent;
import parley.call.CallId;
import parley.call.Outlet;
import parley.call.ParticipantId;
import parley.logging.Event;
import parley.logging.Fields;
import parley.protocol.ErrorCode;
import parley.protocol.FrameException;
import parley.protocol.ServerFrame;

/**
 * One WebSocket: what is sent on it, whose seat it carries, whether it lives, and its end, which comes once whoever
 * causes it. Thread-safe.
 */
final class Connection implements Outlet, SendQueue.Wire {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    /**
     * In milliseconds: a seat that someone left is free after the grace at the latest; a burst is over soon; a server is
     * drained to be replaced; a person waits for a call to be started.
     */
    private static final Map<ErrorCode, Long> RETRY_AFTER = Map.of(
            ErrorCode.CALL_FULL,
            4_000L,
            ErrorCode.SERVER_FULL,
            30_000L,
            ErrorCode.DRAINING,
            10_000L,
            ErrorCode.NOT_STARTED,
            3_000L,
            ErrorCode.RATE_EXCEEDED,
            5_000L);

    /** What a signal's members take beside its {@code data}, at most, in UTF-16 code units. */
    private static final int ENVELOPE = 256;

    /** How long one message may take to arrive. */
    private static final Duration ASSEMBLY = Duration.ofMinutes(1);

    /** How long anything may take while all connections together hold too much. */
    private static final Duration HURRY = Duration.ofSeconds(2);

    private final Session session;
    private final Optional<CallId> call;
    private final RemoteEndpoint.Async remote;
    private final Relay relay;
    private final SendQueue queue;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long openedAt = System.nanoTime();
    private volatile long heardAt = openedAt;
    private volatile long pingedAt = openedAt;
    private final AtomicBoolean pinging = new AtomicBoolean();
    /** When the message began that is arriving in parts; 0 between messages. */
    private volatile long partialSince;
    /** What has arrived of it, in UTF-16 code units. */
    private volatile int partialSize;
    /** When the client was given the grant that it has; only the heartbeat asks. */
    private long grantedAt = openedAt;
    /** The same for its credentials for TURN servers. */
    private long iceServersGivenAt = openedAt;
    /** What to close with once the queue is drained. */
    private volatile CloseCode farewell;

    private volatile Membership membership;

    /** The seat that this connection took; whether it still holds it, the call knows. */
    record Membership(Call call, ParticipantId id, String instance) {}

    /** @param call that it is for, if there can be such a call */
    Connection(Session session, Optional<CallId> call, Relay relay) {
        Settings settings = relay.settings();
        this.session = session;
        this.call = call;
        this.remote = session.getAsyncRemote();
        this.relay = relay;
        this.queue = new SendQueue(this, shareOf(settings), relay.counters());
    }

    /** Room for what one sender may have unacknowledged, and as many acknowledgements. */
    private static SendQueue.Share shareOf(Settings settings) {
        int frames = 2 * settings.windowSignals();
        return new SendQueue.Share(frames, settings.windowSize() + frames * ENVELOPE);
    }

    /** Null before the join. */
    Membership membership() {
        return membership;
    }

    /** The connection has taken a seat. */
    void joined(Membership taken) {
        membership = taken;
        log(Event.JOINED, fields -> fields.number("seats", taken.call().size()));
        if (ended.get()) {
            // It was closed while it joined, when there was no seat yet to leave.
            detach(relay.settings().grace());
        }
    }

    /** Something came from the client. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** @param size what has come so far of a message that is not whole yet, in UTF-16 code units; 0 if it is */
    void heardPart(int size) {
        heard();
        partialSize = size;
        if (size == 0) {
            partialSince = 0;
        } else if (partialSince == 0) {
            partialSince = heardAt;
        }
    }

    /** What it holds of frames that have not come or gone whole, in UTF-16 code units. */
    long held() {
        return (long) partialSize + queue.size();
    }

    void send(ServerFrame frame) {
        queue.add(new Outgoing.Own(() -> relay.frames().encode(frame)));
        queue.flush();
    }

    /** Tells the client what was wrong and, if the connection cannot go on, closes it after that has been sent. */
    void refuse(FrameException refusal) {
        relay.counters().refused(refusal.code());
        Event event = refusal.code() == ErrorCode.SERVER_FULL ? Event.SERVER_FULL : Event.REFUSED;
        log(event, fields -> fields.text("code", refusal.code().text()));
        Optional<CloseCode> closing = CloseCode.of(refusal.code());
        send(new ServerFrame.Error(
                refusal.code().text(),
                refusal.getMessage(),
                closing.map(CloseCode::getCode).orElse(null),
                RETRY_AFTER.get(refusal.code())));
        closing.ifPresent(code -> {
            farewell = code;
            queue.finish();
        });
    }

    /** Whether what comes from the client does not matter any more, since it is being told goodbye or has gone. */
    boolean isDeaf() {
        return farewell != null || ended.get();
    }

    /**
     * The session has ended, and not because this closed it.
     *
     * @param byClient whether the client said so, as a tab does that closes or reloads; else it may come back later
     * @param code that the client or the container gave
     */
    void closed(boolean byClient, int code) {
        // A server that stops may close sessions itself, in the way in which a tab does.
        boolean meant = byClient && !relay.isClosing();
        if (ended.compareAndSet(false, true)) {
            log(Event.CONNECTION_ENDED, fields -> fields.number("code", code));
            if (meant) {
                relay.counters().closedByClient();
            } else {
                relay.counters().lost();
            }
            Settings settings = relay.settings();
            cleanUp(meant ? settings.closedGrace() : settings.grace());
        }
    }

    /** Closes with a code; the seat stays away for the long grace unless it was given up before. */
    void close(CloseCode code) {
        if (ended.compareAndSet(false, true)) {
            relay.counters().closed(code);
            log(Event.CONNECTION_ENDED, fields -> fields.number("code", code.getCode()));
            cleanUp(relay.settings().grace());
            // On a stalled peer a container may block, and it runs @OnClose on the caller's thread.
            relay.execute(() -> closeSession(code));
        }
    }

    private void cleanUp(Duration grace) {
        queue.close();
        relay.forget(this);
        detach(grace);
    }

    private void detach(Duration grace) {
        Membership held = membership;
        if (held != null) {
            held.call().detach(held.id(), this, grace);
        }
    }

    private void closeSession(CloseCode code) {
        try {
            session.close(code.reason());
        } catch (IOException | IllegalStateException e) {
            failed(Event.CONNECTION_FAILED, e);
        }
    }

    /** Tells of a failure in its midst. */
    void failed(Event event, Throwable cause) {
        relay.log().write(event, cause, this::identify);
    }

    private void log(Event event, Consumer<Fields> fields) {
        relay.log().write(event, line -> {
            identify(line);
            fields.accept(line);
        });
    }

    private void identify(Fields fields) {
        call.ifPresent(fields::call);
        Membership held = membership;
        if (held != null) {
            fields.participant(held.id());
        }
    }

    /**
     * Looks whether it is time to ping, to give up, or to renew what was given. Does not block.
     *
     * @param isCrowded whether all connections together hold too much, so that nobody may be slow
     */
    void check(long now, boolean isCrowded) {
        Settings settings = relay.settings();
        long sendTimeout = shorter(settings.sendTimeout(), isCrowded);
        // Each is read once: the client's own thread changes them meanwhile.
        long heard = heardAt;
        long pinged = pingedAt;
        long partial = partialSince;
        boolean isUnanswered = pinged - heard > 0;
        Duration patience = settings.silenceLimit().minus(settings.pingInterval());
        if (membership == null && now - openedAt > settings.joinTimeout().toNanos()) {
            close(CloseCode.JOIN_TIMEOUT);
        } else if (queue.isBusySince(now - sendTimeout) || queue.isBehindSince(now - 3 * sendTimeout)) {
            close(CloseCode.TOO_SLOW);
        } else if (isUnanswered && now - pinged > patience.toNanos()
                || partial != 0 && now - partial > shorter(ASSEMBLY, isCrowded)) {
            close(CloseCode.UNRESPONSIVE);
        } else if (!isUnanswered
                && now - heard > settings.pingInterval().toNanos()
                && pinging.compareAndSet(false, true)) {
            relay.execute(() -> {
                queue.ping();
                pinging.set(false);
            });
        }
        renew(now);
    }

    private static long shorter(Duration time, boolean isCrowded) {
        return isCrowded ? Math.min(time.toNanos(), HURRY.toNanos()) : time.toNanos();
    }

    private void renew(long now) {
        Membership held = membership;
        if (held == null) {
            return;
        }
        if (now - grantedAt > relay.settings().grantTime().toNanos() / 2) {
            grantedAt = now;
            send(new ServerFrame.Grant(relay.grants().give(held.call().id(), held.id())));
        }
        Optional<Duration> renewal = relay.iceServers().renewal();
        if (renewal.isPresent() && now - iceServersGivenAt > renewal.get().toNanos()) {
            iceServersGivenAt = now;
            send(new ServerFrame.Ice(relay.iceServers().of(held.id())));
        }
    }

    @Override
    public void enqueue(CallEvent event) {
        queue.add(relay.events().of(event));
    }

    @Override
    public void flush() {
        queue.flush();
    }

    @Override
    public void close(Outlet.Reason reason) {
        close(CloseCode.of(reason));
    }

    @Override
    public void send(String text, SendHandler done) {
        relay.counters().sent(text);
        remote.sendText(text, result -> {
            if (relay.enter()) {
                try {
                    done.onResult(result);
                } finally {
                    relay.leave();
                }
            }
        });
    }

    @Override
    public void ping() throws IOException {
        // Before the answer can be there.
        pingedAt = System.nanoTime();
        remote.sendPing(NOTHING.duplicate());
    }

    @Override
    public void broken(CloseCode why) {
        // A container may call from inside a lock of its own, and others are told of the end.
        relay.execute(() -> close(farewell == null ? why : farewell));
    }

    @Override
    public void drained() {
        relay.execute(() -> close(farewell));
    }
}
