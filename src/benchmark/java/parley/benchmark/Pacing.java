package parley.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import parley.client.EventLoop;

/**
 * Frames at a fixed rate, each at its time whatever became of those before it. Latency is counted from the time at which
 * a frame was due, not from when it was sent: a server that stands still is charged for all that waited for it.
 */
final class Pacing implements Crowd.Traffic {
    private final EventLoop loop;
    private final long interval;
    private final CompletableFuture<Void> quiet = new CompletableFuture<>();
    private List<Participant> participants;
    private int[] deliveredBefore;
    private long begin;
    private long sent;
    private long delivered;
    private boolean stopped;
    /** In nanoseconds. */
    private final long[] latencies;

    private int count;

    /**
     * @param rate frames per second of all participants together
     * @param seconds that are measured, at most
     */
    Pacing(EventLoop loop, int rate, int seconds) {
        this.loop = loop;
        this.interval = 1_000_000_000L / rate;
        this.latencies = new long[rate * (seconds + 1)];
    }

    @Override
    public void start(List<Participant> all) {
        participants = all;
        deliveredBefore = all.stream().mapToInt(Participant::delivered).toArray();
        begin = System.nanoTime();
        run();
    }

    private void run() {
        while (!stopped && due(sent) - System.nanoTime() <= 0) {
            participants.get((int) (sent % participants.size())).send();
            sent++;
        }
        if (!stopped) {
            loop.at(due(sent), this::run);
        }
    }

    private long due(long frame) {
        return begin + frame * interval;
    }

    @Override
    public void delivered(Participant sender) {
        delivered++;
        long turn = sender.delivered() - deliveredBefore[sender.index()] - 1L;
        long latency = System.nanoTime() - due(turn * participants.size() + sender.index());
        if (count < latencies.length) {
            latencies[count++] = latency;
        }
        if (stopped && sent == delivered) {
            quiet.complete(null);
        }
    }

    /** Frames that have arrived so far. */
    long delivered() {
        return delivered;
    }

    /** Forgets what was measured so far. */
    void measure() {
        count = 0;
    }

    /** @return what was measured, in milliseconds, ascending */
    double[] stop() {
        stopped = true;
        if (sent == delivered) {
            quiet.complete(null);
        }
        return Arrays.stream(latencies, 0, count)
                .sorted()
                .mapToDouble(nanos -> nanos / 1e6)
                .toArray();
    }

    /** When all that was sent has arrived. */
    CompletableFuture<Void> quiet() {
        return quiet;
    }

    /** @param ascending not empty */
    static double quantile(double[] ascending, double q) {
        return ascending[(int) Math.min(ascending.length - 1L, Math.round(q * ascending.length))];
    }
}
