package parley.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import parley.call.Capability;

/**
 * A participant, written from docs/protocol.md alone: one page in a seat. It joins, comes back, and loses no signal. Many
 * share an event loop; for that loop's thread alone.
 */
public final class Client implements Roster.Listener {
    /** Close codes below and beyond these ranges mean: come back and resume. */
    private static final int STOP_FROM = 4000;

    private static final int CALL_FULL = 4003;
    private static final int RESUME_FROM = 4100;
    private static final int UNRESPONSIVE = 4102;
    private static final int RENEW_FROM = 4200;
    private static final int RENEW_TO = 4300;

    /** Told on the event loop's thread. */
    public interface Listener {
        default void welcomed() {}

        /** @param code of the connection that has ended; the client goes on */
        default void lost(int code) {}

        /** @param code after which the client does not come back */
        default void stopped(int code) {}

        default void signal(String from, String fromInstance, JsonObject data) {}

        /** What the server answers to something wrong, connection or not. */
        default void error(String code) {}
    }

    /** Bytes of text that were sent, acknowledgements among them. */
    public record Traffic(long signals, long acknowledgements) {}

    private record Peer(String id, String instance) {}

    private final EventLoop loop;
    private final InetSocketAddress server;
    private final String context;
    private final Seat seat;
    private final Listener listener;
    private final Backoff backoff;
    private final Roster roster;
    private final Map<Peer, PeerStreams> streams = new HashMap<>();

    private InetAddress source;
    private String instance = Capability.random();
    private String id;
    private Connection connection;
    private EventLoop.Timer comingBack;
    private boolean stopped;
    private boolean heldSeat;
    private Duration grace = Duration.ZERO;
    /** Since when the call has been full for one who held a seat; 0 while it is not. */
    private long fullSince;

    private int windowSignals;
    private int windowSize;
    private long signalBytes;
    private long acknowledgementBytes;

    /**
     * @param context the application's context path
     * @param random for the time between attempts
     */
    public Client(
            EventLoop loop, InetSocketAddress server, String context, Seat seat, Random random, Listener listener) {
        this.loop = loop;
        this.server = server;
        this.context = context;
        this.seat = seat;
        this.listener = listener;
        this.backoff = new Backoff(random);
        this.roster = new Roster(loop, this);
    }

    /** @param address to connect from, where one has too few ports for many clients */
    public void connectFrom(InetAddress address) {
        source = address;
    }

    public void start() {
        comingBack = null;
        String path = context + "/calls/" + seat.call();
        connection = new Connection(loop, source, server, path, this::join, this::receive, this::ended);
        connection.open();
    }

    public String id() {
        return id;
    }

    public String instance() {
        return instance;
    }

    public Roster roster() {
        return roster;
    }

    public boolean isWelcome() {
        return connection != null && connection.isWelcome();
    }

    /** Of the connection, for a proxy; 0 while there is none. */
    public int localPort() {
        return connection == null ? 0 : connection.localPort();
    }

    public Traffic traffic() {
        return new Traffic(signalBytes, acknowledgementBytes);
    }

    /** Signals that were sent to this instance and are not acknowledged. */
    public int unacknowledged(String toId, String toInstance) {
        PeerStreams stream = streams.get(new Peer(toId, toInstance));
        return stream == null ? 0 : stream.outgoing.unacknowledged();
    }

    /** The same for all instances. */
    public int unacknowledged() {
        return streams.values().stream()
                .mapToInt(stream -> stream.outgoing.unacknowledged())
                .sum();
    }

    /** Signals for this participant's present instance that it has not acknowledged, sent or not. */
    public int backlog(Roster.Entry to) {
        return streams(to).outgoing.backlog();
    }

    /** How many signals have been sent again. */
    public long repeated() {
        return streams.values().stream()
                .mapToLong(stream -> stream.outgoing.repeated())
                .sum();
    }

    public void signal(Roster.Entry to, JsonObject data) {
        streams(to).outgoing.send(data.toString());
    }

    /** A deliberate goodbye. */
    public void leave() {
        send("{\"type\":\"leave\"}");
    }

    /** The page is gone, without a word. */
    public void vanish() {
        stopped = true;
        if (comingBack != null) {
            comingBack.cancel();
        }
        if (connection != null) {
            connection.abort();
            connection = null;
        }
        streams.values().forEach(stream -> stream.outgoing.pause());
        roster.clear();
    }

    private PeerStreams streams(Roster.Entry entry) {
        return streams.computeIfAbsent(
                new Peer(entry.id(), entry.instance()),
                peer -> new PeerStreams(loop, peer.id, peer.instance, this::sendSignal));
    }

    private void sendSignal(String frame, int acknowledgement) {
        if (send(frame)) {
            signalBytes += frame.length();
            acknowledgementBytes += acknowledgement;
        }
    }

    private boolean send(String frame) {
        return isWelcome() && connection.send(frame);
    }

    private String join() {
        JsonObjectBuilder join = Json.createObjectBuilder()
                .add("type", "join")
                .add("version", 1)
                .add("invite", seat.invite())
                .add("seatKey", seat.key())
                .add("instance", instance)
                .add("attempt", seat.nextAttempt())
                .add("about", Json.createObjectBuilder().add("name", "Ada"));
        if (seat.grant() != null) {
            join.add("grant", seat.grant());
        }
        return join.build().toString();
    }

    private void receive(JsonObject frame) {
        switch (frame.getString("type")) {
            case "welcome" -> welcome(frame);
            case "joined", "back" -> roster.named(frame.getJsonObject("participant"));
            case "away" -> roster.away(frame.getString("id"));
            case "left" -> roster.left(frame.getString("id"));
            case "signal" -> signal(frame);
            case "grant" -> seat.keep(frame.getString("grant"));
            case "error" -> error(frame);
            default -> {
                // A pong has shown that the connection lives; what is new is ignored.
            }
        }
    }

    private void welcome(JsonObject frame) {
        id = frame.getString("id");
        heldSeat = true;
        fullSince = 0;
        grace = Duration.ofMillis(frame.getInt("grace"));
        JsonObject limits = frame.getJsonObject("limits");
        windowSignals = limits.getInt("windowSignals");
        windowSize = limits.getInt("windowSize");
        seat.keep(frame.getString("grant", null));
        connection.welcomed();
        roster.welcome(frame);
        listener.welcomed();
    }

    private void signal(JsonObject frame) {
        Roster.Entry from = roster.find(frame.getString("from"));
        if (from == null || !from.instance().equals(frame.getString("fromInstance"))) {
            return;
        }
        PeerStreams stream = streams(from);
        stream.outgoing.acknowledged(frame.getJsonNumber("ack").longValue());
        if (frame.containsKey("data")
                && stream.incoming.accepts(
                        frame.getJsonNumber("seq").longValue(),
                        frame.getJsonNumber("base").longValue())) {
            listener.signal(from.id(), from.instance(), frame.getJsonObject("data"));
            stream.incoming.acknowledgeSoon();
        }
    }

    private void error(JsonObject frame) {
        listener.error(frame.getString("code"));
        if (frame.containsKey("closeCode")) {
            connection.giveUp();
            ended(frame.getInt("closeCode"), Duration.ofMillis(frame.getInt("retryAfter", 0)));
        }
    }

    @Override
    public void present(Roster.Entry entry) {
        // Who took the place of an instance has nothing of what was said to it.
        streams.entrySet().removeIf(stream -> isPredecessor(stream.getKey(), entry, stream.getValue()));
        streams(entry).outgoing.resume(windowSignals, windowSize);
    }

    private static boolean isPredecessor(Peer peer, Roster.Entry entry, PeerStreams stream) {
        boolean is = peer.id.equals(entry.id()) && !peer.instance.equals(entry.instance());
        if (is) {
            stream.outgoing.pause();
        }
        return is;
    }

    @Override
    public void away(Roster.Entry entry) {
        streams(entry).outgoing.pause();
    }

    @Override
    public void left(Roster.Entry entry) {
        // The counters stay: the same instance may join again.
        streams(entry).outgoing.pause();
    }

    @Override
    public void seek() {
        connection.giveUp();
        ended(UNRESPONSIVE, Duration.ZERO);
    }

    /** The connection has ended, or is as good as ended. */
    private void ended(int code, Duration retryAfter) {
        backoff.ended(connection.sinceWelcome());
        connection = null;
        roster.suspend();
        streams.values().forEach(stream -> stream.outgoing.pause());
        boolean keepsAsking = code == CALL_FULL && heldSeat && isWithinGrace();
        if (code >= STOP_FROM && code < RESUME_FROM && !keepsAsking) {
            stopped = true;
            roster.clear();
            listener.stopped(code);
            return;
        }
        if (code >= RENEW_FROM && code < RENEW_TO) {
            renew();
        }
        // All who were told the same time come back spread out all the same.
        comingBack = loop.after(retryAfter.plus(backoff.next()), this::start);
        listener.lost(code);
    }

    private boolean isWithinGrace() {
        if (fullSince == 0) {
            fullSince = System.nanoTime();
        }
        return System.nanoTime() - fullSince < grace.toNanos();
    }

    private void renew() {
        instance = Capability.random();
        streams.clear();
        roster.clear();
    }

    /** Whether it will not come back. */
    public boolean isStopped() {
        return stopped;
    }
}
