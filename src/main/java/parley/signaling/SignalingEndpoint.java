package parley.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import parley.Settings;
import parley.call.CallId;
import parley.call.Join;
import parley.call.ParticipantId;
import parley.call.Role;
import parley.logging.Event;
import parley.protocol.ClientFrame;
import parley.protocol.ErrorCode;
import parley.protocol.FrameException;
import parley.protocol.ServerFrame;

/**
 * Where the container's events become frames, and frames become calls on {@link parley.call.Call}. It decides nothing.
 * The container makes one per connection and calls it from one thread at a time, except for {@link #close} and
 * {@link #error}.
 */
@ServerEndpoint(value = "/calls/{call}", configurator = EndpointConfigurator.class)
public final class SignalingEndpoint {
    /**
     * How long Tomcat waits, in milliseconds, for a peer that does not take a ping, and for one that does not answer a
     * close. Other containers ignore them.
     */
    private static final Map<String, Object> TOMCAT_TIMEOUTS = Map.of(
            "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", 2_000L,
            "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT", 2_000L);

    /** A frame costs one token, and one more for each so many UTF-16 code units. */
    private static final int SIZE_PER_TOKEN = 4_096;
    /** Who has not joined yet, and so may be anybody, pays so many times as much. */
    private static final int STRANGERS_FACTOR = 16;

    private final FrameAssembler assembler = new FrameAssembler();
    private Relay relay;
    private Connection connection;
    private Optional<CallId> callId;
    private boolean mayStart;
    private RateLimit rate;

    @OnOpen
    public void open(Session session, @PathParam("call") String call) throws IOException {
        relay = EndpointConfigurator.relay();
        if (relay == null || !relay.enter()) {
            session.close(CloseCode.GOING_AWAY.reason());
            return;
        }
        try {
            Settings settings = relay.settings();
            session.getUserProperties().putAll(TOMCAT_TIMEOUTS);
            TyrusIdleTimeout.remove(session);
            callId = CallId.parse(call);
            mayStart = EndpointConfigurator.mayStart(session);
            rate = new RateLimit(settings.rate(), settings.burst(), System.nanoTime());
            connection = new Connection(session, callId, relay);
            relay.watch(connection);
        } finally {
            relay.leave();
        }
    }

    /** Nothing that comes when the application stops matters any more: the connection is closed, or about to be. */
    private void handle(Runnable event) {
        if (connection != null && relay.enter()) {
            try {
                event.run();
            } finally {
                relay.leave();
            }
        }
    }

    @OnMessage
    public void text(String part, boolean last) {
        handle(() -> hear(part, last));
    }

    private void hear(String part, boolean last) {
        if (connection.isDeaf()) {
            return;
        }
        try {
            String text = assembler.add(part, last);
            if (!part.isEmpty() || last) {
                connection.heardPart(assembler.size());
            } else {
                pay(1);
            }
            if (text != null) {
                receive(text);
            }
        } catch (FrameException refusal) {
            connection.heardPart(assembler.size());
            connection.refuse(refusal);
        } catch (RuntimeException e) {
            connection.failed(Event.FRAME_FAILED, e);
            connection.close(CloseCode.INTERNAL);
        }
    }

    @OnMessage
    public void binary(ByteBuffer part, boolean last) {
        handle(() -> {
            if (!connection.isDeaf()) {
                connection.refuse(new FrameException(ErrorCode.FRAME_BINARY));
            }
        });
    }

    @OnMessage
    public void pong(PongMessage pong) {
        handle(this::hearPong);
    }

    private void hearPong() {
        if (connection.isDeaf()) {
            return;
        }
        connection.heard();
        try {
            pay(1);
        } catch (FrameException refusal) {
            connection.refuse(refusal);
        }
    }

    @OnClose
    public void close(CloseReason reason) {
        handle(() -> connection.closed(isByClient(reason), reason.getCloseCode().getCode()));
    }

    @OnError
    public void error(Throwable cause) {
        // Broken connections end here all the time; the container closes them.
        handle(() -> connection.failed(Event.CONNECTION_FAILED, cause));
    }

    private void receive(String text) throws FrameException {
        relay.counters().received(text);
        pay(1 + text.length() / SIZE_PER_TOKEN);
        Connection.Membership seat = connection.membership();
        ClientFrame frame = decode(text, seat != null);
        if (frame instanceof ClientFrame.Join join) {
            join(join, seat);
        } else if (seat == null) {
            throw new FrameException(ErrorCode.JOIN_FIRST);
        } else if (frame instanceof ClientFrame.Signal signal) {
            signal(signal, seat);
        } else if (frame instanceof ClientFrame.About about) {
            seat.call().about(seat.id(), connection, About.of(about.about()));
        } else if (frame instanceof ClientFrame.Ping) {
            connection.send(new ServerFrame.Pong());
        } else if (frame instanceof ClientFrame.Leave) {
            seat.call().leave(seat.id(), connection);
        }
    }

    private void pay(int tokens) throws FrameException {
        int cost = connection.membership() == null ? STRANGERS_FACTOR * tokens : tokens;
        if (!rate.allows(cost, System.nanoTime())) {
            throw new FrameException(ErrorCode.RATE_EXCEEDED);
        }
    }

    private ClientFrame decode(String text, boolean joined) throws FrameException {
        try {
            return relay.frames().decode(text);
        } catch (FrameException refusal) {
            // What is wrong with a frame that may not come now does not matter.
            throw !joined && refusal.code() == ErrorCode.FRAME_INVALID
                    ? new FrameException(ErrorCode.JOIN_FIRST)
                    : refusal;
        }
    }

    private void join(ClientFrame.Join frame, Connection.Membership seat) throws FrameException {
        if (seat != null) {
            throw new FrameException(ErrorCode.JOINED_ALREADY);
        }
        CallId call = callId.filter(id -> id.equals(CallId.ofInvite(frame.invite())))
                .orElseThrow(() -> new FrameException(ErrorCode.JOIN_REFUSED));
        ParticipantId id = ParticipantId.ofSeatKey(call, frame.seatKey());
        Role role = Role.of(frame.invite(), frame.hostKey());
        Join join = new Join(
                id,
                frame.instance(),
                frame.attempt().longValue(),
                role,
                About.of(frame.about()),
                rightTo(call, id, frame.grant()));
        Join.Result result = relay.calls().join(call, join, connection);
        if (result instanceof Join.Accepted accepted) {
            connection.joined(new Connection.Membership(accepted.call(), id, frame.instance()));
        } else {
            throw new FrameException(reasonOf((Join.Refused) result));
        }
    }

    private Join.Right rightTo(CallId call, ParticipantId id, String grant) {
        if (relay.grants().isGood(grant, call, id)) {
            return Join.Right.REBUILD;
        }
        return mayStart ? Join.Right.START : Join.Right.NONE;
    }

    private static ErrorCode reasonOf(Join.Refused refused) {
        return switch (refused) {
            case FULL -> ErrorCode.CALL_FULL;
            case SERVER_FULL -> ErrorCode.SERVER_FULL;
            case STALE -> ErrorCode.ATTEMPT_STALE;
            case CALL_ENDED -> ErrorCode.CALL_ENDED;
            case REMOVED -> ErrorCode.REMOVED;
            case CALL_LOCKED -> ErrorCode.CALL_LOCKED;
            case DRAINING -> ErrorCode.DRAINING;
            case NOT_STARTED -> ErrorCode.NOT_STARTED;
        };
    }

    private void signal(ClientFrame.Signal frame, Connection.Membership seat) throws FrameException {
        ParticipantId to = new ParticipantId(frame.to());
        if (to.equals(seat.id())) {
            throw new FrameException(ErrorCode.FRAME_INVALID, "to");
        }
        // Encoded before the call's lock is taken.
        String text = relay.frames()
                .encode(new ServerFrame.Signal(
                        seat.id().text(), seat.instance(), frame.seq(), frame.base(), frame.ack(), frame.data()));
        seat.call().signal(seat.id(), connection, to, frame.toInstance(), new Outgoing.Signal(seat.id(), text));
    }

    /** A tab that closes or reloads says so. */
    private static boolean isByClient(CloseReason reason) {
        int code = reason.getCloseCode().getCode();
        return code == CloseReason.CloseCodes.NORMAL_CLOSURE.getCode()
                || code == CloseReason.CloseCodes.GOING_AWAY.getCode();
    }
}
