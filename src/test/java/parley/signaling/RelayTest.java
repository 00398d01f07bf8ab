package parley.signaling;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.Settings;
import parley.SignalingClient;
import parley.SignalingClient.Invitation;
import parley.SignalingClient.Seat;

class RelayTest {
    private final Relay relay = new Relay(Settings.defaults(), Duration.ofMillis(10));

    @AfterEach
    void stop() {
        EndpointConfigurator.use(null);
        relay.close();
    }

    /** A connection whose first send takes until the latch is down. */
    private static Session session(CountDownLatch sending, CountDownLatch sent, List<String> told) {
        RemoteEndpoint.Async remote = (RemoteEndpoint.Async) Proxy.newProxyInstance(
                RelayTest.class.getClassLoader(),
                new Class<?>[] {RemoteEndpoint.Async.class},
                (proxy, method, given) -> {
                    sending.countDown();
                    sent.await();
                    ((SendHandler) given[1]).onResult(new SendResult());
                    return null;
                });
        Map<String, Object> properties = new HashMap<>();
        return (Session) Proxy.newProxyInstance(
                RelayTest.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, given) -> {
                    switch (method.getName()) {
                        case "getAsyncRemote":
                            return remote;
                        case "getUserProperties":
                            return properties;
                        case "close":
                            told.add(((CloseReason) given[0]).getReasonPhrase());
                            return null;
                        default:
                            throw new AssertionError(method);
                    }
                });
    }

    private static boolean isAlive(String threads) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith(threads));
    }

    @Test
    void closingWaitsForThreadsOfTheContainerAndLetsNoMoreIn() throws Exception {
        EndpointConfigurator.use(relay);
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        List<String> told = new CopyOnWriteArrayList<>();
        Invitation invitation = Invitation.random();
        SignalingEndpoint endpoint = new SignalingEndpoint();
        endpoint.open(session(sending, sent, told), invitation.call().text());
        String join = SignalingClient.joinFrame(invitation, new Seat()).build().toString();
        Thread container = new Thread(() -> endpoint.text(join, true));
        container.start();
        sending.await();

        Thread stopping = new Thread(relay::close);
        stopping.start();
        await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING
                && !isAlive("parley-worker")
                && !isAlive("parley-timer"));
        assertEquals(List.of("going-away"), told);
        long before = relay.counters().snapshot().framesIn();
        endpoint.text(join, true);
        SignalingEndpoint late = new SignalingEndpoint();
        late.open(session(sending, sent, told), invitation.call().text());
        late.text(join, true);
        assertEquals(before, relay.counters().snapshot().framesIn());
        assertEquals(List.of("going-away", "going-away"), told);
        assertTrue(stopping.isAlive(), "a frame is being handled");

        sent.countDown();
        stopping.join();
        container.join();
        assertEquals(0, relay.connections());
    }

    @Test
    void whoIsSlowIsClosedSoonWhenAllTogetherHoldTooMuch() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (Relay crowded = new Relay(Settings.defaults(), Duration.ofMillis(10), 1_000)) {
            EndpointConfigurator.use(crowded);
            SignalingEndpoint endpoint = new SignalingEndpoint();
            CountDownLatch none = new CountDownLatch(0);
            endpoint.open(session(none, none, told), Invitation.random().call().text());
            endpoint.text("{" + " ".repeat(1_000), false);
            await().until(() -> told.contains("unresponsive"));
        }
    }

    @Test
    void oneSweepThatFailsIsNotTheLast() {
        AtomicInteger sweeps = new AtomicInteger();
        relay.sendAwayWhile(() -> {
            sweeps.incrementAndGet();
            throw new IllegalStateException();
        });
        await().until(() -> sweeps.get() > 1);
    }
}
