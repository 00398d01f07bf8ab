package parley.browser.embed;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.tyrus.server.Server;

/**
 * Stands in for a server of cameras such as go2rtc: the same frames by WebSocket, behind {@code /api/ws?src=NAME}. What a
 * source does is in its name: some are served by a page that has a picture ({@link Camera}), the others misbehave.
 */
public final class CameraServer implements AutoCloseable {
    private static volatile CameraServer current;

    private final Map<String, Session> viewers = new ConcurrentHashMap<>();
    private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final Server server;
    private volatile Session camera;

    public CameraServer() {
        this(-1);
    }

    /** @param port -1 for a free one */
    CameraServer(int port) {
        current = this;
        server = new Server("127.0.0.1", port, "/api", Map.of(), Endpoint.class, RefusingEndpoint.class);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public String address(String source) {
        return "ws://127.0.0.1:" + port() + "/api/ws?src=" + source;
    }

    /** Refuses pages of every origin. */
    String refusing() {
        return "ws://127.0.0.1:" + port() + "/api/refusing";
    }

    /** What viewers have said, oldest first. */
    List<JsonObject> heard() {
        return heard;
    }

    int opened() {
        return opened.get();
    }

    int viewers() {
        return viewers.size();
    }

    /** As when the server is restarted: sockets are closed, the media of a camera are not. */
    void closeSockets() throws IOException {
        for (Session viewer : viewers.values()) {
            viewer.close();
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static String source(Session session) {
        List<String> values = session.getRequestParameterMap().get("src");
        return values == null ? "" : values.get(0);
    }

    private static String frame(String type, String value) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("value", value)
                .build()
                .toString();
    }

    private void open(Session session) throws IOException {
        if (session.getRequestParameterMap().containsKey("camera")) {
            camera = session;
            return;
        }
        opened.incrementAndGet();
        viewers.put(session.getId(), session);
        switch (source(session)) {
            case "closes" -> session.close();
            case "garbage" -> session.getBasicRemote().sendText("<!doctype html><title>It works!</title>");
            case "binary" -> session.getBasicRemote().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            case "wrong-frame" -> session.getBasicRemote().sendText("{\"type\":\"webrtc/answer\",\"value\":{}}");
            case "candidates" -> flood(session);
            default -> {}
        }
    }

    private void hear(Session session, String text) throws IOException {
        JsonObject frame;
        try (var reader = Json.createReader(new StringReader(text))) {
            frame = reader.readObject();
        }
        if (session == camera) {
            Session viewer = viewers.get(frame.getString("viewer"));
            if (viewer != null && viewer.isOpen()) {
                send(viewer, frame.getJsonObject("frame").toString());
            }
            return;
        }
        heard.add(frame);
        switch (source(session)) {
            case "error" -> session.getBasicRemote().sendText(frame("error", "webrtc/offer: stream not found"));
            case "bad-answer" -> session.getBasicRemote().sendText(frame("webrtc/answer", "v=0\r\nnonsense\r\n"));
            case "closes-later" ->
                session.close(new CloseReason(CloseReason.CloseCodes.UNEXPECTED_CONDITION, "no such stream"));
            case "silent", "candidates", "garbage", "binary", "wrong-frame", "closes" -> {}
            default -> toCamera(session, frame);
        }
    }

    private void toCamera(Session session, JsonObject frame) throws IOException {
        send(
                camera,
                Json.createObjectBuilder()
                        .add("viewer", session.getId())
                        .add("source", source(session))
                        .add("frame", frame)
                        .build()
                        .toString());
    }

    private static void send(Session session, String text) throws IOException {
        synchronized (session) {
            session.getBasicRemote().sendText(text);
        }
    }

    /** No end of candidates, and no answer. */
    private static void flood(Session session) {
        Thread thread = new Thread(() -> {
            try {
                for (int port = 1024; session.isOpen(); port = port == 65_535 ? 1024 : port + 1) {
                    session.getBasicRemote()
                            .sendText(frame(
                                    "webrtc/candidate",
                                    "candidate:1 1 udp 2130706431 192.0.2.1 " + port + " typ host"));
                }
            } catch (IOException | IllegalStateException e) {
                // The viewer has had enough.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void closed(Session session) {
        viewers.remove(session.getId());
        if (camera != null && session != camera && camera.isOpen()) {
            try {
                send(
                        camera,
                        Json.createObjectBuilder()
                                .add("viewer", session.getId())
                                .add("gone", true)
                                .build()
                                .toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    URI cameraAddress() {
        return URI.create("ws://127.0.0.1:" + port() + "/api/ws?camera=yes");
    }

    /** Of sources. */
    @ServerEndpoint("/ws")
    public static final class Endpoint {
        @OnOpen
        public void open(Session session) throws IOException {
            session.setMaxTextMessageBufferSize(1 << 20);
            current.open(session);
        }

        @OnMessage
        public void hear(Session session, String text) throws IOException {
            current.hear(session, text);
        }

        @OnClose
        public void close(Session session) {
            current.closed(session);
        }
    }

    /** 403 for everybody. */
    @ServerEndpoint(value = "/refusing", configurator = Refusing.class)
    public static final class RefusingEndpoint {}

    /** Trusts no origin. */
    public static final class Refusing extends ServerEndpointConfig.Configurator {
        @Override
        public boolean checkOrigin(String origin) {
            return false;
        }
    }
}
