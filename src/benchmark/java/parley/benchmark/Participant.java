package parley.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import parley.call.CallId;
import parley.call.Capability;
import parley.call.ParticipantId;
import parley.client.EventLoop;
import parley.client.WebSocketClient;
import parley.client.WireFrame;

/**
 * One of a pair. It says the same to both contenders; what comes back and what arrives at the other is checked: the
 * right recipient, the order, the whole. For the event loop's thread alone, except for its making.
 */
final class Participant implements WebSocketClient.Listener {
    /** Who is told how it goes. */
    interface Watcher {
        void joined(Participant participant);

        /** What this participant sent has arrived. */
        void delivered(Participant sender);

        void gone(Participant participant);
    }

    private enum Phase {
        NEW,
        JOINING,
        JOINED,
        LEAVING,
        GONE
    }

    private static final int LEFT = 4000;
    private static final int NORMAL = 1000;
    private static final Set<String> PRESENCE = Set.of("joined", "back", "away", "left");
    private static final List<JsonObject> MIX = SignalMix.data();
    private static final byte[] LEAVE =
            WireFrame.masked(WireFrame.TEXT, "{\"type\":\"leave\"}".getBytes(StandardCharsets.UTF_8));

    private final int index;
    private final Contender contender;
    private final Watcher watcher;
    private final String invite;
    private final CallId call;
    private final String seatKey = Capability.random();
    private final String instance = Capability.random();
    private final ParticipantId id;

    private Participant partner;
    private WebSocketClient socket;
    private Phase phase = Phase.NEW;
    private String join;
    /** Made when first used, since most participants of an idle crowd send nothing. */
    private NumberedFrame[] outgoing;

    private ExpectedText[] expected;
    private int sent;
    private int delivered;

    private Participant(int index, Contender contender, Watcher watcher, String invite) {
        this.index = index;
        this.contender = contender;
        this.watcher = watcher;
        this.invite = invite;
        this.call = CallId.ofInvite(invite);
        this.id = ParticipantId.ofSeatKey(call, seatKey);
    }

    /** @param index of the first of the two; the other has the next one */
    static List<Participant> pair(int index, Contender contender, Watcher watcher) {
        String invite = Capability.random();
        Participant one = new Participant(index, contender, watcher, invite);
        Participant other = new Participant(index + 1, contender, watcher, invite);
        one.partner = other;
        other.partner = one;
        return List.of(one, other);
    }

    int index() {
        return index;
    }

    int sent() {
        return sent;
    }

    int delivered() {
        return delivered;
    }

    /** Frees what sending has needed, so that a large crowd that has said something is small again. */
    void forget() {
        outgoing = null;
        expected = null;
    }

    void connect(EventLoop loop, InetAddress source, InetSocketAddress server) throws IOException {
        phase = Phase.JOINING;
        socket = new WebSocketClient(loop, source, server, contender.path(call.text()), this);
    }

    @Override
    public void opened() {
        join = Json.createObjectBuilder()
                .add("type", "join")
                .add("version", 1)
                .add("invite", invite)
                .add("seatKey", seatKey)
                .add("instance", instance)
                .add("attempt", System.currentTimeMillis())
                .add("about", Json.createObjectBuilder().add("name", "Ada"))
                .build()
                .toString();
        socket.send(WireFrame.masked(WireFrame.TEXT, join.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends the next signal of the mix. */
    void send() {
        if (outgoing == null) {
            outgoing = MIX.stream()
                    .map(data -> new NumberedFrame(signalTo(partner, data).toString()))
                    .toArray(NumberedFrame[]::new);
        }
        socket.send(outgoing[sent % outgoing.length].with(NumberedFrame.FIRST + sent));
        sent++;
    }

    private static JsonObject signalTo(Participant recipient, JsonObject data) {
        JsonObjectBuilder frame = Json.createObjectBuilder()
                .add("type", "signal")
                .add("to", recipient.id.text())
                .add("toInstance", recipient.instance);
        return numbered(frame, NumberedFrame.FIRST, data);
    }

    private static JsonObject numbered(JsonObjectBuilder frame, int number, JsonObject data) {
        return frame.add("seq", number)
                .add("base", 1)
                .add("ack", 0)
                .add("data", data)
                .build();
    }

    /** What the recipient is to get. */
    private JsonObject asDelivered(int number, JsonObject data) {
        JsonObjectBuilder frame = Json.createObjectBuilder().add("type", "signal");
        if (contender == Contender.PARLEY) {
            frame.add("from", id.text()).add("fromInstance", instance);
        } else {
            frame.add("to", partner.id.text()).add("toInstance", partner.instance);
        }
        return numbered(frame, number, data);
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        if (phase == Phase.JOINING) {
            welcome(bytes, from, to);
        } else if (!partner.isNext(bytes, from, to)) {
            other(Arrays.copyOfRange(bytes, from, to));
        }
    }

    private void welcome(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        // The pair's other one may have sent before: not here, where all join before anyone sends.
        boolean isWelcome = contender == Contender.PARLEY
                ? text.contains("\"welcome\"") && text.contains("\"id\":\"" + id.text() + "\"")
                : text.equals(join);
        if (!isWelcome) {
            throw new IllegalStateException("not a welcome: " + text);
        }
        join = null;
        phase = Phase.JOINED;
        watcher.joined(this);
    }

    /** Whether a text that has come to the other one is what this one sent next. */
    private boolean isNext(byte[] bytes, int from, int to) {
        if (expected == null || delivered == sent) {
            return false;
        }
        ExpectedText next = expected[delivered % expected.length];
        if (next == null || !next.matches(bytes, from, to, NumberedFrame.FIRST + delivered)) {
            return false;
        }
        arrived();
        return true;
    }

    private void arrived() {
        delivered++;
        watcher.delivered(this);
    }

    private void other(byte[] text) {
        if (contender == Contender.PARLEY
                && PRESENCE.contains(ExpectedText.parse(text).getString("type"))) {
            return;
        }
        partner.learn(text);
    }

    private void learn(byte[] text) {
        if (expected == null) {
            expected = new ExpectedText[MIX.size()];
        }
        int position = delivered % expected.length;
        if (delivered == sent || expected[position] != null) {
            throw new IllegalStateException("unexpected: " + new String(text, StandardCharsets.UTF_8));
        }
        int number = NumberedFrame.FIRST + delivered;
        expected[position] = ExpectedText.learn(text, asDelivered(number, MIX.get(position)), number);
        arrived();
    }

    /** Says goodbye as a participant does: Parley answers a leave with a close, the bare endpoint a close. */
    void leave() {
        phase = Phase.LEAVING;
        if (contender == Contender.PARLEY) {
            socket.send(LEAVE);
        } else {
            socket.close(NORMAL);
        }
    }

    @Override
    public void closed(int code) {
        int goodbye = contender == Contender.PARLEY ? LEFT : NORMAL;
        // Now and then the end of the connection overtakes the close frame.
        if (phase != Phase.LEAVING || code != goodbye && code != WebSocketClient.ABNORMAL) {
            throw new IllegalStateException("closed with " + code + " while " + phase);
        }
        phase = Phase.GONE;
        watcher.gone(this);
    }
}
