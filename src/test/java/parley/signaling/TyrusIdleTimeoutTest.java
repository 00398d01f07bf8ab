package parley.signaling;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.glassfish.tyrus.core.ExecutorServiceProvider;
import org.glassfish.tyrus.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On Tyrus inside this JVM, whose executor counts its tasks. */
class TyrusIdleTimeoutTest {
    private static final int FRAMES = 50;

    private Server server;

    /** Sends back what it gets. */
    public abstract static class Echo {
        static volatile Session session;

        @OnMessage
        public void text(String text) {
            session.getAsyncRemote().sendText(text, result -> {});
        }
    }

    @ServerEndpoint("/as-it-is")
    public static final class AsItIs extends Echo {
        @OnOpen
        public void open(Session opened) {
            session = opened;
        }
    }

    @ServerEndpoint("/without")
    public static final class Without extends Echo {
        @OnOpen
        public void open(Session opened) {
            session = opened;
            TyrusIdleTimeout.remove(opened);
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = new Server("127.0.0.1", -1, "/", Map.of(), AsItIs.class, Without.class);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    /** Where this fails, Tyrus has been mended, and the class under test is no longer needed. */
    @Test
    void tyrusSchedulesTasksForEachFrame() throws Exception {
        exchange("as-it-is");
        await().until(() -> tasks() >= 2 * FRAMES);
    }

    @Test
    void noneIsScheduledAndFramesComeAndGo() throws Exception {
        WebSocket client = exchange("without");
        // From the beginning of the session, before the endpoint has it.
        assertTrue(tasks() <= 1, () -> tasks() + " tasks");
        assertTrue(Echo.session.isOpen());
        assertEquals(0, Echo.session.getMaxIdleTimeout());
        client.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        await().until(() -> !Echo.session.isOpen());
    }

    private static long tasks() {
        return ((ScheduledThreadPoolExecutor)
                        ((ExecutorServiceProvider) Echo.session.getContainer()).getScheduledExecutorService())
                .getTaskCount();
    }

    private WebSocket exchange(String path) throws InterruptedException {
        LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
        URI address = URI.create("ws://127.0.0.1:" + server.getPort() + "/" + path);
        WebSocket client = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        received.add(data.toString());
                        socket.request(1);
                        return null;
                    }
                })
                .join();
        for (int i = 0; i < FRAMES; i++) {
            client.sendText("frame " + i, true).join();
            assertEquals("frame " + i, received.poll(20, TimeUnit.SECONDS));
        }
        return client;
    }
}
