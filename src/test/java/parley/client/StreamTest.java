package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Section 6 of docs/protocol.md, clause by clause. */
class StreamTest {
    private final EventLoop loop;
    private final List<String> wire = new ArrayList<>();
    private final OutgoingStream outgoing;
    private final CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
    private int acknowledgements;
    private final IncomingStream incoming;

    StreamTest() throws IOException {
        loop = new EventLoop();
        outgoing = new OutgoingStream(loop, (seq, base, data) -> wire.add(seq + "/" + base + " " + data));
        incoming = new IncomingStream(loop, this::acknowledge);
    }

    @AfterEach
    void end() throws IOException {
        loop.close();
    }

    private void acknowledge() {
        acknowledgements++;
        incoming.takeAck();
        acknowledgement.complete(null);
    }

    private void onLoop(Runnable task) throws Exception {
        loop.execute(task);
    }

    @Test
    void sendsNothingBeforeTheRecipientIsPresent() throws Exception {
        onLoop(() -> {
            outgoing.send("a");
            assertEquals(List.of(), wire);
            outgoing.resume(16, 100);
            outgoing.send("b");
            assertEquals(List.of("1/1 a", "2/1 b"), wire);
        });
    }

    @Test
    void saysAgainWhatIsNotAcknowledgedAndMovesTheBase() throws Exception {
        onLoop(() -> {
            outgoing.resume(16, 100);
            List.of("a", "b", "c").forEach(outgoing::send);
            outgoing.pause();
            outgoing.acknowledged(1);
            outgoing.send("d");
            wire.clear();
            outgoing.resume(16, 100);
            assertEquals(List.of("2/2 b", "3/2 c", "4/2 d"), wire);
            assertEquals(2, outgoing.repeated());
        });
    }

    @Test
    void keepsTheWindow() throws Exception {
        onLoop(() -> {
            outgoing.resume(2, 10);
            List.of("a", "b", "c").forEach(outgoing::send);
            assertEquals(2, wire.size());
            outgoing.acknowledged(1);
            assertEquals(List.of("1/1 a", "2/1 b", "3/2 c"), wire);
            outgoing.acknowledged(3);
            outgoing.send("longer than ten");
            outgoing.send("d");
            assertEquals("4/4 longer than ten", wire.get(3), "alone, whatever its length");
            assertEquals(4, wire.size());
            outgoing.acknowledged(4);
            assertEquals("5/5 d", wire.get(4));
        });
    }

    @Test
    void ignoresAnAcknowledgementOfWhatWasNeverSent() throws Exception {
        onLoop(() -> {
            outgoing.resume(16, 100);
            outgoing.send("a");
            outgoing.acknowledged(2);
            assertEquals(1, outgoing.unacknowledged());
        });
    }

    @Test
    void retransmitsByItselfAfterThreeSeconds() throws Exception {
        CompletableFuture<Long> again = new CompletableFuture<>();
        long begin = System.nanoTime();
        onLoop(() -> {
            OutgoingStream stream = new OutgoingStream(loop, (seq, base, data) -> {
                wire.add(data);
                if (wire.size() == 2) {
                    again.complete(System.nanoTime() - begin);
                }
            });
            stream.resume(16, 100);
            stream.send("a");
        });
        assertTrue(loop.await(again) >= 3_000_000_000L);
    }

    @Test
    void acceptsTheNextOneOnly() throws Exception {
        onLoop(() -> {
            assertTrue(incoming.accepts(1, 1));
            assertFalse(incoming.accepts(3, 1), "what is missing will come");
            assertEquals(1, incoming.takeAck());
            assertEquals(0, acknowledgements);
            assertFalse(incoming.accepts(1, 1), "a duplicate");
            assertEquals(1, acknowledgements, "acknowledged again at once");
            assertTrue(incoming.accepts(2, 2));
        });
    }

    @Test
    void takesADeclaredGap() throws Exception {
        onLoop(() -> {
            assertTrue(incoming.accepts(1, 1));
            assertFalse(incoming.accepts(7, 5));
            assertEquals(4, incoming.takeAck());
            assertTrue(incoming.accepts(5, 5));
        });
    }

    @Test
    void acknowledgesAfterEightOrSoon() throws Exception {
        onLoop(() -> {
            for (int seq = 1; seq <= 8; seq++) {
                assertEquals(0, acknowledgements);
                incoming.accepts(seq, 1);
                incoming.acknowledgeSoon();
            }
            assertEquals(1, acknowledgements);
            incoming.accepts(9, 1);
            incoming.acknowledgeSoon();
        });
        loop.await(acknowledgement);
        while (loop.call(() -> acknowledgements) < 2) {
            Thread.onSpinWait();
        }
        assertEquals(9, loop.call(incoming::takeAck));
    }
}
