package parley.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import parley.client.EventLoop;
import parley.proxy.FaultProxy;

/** One exchange through a proxy of its own, seen from outside the event loop's thread. Prints what it came to. */
public final class Proof implements AutoCloseable {
    /** Of fewer kills, chance decides how many find something in flight. */
    private static final int MANY = 20;

    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Set<Integer> GOING_AWAY = Set.of(1001, 4100);

    /** What becomes of a server or its application. */
    public interface Disturbance {
        void happen() throws Exception;
    }

    private final long begin = System.nanoTime();
    private final String name;
    private final EventLoop loop = new EventLoop();
    private final Plan plan;
    private final Exchange exchange;

    /** @param servers what leads to the application; whoever connects tries one after another */
    public Proof(String name, Plan plan, InetSocketAddress... servers) throws Exception {
        this.name = name;
        this.plan = plan;
        System.out.printf("proof, %s: begins with %s (-Dproof.seed=%d)%n", name, plan, plan.seed());
        FaultProxy proxy = loop.call(() -> new FaultProxy(loop, servers));
        exchange = loop.call(() -> new Exchange(loop, proxy, plan));
        loop.execute(exchange::start);
    }

    /** Waits for so much of the exchange. */
    public void await(double part) throws Exception {
        CompletableFuture<Void> milestone = loop.call(() -> exchange.milestone(part));
        loop.await(CompletableFuture.anyOf(milestone, exchange.done()), PATIENCE);
    }

    /** By the call's id: the epochs that its participants were told so far, the first one first. */
    public Map<String, Set<String>> lives() throws Exception {
        return loop.call(() -> new TreeMap<>(exchange.lives()));
    }

    /** By the call's id: how many are in it at present, by epoch. With more than one epoch it is split. */
    public Map<String, Map<String, Long>> halves() throws Exception {
        return loop.call(exchange::halves);
    }

    public int unacknowledged() throws Exception {
        return loop.call(exchange::unacknowledged);
    }

    /** Connections that the server ended because the application was stopped. */
    public int sentAway() throws Exception {
        return loop.call(() -> exchange.lost(GOING_AWAY));
    }

    /** Does what makes the server send everybody away so many times, evenly spread, and waits for the end. */
    public void finishThrough(int times, Disturbance disturbance) throws Exception {
        for (int i = 0; i < times; i++) {
            await((i + 0.5) / times);
            int before = sentAway();
            disturbance.happen();
            awaitSentAway(before, disturbance);
        }
        finish();
    }

    /** A server that has just started may not have been looking: then it is asked again. */
    private void awaitSentAway(int before, Disturbance disturbance) {
        long[] askedAt = {System.nanoTime()};
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            if (sentAway() > before) {
                return true;
            }
            if (System.nanoTime() - askedAt[0] > AGAIN.toNanos()) {
                disturbance.happen();
                askedAt[0] = System.nanoTime();
            }
            return false;
        });
    }

    /** Waits for the end; then nothing is lost, doubled, reordered, damaged, or where it does not belong. */
    public void finish() throws Exception {
        try {
            loop.await(exchange.done(), PATIENCE);
        } finally {
            System.out.printf(
                    "proof, %s: %.1f s; %s%n", name, (System.nanoTime() - begin) / 1e9, loop.call(exchange::toString));
        }
        loop.execute(() -> {
            Ledger ledger = exchange.ledger();
            assertEquals(0, ledger.outstanding(), "lost");
            assertEquals(0, ledger.doubled(), "doubled");
            assertEquals(0, ledger.reordered(), "reordered");
            assertEquals(0, ledger.strays(), "at an instance that it was not meant for");
            assertEquals(0, ledger.damaged(), "damaged");
            assertEquals(plan.signals(), ledger.sent());
            assertEquals(plan.kills(), exchange.faults().kills());
            assertEquals(plan.replacements(), exchange.replaced());
            if (plan.kills() >= MANY) {
                assertTrue(2 * exchange.faults().inFlight() >= plan.kills(), "too few kills with something in flight");
            }
            assertEquals(Map.of(), exchange.errors(), "what the server found fault with");
        });
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }
}
