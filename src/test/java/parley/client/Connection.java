package parley.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One attempt: from the handshake to the end, with the deadlines of docs/protocol.md, section 7. It ends once. */
final class Connection implements WebSocketClient.Listener {
    private static final int UNRESPONSIVE = 4102;
    private static final Duration OPEN = Duration.ofSeconds(4);
    private static final Duration WELCOME = Duration.ofSeconds(4);
    /** A connection that was silent for so long is asked whether it lives, and has as long again to answer. */
    private static final Duration DOUBT = Duration.ofSeconds(10);

    private static final Duration ANSWER = Duration.ofSeconds(5);
    /** For the close frame to go out. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private static final byte[] PING = text("{\"type\":\"ping\"}");
    private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

    /** Told once. */
    interface End {
        void ended(int code, Duration retryAfter);
    }

    private final EventLoop loop;
    private final InetAddress source;
    private final InetSocketAddress server;
    private final String path;
    private final Supplier<String> join;
    private final Consumer<JsonObject> receiver;
    private final End end;

    private WebSocketClient socket;
    private EventLoop.Timer timer;
    /** Nobody listens any more: what still comes may be older than what a successor says. */
    private boolean over;

    private boolean open;
    private boolean welcome;
    private long welcomeAt;
    private long heardAt;

    Connection(
            EventLoop loop,
            InetAddress source,
            InetSocketAddress server,
            String path,
            Supplier<String> join,
            Consumer<JsonObject> receiver,
            End end) {
        this.loop = loop;
        this.source = source;
        this.server = server;
        this.path = path;
        this.join = join;
        this.receiver = receiver;
        this.end = end;
    }

    void open() {
        deadline(OPEN);
        try {
            socket = new WebSocketClient(loop, source, server, path, this);
        } catch (IOException e) {
            closed(WebSocketClient.ABNORMAL);
        }
    }

    private void deadline(Duration patience) {
        timer = loop.after(patience, () -> {
            giveUp();
            end.ended(UNRESPONSIVE, Duration.ZERO);
        });
    }

    boolean isWelcome() {
        return welcome;
    }

    void welcomed() {
        timer.cancel();
        welcome = true;
        welcomeAt = System.nanoTime();
        doubt(DOUBT);
    }

    /** @return null where no welcome came */
    Duration sinceWelcome() {
        return welcome ? Duration.ofNanos(System.nanoTime() - welcomeAt) : null;
    }

    private void doubt(Duration patience) {
        timer = loop.after(patience, () -> {
            Duration rest = DOUBT.minusNanos(System.nanoTime() - heardAt);
            if (rest.isNegative() || rest.isZero()) {
                awaitAnswer(heardAt);
                socket.send(PING);
            } else {
                doubt(rest);
            }
        });
    }

    private void awaitAnswer(long heardBefore) {
        timer = loop.after(ANSWER, () -> {
            if (heardAt == heardBefore) {
                giveUp();
                end.ended(UNRESPONSIVE, Duration.ZERO);
            } else {
                doubt(DOUBT);
            }
        });
    }

    int localPort() {
        return socket == null ? 0 : socket.localPort();
    }

    /** @return whether it is on its way, as far as can be known here */
    boolean send(String frame) {
        socket.send(text(frame));
        return !over;
    }

    private static byte[] text(String frame) {
        return WireFrame.masked(WireFrame.TEXT, frame.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends it from this side in order to come back; the owner is not told. */
    void giveUp() {
        finish();
        if (socket != null && !open) {
            socket.abort();
        } else if (socket != null && socket.isAlive()) {
            socket.close(UNRESPONSIVE);
            loop.after(GOODBYE, socket::abort);
        }
    }

    /** Without a word. */
    void abort() {
        finish();
        if (socket != null) {
            socket.abort();
        }
    }

    private void finish() {
        over = true;
        timer.cancel();
    }

    @Override
    public void opened() {
        open = true;
        if (over) {
            return;
        }
        timer.cancel();
        // First: sending may end it, and the deadline with it.
        deadline(WELCOME);
        socket.send(text(join.get()));
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        if (over) {
            return;
        }
        heardAt = System.nanoTime();
        try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(bytes, from, to - from))) {
            receiver.accept(reader.readObject());
        }
    }

    @Override
    public void closed(int code) {
        if (!over) {
            finish();
            end.ended(code, Duration.ZERO);
        }
    }
}
