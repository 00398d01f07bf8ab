package parley;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import parley.call.CallId;
import parley.call.Capability;

/** A participant that tests drive frame by frame. It answers pings only while it reads. */
public final class SignalingClient implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 45;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A call that nobody else has. */
    public record Invitation(String hostKey, String invite, CallId call) {
        public static Invitation random() {
            String hostKey = Capability.random();
            String invite = Capability.derive("parley invite", hostKey);
            return new Invitation(hostKey, invite, CallId.ofInvite(invite));
        }
    }

    /** What outlives connections. */
    public static final class Seat {
        public final String key = Capability.random();
        public String instance = Capability.random();
        public long attempt;
    }

    /** How a connection ended. */
    public record Closed(int code, String reason) {}

    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile boolean reading = true;
    private final WebSocket socket;

    private SignalingClient(URI endpoint, String origin, String cookie, HttpClient http) {
        WebSocket.Builder builder = http.newWebSocketBuilder().header("Origin", origin);
        if (!cookie.isEmpty()) {
            builder.header("Cookie", cookie);
        }
        socket = builder.buildAsync(endpoint, new Listener())
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Connects as a page of the same host would.
     *
     * @param base the application's address, ending with a slash
     */
    public static SignalingClient connect(URI base, String callId) {
        return connect(base, callId, "", HTTP);
    }

    /** The same with the session of someone who has signed in. */
    public static SignalingClient connect(URI base, String callId, String cookie) {
        return connect(base, callId, cookie, HTTP);
    }

    private static SignalingClient connect(URI base, String callId, String cookie, HttpClient client) {
        URI http = base.resolve("calls/" + callId);
        URI endpoint = URI.create("ws" + http.toString().substring("http".length()));
        return new SignalingClient(endpoint, base.getScheme() + "://" + base.getAuthority(), cookie, client);
    }

    /** Connects and joins. */
    public static SignalingClient join(URI base, Invitation invitation, Seat seat) {
        return join(base, invitation, seat, HTTP);
    }

    /** The same with what a client needs to trust the server. */
    public static SignalingClient join(URI base, Invitation invitation, Seat seat, HttpClient http) {
        SignalingClient client = connect(base, invitation.call().text(), "", http);
        client.send(joinFrame(invitation, seat).build());
        return client;
    }

    /** A join that the server accepts, and that a test may spoil. */
    public static JsonObjectBuilder joinFrame(Invitation invitation, Seat seat) {
        return Json.createObjectBuilder()
                .add("type", "join")
                .add("version", 1)
                .add("invite", invitation.invite())
                .add("seatKey", seat.key)
                .add("instance", seat.instance)
                .add("attempt", ++seat.attempt)
                .add("about", Json.createObjectBuilder().add("name", "회의"));
    }

    public static JsonObjectBuilder signalFrame(String to, String toInstance, long seq, JsonObject data) {
        return Json.createObjectBuilder()
                .add("type", "signal")
                .add("to", to)
                .add("toInstance", toInstance)
                .add("ack", 0)
                .add("seq", seq)
                .add("base", 1)
                .add("data", data);
    }

    public static JsonObject frame(String type) {
        return Json.createObjectBuilder().add("type", type).build();
    }

    public void send(JsonObject frame) {
        send(frame.toString());
    }

    public void send(String text) {
        sendPart(text, true);
    }

    public void sendPart(String text, boolean last) {
        socket.sendText(text, last)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    public void sendBinary() {
        socket.sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
    }

    /** The next frame, of whatever type. */
    public JsonObject next() throws InterruptedException {
        JsonObject frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("nothing came; closed: " + closed.getNow(null));
        }
        return frame;
    }

    /** The next frame, which must be of this type. */
    public JsonObject expect(String type) throws InterruptedException {
        JsonObject frame = next();
        if (!frame.getString("type").equals(type)) {
            throw new AssertionError("expected " + type + ", got " + frame);
        }
        return frame;
    }

    /** The code of the error that comes next. */
    public String expectError(boolean closing) throws InterruptedException {
        JsonObject error = expect("error");
        if (error.containsKey("closeCode") != closing) {
            throw new AssertionError("closing should be " + closing + ": " + error);
        }
        return error.getString("code");
    }

    /** Everything that has come by the time the server answers a ping, which is the last thing it sends. */
    public List<JsonObject> framesSoFar() throws InterruptedException {
        send(frame("ping"));
        List<JsonObject> sofar = new ArrayList<>();
        while (true) {
            JsonObject next = next();
            if (next.getString("type").equals("pong")) {
                return sofar;
            }
            sofar.add(next);
        }
    }

    public Closed expectClosed() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** Takes nothing more off the connection, and so answers no pings. */
    public void stopReading() {
        reading = false;
    }

    /** As a tab does that is closed. */
    public void closeNormally() {
        socket.sendClose(1001, "").join();
    }

    /** Without a closing handshake. */
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        abort();
    }

    private final class Listener implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket webSocket) {
            webSocket.request(1);
        }

        private void next(WebSocket webSocket) {
            if (reading) {
                webSocket.request(1);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                try (JsonReader reader = Json.createReader(new StringReader(partial.toString()))) {
                    frames.add(reader.readObject());
                }
                partial.setLength(0);
            }
            next(webSocket);
            return null;
        }

        @Override
        public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
            next(webSocket);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(new Closed(statusCode, reason));
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(new Closed(1006, error.toString()));
        }
    }
}
