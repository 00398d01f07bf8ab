package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.glassfish.tyrus.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.Settings;
import parley.call.Capability;
import parley.proxy.FaultProxy;
import parley.proxy.Link;
import parley.signaling.EndpointConfigurator;
import parley.signaling.Relay;
import parley.signaling.SignalingEndpoint;

/** The client that proves the protocol, against the endpoint on Tyrus inside this JVM, through a proxy that kills. */
class ClientTest {
    private final String invite = Capability.random();
    private EventLoop loop;
    private Relay relay;
    private Server server;
    private FaultProxy proxy;

    /** A client, and what it is told. */
    private final class Person implements Client.Listener {
        final Seat seat;
        final Client client;
        final List<Integer> heard = new ArrayList<>();
        final List<Integer> lost = new ArrayList<>();
        int welcomes;
        int stopped;

        Person(Seat seat) throws Exception {
            this.seat = seat;
            client = new Client(loop, proxy.address(), "/parley", seat, new Random(1), this);
            loop.execute(client::start);
        }

        void say(int number) {
            Roster.Entry other = client.roster().entries().iterator().next();
            client.signal(
                    other, Json.createObjectBuilder().add("number", number).build());
        }

        void kill() {
            Link link = proxy.link(client.localPort());
            link.kill();
        }

        @Override
        public void welcomed() {
            welcomes++;
        }

        @Override
        public void lost(int code) {
            lost.add(code);
        }

        @Override
        public void stopped(int code) {
            stopped = code;
        }

        @Override
        public void signal(String from, String fromInstance, JsonObject data) {
            heard.add(data.getInt("number"));
        }
    }

    @BeforeEach
    void start() throws Exception {
        relay = new Relay(Settings.defaults());
        EndpointConfigurator.use(relay);
        server = new Server("127.0.0.1", -1, "/parley", Map.of(), SignalingEndpoint.class);
        server.start();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
        loop = new EventLoop();
        proxy = loop.call(() -> new FaultProxy(loop, address));
    }

    @AfterEach
    void stop() throws Exception {
        loop.close();
        EndpointConfigurator.use(null);
        relay.close();
        server.stop();
    }

    private void await(BooleanSupplier condition) {
        Awaitility.await().until(() -> loop.call(condition::getAsBoolean));
    }

    private Person[] two() throws Exception {
        Person[] two = {new Person(new Seat(invite)), new Person(new Seat(invite))};
        for (Person person : two) {
            await(() -> person.client.roster().entries().size() == 1);
        }
        return two;
    }

    @Test
    void comesBackInItsSeatAndSaysWhatTheOtherHasNotHeard() throws Exception {
        Person[] two = two();
        String id = loop.call(two[0].client::id);
        loop.execute(() -> {
            IntStream.range(0, 20).forEach(two[0]::say);
            // None of it has been read by the proxy yet, and less has been acknowledged.
            two[0].kill();
            IntStream.range(20, 40).forEach(two[0]::say);
        });
        await(() -> two[1].heard.size() == 40);
        loop.execute(() -> {
            assertEquals(IntStream.range(0, 40).boxed().toList(), two[1].heard);
            assertEquals(2, two[0].welcomes);
            assertEquals(List.of(WebSocketClient.ABNORMAL), two[0].lost);
            assertEquals(id, two[0].client.id());
            assertTrue(two[0].client.repeated() > 0);
        });
        await(() -> two[0].client.unacknowledged() == 0);
    }

    @Test
    void stopsWhenAnotherPageTakesTheSeat() throws Exception {
        Person[] two = two();
        Person successor = new Person(two[0].seat);
        await(() -> two[0].stopped != 0);
        await(() -> successor.welcomes == 1);
        loop.execute(() -> {
            assertEquals(4004, two[0].stopped);
            assertEquals(two[0].client.id(), successor.client.id());
            assertNotEquals(two[0].client.instance(), successor.client.instance());
        });
        await(() -> two[1].client.roster().entries().stream()
                .allMatch(entry -> entry.instance().equals(successor.client.instance())));
    }

    @Test
    void resumesWhenTheServerSaysSo() throws Exception {
        Person[] two = two();
        relay.close();
        await(() -> two[0].lost.contains(4100) && two[1].lost.contains(4100));
        relay = new Relay(Settings.defaults());
        EndpointConfigurator.use(relay);
        await(() -> two[0].welcomes == 2 && two[1].welcomes == 2);
        loop.execute(() -> two[0].say(7));
        await(() -> two[1].heard.equals(List.of(7)));
    }

    @Test
    void leavesForGood() throws Exception {
        Person[] two = two();
        loop.execute(two[0].client::leave);
        await(() -> two[0].stopped == 4000);
        await(() -> two[1].client.roster().entries().isEmpty());
    }
}
