package parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import parley.call.Capability;
import parley.call.ParticipantId;
import parley.signaling.Outgoing.Change;

class SendQueueTest {
    /** Takes sends and finishes them when the test says so, or at once. */
    private static final class FakeWire implements SendQueue.Wire {
        final List<String> sent = new ArrayList<>();
        final List<String> told = new ArrayList<>();
        boolean atOnce;
        SendHandler pending;
        Runnable duringPing = () -> {};

        @Override
        public void send(String text, SendHandler done) {
            assertEquals(null, pending, "one send in flight");
            sent.add(text);
            if (atOnce) {
                done.onResult(new SendResult());
            } else {
                pending = done;
            }
        }

        void finish(SendResult result) {
            SendHandler done = pending;
            pending = null;
            done.onResult(result);
        }

        @Override
        public void ping() {
            sent.add("(ping)");
            duringPing.run();
        }

        @Override
        public void broken(CloseCode why) {
            told.add(why.text());
        }

        @Override
        public void drained() {
            told.add("drained");
        }
    }

    private final FakeWire wire = new FakeWire();
    private final Counters counters = new Counters();
    private final SendQueue queue = new SendQueue(wire, new SendQueue.Share(3, 100), counters);

    private final ParticipantId ada = newParticipant();
    private final ParticipantId bob = newParticipant();

    private static ParticipantId newParticipant() {
        return new ParticipantId(Capability.random());
    }

    private void add(String text) {
        add(ada, text);
    }

    private void add(ParticipantId sender, String text) {
        queue.add(new Outgoing.Signal(sender, text));
    }

    private void add(ParticipantId participant, Change change, String text) {
        queue.add(new Outgoing.Presence(participant, change, () -> text));
    }

    private static Outgoing own(String text) {
        return new Outgoing.Own(() -> text);
    }

    @Test
    void sendsOneAfterAnother() {
        add("a");
        add("b");
        assertEquals(List.of(), wire.sent, "adding does no I/O");
        queue.flush();
        queue.flush();
        assertEquals(List.of("a"), wire.sent);
        wire.finish(new SendResult());
        assertEquals(List.of("a", "b"), wire.sent);
        add("c");
        queue.flush();
        wire.finish(new SendResult());
        wire.finish(new SendResult());
        assertEquals(List.of("a", "b", "c"), wire.sent);
        assertEquals(List.of(), wire.told);
    }

    @Test
    void doesNotRecurseWhenSendsFinishAtOnce() {
        SendQueue large = new SendQueue(wire, new SendQueue.Share(100_000, 1_000_000), new Counters());
        wire.atOnce = true;
        for (int i = 0; i < 100_000; i++) {
            large.add(new Outgoing.Signal(ada, "x"));
        }
        large.flush();
        assertEquals(100_000, wire.sent.size());
    }

    @Test
    void goesOnWhenTheThreadThatSentIsToldLater() {
        add("a");
        queue.flush();
        add("b");
        queue.flush();
        wire.finish(new SendResult());
        assertEquals(List.of("a", "b"), wire.sent);
    }

    @Test
    void dropsWhatExceedsOneSendersShareAndKeepsTheOthers() {
        add("in flight");
        queue.flush();
        for (int i = 1; i <= 5; i++) {
            add(ada, "ada " + i);
            add(bob, "bob " + i + "x".repeat(30));
        }
        queue.add(own("own"));
        queue.flush();
        while (wire.pending != null) {
            wire.finish(new SendResult());
        }
        assertEquals(
                List.of("in flight", "ada 1", "bob 1", "ada 2", "bob 2", "ada 3", "own"),
                wire.sent.stream().map(text -> text.replaceAll("x+$", "")).toList());
        assertEquals(List.of(), wire.told, "nobody is closed for what another sends");
        add(ada, "again");
        queue.flush();
        assertEquals("again", wire.sent.get(wire.sent.size() - 1), "there is room again");
    }

    @Test
    void breaksWhenTooMuchOfTheServersOwnWaits() {
        add("in flight");
        queue.flush();
        for (int i = 0; i < SendQueue.MAX_OWN_FRAMES; i++) {
            queue.add(own("x"));
        }
        queue.flush();
        assertEquals(List.of(), wire.told);
        queue.add(own("one too many"));
        queue.flush();
        queue.flush();
        assertEquals(List.of("too-slow"), wire.told);
        wire.finish(new SendResult());
        assertEquals(List.of("in flight"), wire.sent);
    }

    @Test
    void sendsOnlyTheLastThatSomebodySaysOfThemselves() {
        add("in flight");
        queue.flush();
        for (int i = 0; i <= 2 * SendQueue.MAX_OWN_FRAMES; i++) {
            String text = "ada " + i;
            add(ada, Change.ABOUT, text);
            if (i == 0) {
                add(bob, Change.ABOUT, "bob");
                queue.add(own("own"));
            }
        }
        wire.atOnce = true;
        wire.finish(new SendResult());
        assertEquals(List.of(), wire.told, "nobody is closed for what another says");
        assertEquals(List.of("in flight", "bob", "own", "ada " + 2 * SendQueue.MAX_OWN_FRAMES), wire.sent);
    }

    @Test
    void isNotFilledByWhoComesAndGoesAllTheTime() {
        add("in flight");
        queue.flush();
        for (int i = 0; i <= SendQueue.MAX_OWN_FRAMES; i++) {
            ParticipantId passing = newParticipant();
            add(passing, Change.JOINED, "joined");
            add(passing, "signal");
            add(passing, Change.AWAY, "away");
            add(passing, Change.LEFT, "left");
            add(ada, Change.AWAY, "ada away " + i);
            add(ada, Change.BACK, "ada back " + i);
        }
        assertEquals("in flight".length(), queue.size());
        wire.atOnce = true;
        wire.finish(new SendResult());
        assertEquals(List.of(), wire.told, "nobody is closed for what another does");
        assertEquals(List.of("in flight", "ada back " + SendQueue.MAX_OWN_FRAMES), wire.sent);
    }

    @Test
    void tellsOfEverybodyWhatIsSoInTheEnd() {
        add("in flight");
        queue.flush();
        add(ada, Change.JOINED, "ada joined");
        add(ada, Change.ABOUT, "ada about");
        add(ada, Change.AWAY, "ada away");
        add(ada, Change.BACK, "ada back");
        add(bob, Change.AWAY, "bob away");
        add(bob, Change.LEFT, "bob left");
        add(bob, Change.JOINED, "bob joined");
        add(bob, Change.ABOUT, "bob about");
        wire.atOnce = true;
        wire.finish(new SendResult());
        assertEquals(List.of("in flight", "ada joined", "ada back", "bob left", "bob joined", "bob about"), wire.sent);
    }

    @Test
    void knowsTheSizeOfWhatWaitsAndOfWhatIsOnItsWay() {
        add("12");
        assertEquals(2, queue.size());
        queue.flush();
        add("345");
        queue.add(own("encoded when its turn comes"));
        assertEquals(5, queue.size());
        wire.finish(new SendResult());
        assertEquals(3, queue.size());
        wire.finish(new SendResult());
        assertEquals(0, queue.size());
        add("6");
        queue.close();
        assertEquals(0, queue.size());
    }

    @Test
    void breaksWhenASendFails() {
        add("a");
        add("b");
        queue.flush();
        wire.finish(new SendResult(new IOException("gone")));
        assertEquals(List.of("a"), wire.sent);
        assertEquals(List.of("internal"), wire.told);
    }

    @Test
    void breaksWhenSendingThrows() {
        queue.add(new Outgoing.Own(() -> {
            throw new IllegalStateException("cannot be encoded");
        }));
        queue.flush();
        assertEquals(List.of("internal"), wire.told);
    }

    @Test
    void finishesWithWhatItHasAndTakesNothingMore() {
        add("a");
        queue.flush();
        add("error");
        queue.finish();
        add("late");
        assertEquals(List.of(), wire.told);
        wire.finish(new SendResult());
        wire.finish(new SendResult());
        assertEquals(List.of("a", "error"), wire.sent);
        assertEquals(List.of("drained"), wire.told);
    }

    @Test
    void pingsBetweenSendsOnly() {
        add("a");
        queue.flush();
        queue.ping();
        assertEquals(List.of("a"), wire.sent);
        wire.finish(new SendResult());
        wire.duringPing = () -> {
            add("b");
            queue.flush();
            assertEquals(List.of("a", "(ping)"), wire.sent, "nothing is sent during the ping");
        };
        queue.ping();
        assertEquals(List.of("a", "(ping)", "b"), wire.sent);
    }

    @Test
    void knowsHowLongASendTakes() {
        long before = System.nanoTime();
        assertFalse(queue.isBusySince(before));
        add("a");
        queue.flush();
        assertFalse(queue.isBusySince(before));
        assertTrue(queue.isBusySince(System.nanoTime() + 1));
        assertFalse(queue.isBehindSince(System.nanoTime() + 1), "nothing waits");
        add("b");
        assertTrue(queue.isBehindSince(System.nanoTime() + 1));
        assertFalse(queue.isBehindSince(before));
        wire.finish(new SendResult());
        wire.finish(new SendResult());
        assertFalse(queue.isBusySince(System.nanoTime() + 1));
        assertFalse(queue.isBehindSince(System.nanoTime() + 1));
    }

    @Test
    void whoAlwaysHasSomethingWaitingButTakesItIsNotBehind() {
        add("a");
        queue.flush();
        add("b");
        long later = System.nanoTime() + 1;
        while (System.nanoTime() - later < 0) {
            Thread.onSpinWait();
        }
        add("c");
        assertTrue(queue.isBehindSince(later), "b has waited");
        wire.finish(new SendResult());
        assertFalse(queue.isBehindSince(later), "c has come since");
    }

    @Test
    void isSilentOnceClosed() {
        add("a");
        queue.flush();
        add("b");
        queue.close();
        wire.finish(new SendResult(new IOException("closed")));
        assertEquals(List.of("a"), wire.sent);
        assertEquals(List.of(), wire.told);
    }

    @Test
    void remembersHowMuchHasEverWaited() {
        wire.atOnce = true;
        add("on its way at once");
        queue.flush();
        assertEquals(0, counters.snapshot().queueFrames());
        wire.atOnce = false;
        add("first");
        queue.flush();
        add("12345");
        queue.add(new Outgoing.Own(() -> "not encoded yet"));
        add(bob, "678");
        assertEquals(3, counters.snapshot().queueFrames());
        assertEquals(8, counters.snapshot().queueSize());
        wire.atOnce = true;
        wire.finish(new SendResult());
        wire.atOnce = false;
        add("second");
        queue.flush();
        add("12");
        assertEquals(3, counters.snapshot().queueFrames(), "the peak");
        assertEquals(8, counters.snapshot().queueSize());
    }

    @Test
    void keepsOrderAndLosesNothingUnderManyThreads() throws Exception {
        int count = 20_000;
        ExecutorService completions = Executors.newFixedThreadPool(2);
        List<String> sent = new ArrayList<>();
        AtomicInteger inFlight = new AtomicInteger();
        SendQueue shared = new SendQueue(
                new SendQueue.Wire() {
                    @Override
                    public void send(String text, SendHandler done) {
                        assertEquals(1, inFlight.incrementAndGet());
                        sent.add(text);
                        Runnable finish = () -> {
                            inFlight.decrementAndGet();
                            done.onResult(new SendResult());
                        };
                        if (sent.size() % 3 == 0) {
                            finish.run();
                        } else {
                            completions.execute(finish);
                        }
                    }

                    @Override
                    public void ping() {}

                    @Override
                    public void broken(CloseCode why) {
                        throw new AssertionError(why);
                    }

                    @Override
                    public void drained() {
                        completions.shutdown();
                    }
                },
                new SendQueue.Share(count, 1_000_000),
                new Counters());
        Thread adder = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                shared.add(new Outgoing.Signal(ada, Integer.toString(i)));
                shared.flush();
            }
            shared.finish();
        });
        adder.start();
        assertTrue(completions.awaitTermination(30, TimeUnit.SECONDS));
        for (int i = 0; i < count; i++) {
            assertEquals(Integer.toString(i), sent.get(i));
        }
    }
}
