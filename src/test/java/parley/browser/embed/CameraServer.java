package parley.browser.embed;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import parley.browser.embed.WebSocketServer.Connection;

/**
 * Stands in for a server of cameras such as go2rtc: the same frames by WebSocket, behind {@code /api/ws?src=NAME}. What a
 * source does is in its name: some are served by a page that has a picture ({@link Camera}), the others misbehave.
 */
public final class CameraServer implements WebSocketServer.Listener, AutoCloseable {
    private static final String SOURCE = "/api/ws?src=";
    private static final String UNFINISHED = "/api/unfinished";
    private static final String CAMERA = "/api/ws?camera";

    private final Map<Connection, String> viewers = new ConcurrentHashMap<>();
    private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final WebSocketServer server = new WebSocketServer(0, this);
    private volatile Connection camera;

    public String address(String source) {
        return origin() + SOURCE + source;
    }

    /** Refuses pages of every origin. */
    String refusing() {
        return origin() + "/api/refusing";
    }

    /** Likewise, but never says that this is all. */
    String refusingWithoutEnd() {
        return origin() + UNFINISHED;
    }

    String cameraAddress() {
        return origin() + CAMERA;
    }

    String origin() {
        return "ws://127.0.0.1:" + server.port();
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
        for (Connection viewer : viewers.keySet()) {
            viewer.close(1000, "");
        }
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public WebSocketServer.Answer answer(String target) {
        if (target.equals(UNFINISHED)) {
            return WebSocketServer.Answer.REFUSE_WITHOUT_END;
        }
        boolean isKnown = target.startsWith(SOURCE) || target.equals(CAMERA);
        return isKnown ? WebSocketServer.Answer.ACCEPT : WebSocketServer.Answer.REFUSE;
    }

    @Override
    public void opened(Connection connection) throws IOException {
        if (connection.target().equals(CAMERA)) {
            camera = connection;
            return;
        }
        viewers.put(connection, String.valueOf(opened.incrementAndGet()));
        switch (source(connection)) {
            case "closes" -> connection.close(1000, "");
            case "garbage" -> connection.sendText("<!doctype html><title>It works!</title>");
            case "binary" -> connection.sendBinary((byte) 1, (byte) 2, (byte) 3);
            case "wrong-frame" -> connection.sendText("{\"type\":\"webrtc/answer\",\"value\":{}}");
            case "candidates" -> flood(connection);
            default -> {}
        }
    }

    @Override
    public void heard(Connection connection, String text) throws IOException {
        JsonObject frame;
        try (var reader = Json.createReader(new StringReader(text))) {
            frame = reader.readObject();
        }
        if (connection == camera) {
            toViewer(frame.getString("viewer"), frame.getJsonObject("frame").toString());
            return;
        }
        heard.add(frame);
        switch (source(connection)) {
            case "error" -> connection.sendText(frame("error", "webrtc/offer: stream not found"));
            case "bad-answer" -> connection.sendText(frame("webrtc/answer", "v=0\r\nnonsense\r\n"));
            case "closes-later" -> connection.close(1011, "no such stream");
            case "silent", "candidates", "garbage", "binary", "wrong-frame", "closes" -> {}
            default -> toCamera(connection, frame);
        }
    }

    @Override
    public void closed(Connection connection) throws IOException {
        String viewer = viewers.remove(connection);
        if (viewer != null && camera != null && camera.isOpen()) {
            camera.sendText(Json.createObjectBuilder()
                    .add("viewer", viewer)
                    .add("gone", true)
                    .build()
                    .toString());
        }
    }

    private static String source(Connection connection) {
        return connection.target().substring(SOURCE.length());
    }

    private static String frame(String type, String value) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("value", value)
                .build()
                .toString();
    }

    private void toViewer(String name, String frame) {
        viewers.forEach((viewer, itsName) -> {
            if (itsName.equals(name)) {
                try {
                    viewer.sendText(frame);
                } catch (IOException e) {
                    // It has gone meanwhile.
                }
            }
        });
    }

    private void toCamera(Connection connection, JsonObject frame) throws IOException {
        camera.sendText(Json.createObjectBuilder()
                .add("viewer", viewers.get(connection))
                .add("source", source(connection))
                .add("frame", frame)
                .build()
                .toString());
    }

    /** No end of candidates, and no answer. */
    private static void flood(Connection connection) {
        Thread thread = new Thread(() -> {
            try {
                for (int port = 1024; connection.isOpen(); port = port == 65_535 ? 1024 : port + 1) {
                    connection.sendText(
                            frame("webrtc/candidate", "candidate:1 1 udp 2130706431 192.0.2.1 " + port + " typ host"));
                }
            } catch (IOException e) {
                // The viewer has had enough.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
