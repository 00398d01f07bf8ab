package parley.benchmark;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The measure: pairs the two participants of a path and forwards the text of one, unparsed, to the other. It has the
 * one thing that a correct relay cannot do without, one asynchronous send in flight per session and a queue for the
 * rest, and none of the others: no limits, no heartbeat, no protocol. The first text of each session, which stands for
 * Parley's join and its welcome, goes back to its sender.
 */
@ServerEndpoint("/{pair}")
public final class BareEndpoint {
    private static final ConcurrentMap<String, BareEndpoint> WAITING = new ConcurrentHashMap<>();

    private final Queue<String> queue = new ArrayDeque<>();
    private boolean sending;
    private boolean greeted;
    private Session session;
    private String pair;
    private volatile BareEndpoint partner;

    @OnOpen
    public void open(Session opened, @PathParam("pair") String name) {
        session = opened;
        pair = name;
        WAITING.compute(name, (key, waiting) -> {
            if (waiting == null) {
                return this;
            }
            partner = waiting;
            waiting.partner = this;
            return null;
        });
    }

    @OnMessage
    public void text(String text) {
        BareEndpoint recipient = greeted ? partner : this;
        greeted = true;
        if (recipient != null) {
            recipient.send(text);
        }
    }

    @OnClose
    public void close() {
        WAITING.remove(pair, this);
        BareEndpoint left = partner;
        if (left != null) {
            left.partner = null;
        }
    }

    private void send(String text) {
        synchronized (queue) {
            if (sending) {
                queue.add(text);
                return;
            }
            sending = true;
        }
        session.getAsyncRemote().sendText(text, this::sent);
    }

    private void sent(SendResult result) {
        String next;
        synchronized (queue) {
            next = result.isOK() ? queue.poll() : null;
            sending = next != null;
        }
        if (next != null) {
            session.getAsyncRemote().sendText(next, this::sent);
        }
    }
}
