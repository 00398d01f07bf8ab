package parley.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import parley.client.EventLoop;

/** The participants of one server, in pairs. Its methods are called from outside the event loop's thread. */
final class Crowd implements Participant.Watcher {
    /** Connections from one source address: well below the number of ports, since old ones rest for a while. */
    private static final int PER_SOURCE = 2_500;

    private static final int SOURCES = 200;
    /** Of all crowds, since the ports of earlier ones may still rest. */
    private static int connectionsSoFar;

    /** What a crowd does. Called on the event loop's thread. */
    interface Traffic {
        void start(List<Participant> participants);

        /** A frame of this sender has arrived. */
        void delivered(Participant sender);
    }

    private final EventLoop loop;
    private final Server server;
    private final List<Participant> participants = new ArrayList<>();
    private Traffic traffic;

    private Iterator<Participant> waiting;
    private long[] begun;
    private double[] joinTimes;
    private int left;
    private CompletableFuture<Void> done;

    Crowd(EventLoop loop, Server server, int size) {
        this.loop = loop;
        this.server = server;
        for (int index = 0; index < size; index += 2) {
            participants.addAll(Participant.pair(index, server.contender(), this));
        }
    }

    EventLoop loop() {
        return loop;
    }

    Server server() {
        return server;
    }

    List<Participant> participants() {
        return participants;
    }

    /**
     * Connects and joins all.
     *
     * @param concurrently how many are on their way at a time
     * @return the time that each took from the first packet to the welcome, in milliseconds
     */
    double[] join(int concurrently) throws Exception {
        begun = new long[participants.size()];
        joinTimes = new double[participants.size()];
        everybody(() -> {
            for (int i = 0; i < concurrently; i++) {
                connectNext();
            }
        });
        return joinTimes;
    }

    /** Everybody says goodbye; returns when all connections are closed. */
    void leave(int concurrently) throws Exception {
        everybody(() -> {
            for (int i = 0; i < concurrently; i++) {
                leaveNext();
            }
        });
    }

    private void everybody(Runnable beginning) throws Exception {
        waiting = participants.iterator();
        left = participants.size();
        done = new CompletableFuture<>();
        loop.execute(beginning);
        loop.await(done);
    }

    void start(Traffic newTraffic) throws Exception {
        loop.execute(() -> {
            traffic = newTraffic;
            traffic.start(participants);
        });
    }

    private void connectNext() {
        if (waiting.hasNext()) {
            Participant next = waiting.next();
            begun[next.index()] = System.nanoTime();
            try {
                next.connect(loop, nextSource(), server.address());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** On Linux all of 127.0.0.0/8 is loopback, so that ports do not run out. */
    static InetAddress nextSource() throws IOException {
        int source = Machine.IS_LINUX ? 1 + connectionsSoFar++ / PER_SOURCE % SOURCES : 1;
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) source});
    }

    private void leaveNext() {
        if (waiting.hasNext()) {
            waiting.next().leave();
        }
    }

    /** The last thing to be done: with the last one, others may begin something new. */
    private void oneLess() {
        left--;
        if (left == 0) {
            done.complete(null);
        }
    }

    @Override
    public void joined(Participant participant) {
        joinTimes[participant.index()] = (System.nanoTime() - begun[participant.index()]) / 1e6;
        connectNext();
        oneLess();
    }

    @Override
    public void delivered(Participant sender) {
        traffic.delivered(sender);
    }

    @Override
    public void gone(Participant participant) {
        leaveNext();
        oneLess();
    }
}
