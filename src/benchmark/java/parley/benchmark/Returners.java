package parley.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import parley.call.Capability;
import parley.client.Client;
import parley.client.EventLoop;
import parley.client.Seat;

/** Clients who do nothing but keep their seats, two per call. For the event loop's thread alone. */
final class Returners {
    /** On their way at a time when all come for the first time. */
    private static final int CONCURRENTLY = 32;

    private final List<Client> clients = new ArrayList<>();
    private final long[] welcomedAt;
    private int started;
    private int missing;
    private int attempts;
    private CompletableFuture<Void> complete;

    Returners(EventLoop loop, InetSocketAddress server, int count) throws IOException {
        welcomedAt = new long[count];
        Random random = new Random(count);
        String invite = null;
        for (int i = 0; i < count; i++) {
            invite = i % 2 == 0 ? Capability.random() : invite;
            Client client =
                    new Client(loop, server, "/parley", new Seat(invite), new Random(random.nextLong()), listener(i));
            client.connectFrom(Crowd.nextSource());
            clients.add(client);
        }
        expect();
    }

    private Client.Listener listener(int index) {
        return new Client.Listener() {
            @Override
            public void welcomed() {
                boolean isFirst = welcomedAt[index] == 0;
                welcomedAt[index] = System.nanoTime();
                if (isFirst) {
                    missing--;
                }
                startNext();
                if (missing == 0) {
                    complete.complete(null);
                }
            }

            @Override
            public void lost(int code) {
                attempts++;
            }

            @Override
            public void stopped(int code) {
                throw new IllegalStateException("told to stop with " + code);
            }
        };
    }

    void start() {
        for (int i = 0; i < CONCURRENTLY; i++) {
            startNext();
        }
    }

    private void startNext() {
        if (started < clients.size()) {
            clients.get(started++).start();
        }
    }

    /** From now on welcomes count anew. */
    void expect() {
        Arrays.fill(welcomedAt, 0);
        missing = clients.size();
        attempts = 0;
        complete = new CompletableFuture<>();
    }

    /** When all have been welcomed. */
    CompletableFuture<Void> complete() {
        return complete;
    }

    /** Attempts that have ended without a welcome. */
    int attempts() {
        return attempts;
    }

    /** @return when each was welcomed, in seconds after a moment, ascending */
    double[] times(long since) {
        return LongStream.of(welcomedAt)
                .mapToDouble(at -> (at - since) / 1e9)
                .sorted()
                .toArray();
    }
}
