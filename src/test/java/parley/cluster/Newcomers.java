package parley.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import parley.call.Capability;
import parley.client.Client;
import parley.client.EventLoop;
import parley.client.Seat;

/** People who come to calls, and stay until all go. */
final class Newcomers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventLoop loop = new EventLoop();
    private final Random random;

    Newcomers(long seed) throws IOException {
        random = new Random(seed);
    }

    /** One more in the call of this invite. Not started yet: all of them start at once. */
    Client add(String invite, InetSocketAddress proxy) {
        return new Client(
                loop, proxy, "/parley", new Seat(invite), new Random(random.nextLong()), new Client.Listener() {});
    }

    /** Two for each of so many calls, one through one proxy, the next through the other. */
    List<Client> pairs(int calls, InetSocketAddress one, InetSocketAddress other) {
        List<Client> all = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            String invite = Capability.random();
            all.add(add(invite, one));
            all.add(add(invite, other));
        }
        return all;
    }

    void startAndAwait(List<Client> some) throws Exception {
        loop.execute(() -> some.forEach(Client::start));
        await().atMost(PATIENCE).until(() -> loop.call(() -> some.stream().allMatch(Client::isWelcome)));
    }

    String epoch(Client client) throws Exception {
        return loop.call(() -> client.roster().epoch());
    }

    /** Whether both are connected, and in the same life of their call. */
    boolean areTogether(Client one, Client other) throws Exception {
        return loop.call(() -> one.isWelcome()
                && other.isWelcome()
                && one.roster().epoch().equals(other.roster().epoch()));
    }

    int others(Client client) throws Exception {
        return loop.call(() -> client.roster().entries().size());
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }
}
