package parley.benchmark;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import parley.call.Capability;
import parley.client.Client;
import parley.client.EventLoop;
import parley.client.Roster;
import parley.client.Seat;

/**
 * How much acknowledgements add to what two say to each other when a call begins: one offers, the other answers, and both
 * send half of the candidates of the mix. Counted is text from the clients, numbers that ride on signals included.
 */
final class AcknowledgementMeasurement {
    /** Between one candidate and the next: browsers gather over some hundred milliseconds. */
    private static final Duration PACE = Duration.ofMillis(20);

    private static final double GOAL_PERCENT = 10;

    private final Options options;
    private final Report report;
    private final List<JsonObject> mix = SignalMix.data();

    AcknowledgementMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    void run() throws Exception {
        try (EventLoop loop = new EventLoop();
                Server server =
                        Server.start(options, Contender.PARLEY, Files.readString(options.serverXml()), Map.of())) {
            String invite = Capability.random();
            Speaker answerer = new Speaker(loop, server, invite, mix.subList(mix.size() / 2, mix.size()), false);
            loop.execute(answerer.client::start);
            loop.await(answerer.welcomed);
            Speaker offerer = new Speaker(loop, server, invite, mix.subList(0, mix.size() / 2), true);
            loop.execute(offerer.client::start);
            loop.await(offerer.heardAll);
            loop.await(answerer.heardAll);
            // The last acknowledgements come within 100 ms of the last signal.
            while (loop.call(() -> offerer.client.unacknowledged() + answerer.client.unacknowledged()) > 0) {
                loop.sleep(PACE.toMillis() / 1e3);
            }
            Client.Traffic one = loop.call(offerer.client::traffic);
            Client.Traffic other = loop.call(answerer.client::traffic);
            long acknowledgements = one.acknowledgements() + other.acknowledgements();
            long rest = one.signals() + other.signals() - acknowledgements;
            report.note(
                    "Acknowledgements in the standard mix: %,d of %,d other characters, %.1f %% (goal: under %.0f %%)",
                    acknowledgements, rest, 100.0 * acknowledgements / rest, GOAL_PERCENT);
        }
    }

    private static final class Speaker implements Client.Listener {
        private final EventLoop loop;
        private final Client client;
        private final List<JsonObject> words;
        private final CompletableFuture<Void> welcomed = new CompletableFuture<>();
        private final CompletableFuture<Void> heardAll = new CompletableFuture<>();
        private final boolean isFirst;
        private int heard;
        private int said;

        Speaker(EventLoop loop, Server server, String invite, List<JsonObject> words, boolean isFirst) {
            this.loop = loop;
            this.words = words;
            this.isFirst = isFirst;
            this.client = new Client(loop, server.address(), "/parley", new Seat(invite), new Random(0), this);
        }

        @Override
        public void welcomed() {
            welcomed.complete(null);
            if (isFirst) {
                say();
            }
        }

        @Override
        public void signal(String from, String fromInstance, JsonObject data) {
            if (heard == 0 && !isFirst) {
                say();
            }
            heard++;
            if (heard == words.size()) {
                heardAll.complete(null);
            }
        }

        private void say() {
            Roster.Entry other = client.roster().entries().iterator().next();
            client.signal(other, words.get(said++));
            if (said < words.size()) {
                loop.after(PACE, this::say);
            }
        }
    }
}
