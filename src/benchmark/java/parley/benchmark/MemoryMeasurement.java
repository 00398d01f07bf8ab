package parley.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import parley.client.EventLoop;

/**
 * What a participant costs that is connected and says nothing: Parley as it is shipped, the bare endpoint in a Tomcat
 * as that is shipped. Heap is live objects after a full collection; resident memory is what the process holds then, and
 * follows the heap only roughly, since a Java machine keeps some of what it freed.
 */
final class MemoryMeasurement implements Benchmark.Measurement {
    private static final int CONCURRENTLY = 32;
    /** Enough for every class to be loaded and every cache to be filled before memory is first looked at. */
    private static final int WARMUP = 400;
    /** Of the mix: an offer, an answer and sixteen candidates from each. */
    private static final int EXCHANGE = 18;
    /** Seconds in which a server ends what it has begun. */
    private static final double SETTLE = 3;

    private static final int ROUNDS = 2;
    private static final int CLASSES = 8;
    /** Below this Tomcat's own limit of 8,192 connections comes first; it takes no memory. */
    private static final String MORE_CONNECTIONS = "maxConnections=\"20000\" connectionTimeout=";

    /** Files that a process needs beside its connections. */
    private static final int OTHER_FILES = 1_000;

    private final Options options;
    private final Report report;
    private final int connections;

    MemoryMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
        this.connections = Math.min(options.connections(), Machine.openFiles() - OTHER_FILES) / 2 * 2;
    }

    private record Round(ServerMemory empty, ServerMemory fresh, ServerMemory exchanged, ServerMemory left) {}

    @Override
    public void run() throws Exception {
        report.title("Memory: %d participants in pairs; Parley with its server.xml, bare with Tomcat's"
                .formatted(connections));
        if (connections < options.connections()) {
            report.note("(fewer than %d, since a process may open only so many files)", options.connections());
        }
        Map<Contender, String> configurations = Map.of(
                Contender.PARLEY, shipped(Files.readString(options.serverXml())),
                Contender.BARE, stock(options));
        Map<Contender, List<Round>> rounds = new EnumMap<>(Contender.class);
        for (int i = 0; i < Math.min(ROUNDS, options.rounds()); i++) {
            for (Contender contender : Contender.values()) {
                rounds.computeIfAbsent(contender, key -> new ArrayList<>())
                        .add(round(contender, configurations.get(contender)));
            }
        }
        report(rounds);
    }

    private String shipped(String serverXml) {
        if (serverXml.contains("maxConnections")) {
            return serverXml;
        }
        report.note("(server.xml has no maxConnections; set here, since Tomcat takes 8,192 connections by default)");
        return serverXml.replace("connectionTimeout=", MORE_CONNECTIONS);
    }

    /** Tomcat's own configuration, except for its ports, its address and the number of connections. */
    static String stock(Options options) throws IOException {
        return Files.readString(options.tomcat().resolve("conf/server.xml"))
                .replace("port=\"8005\"", "port=\"-1\"")
                .replace("port=\"8080\"", "address=\"127.0.0.1\" port=\"${http.port}\"")
                .replaceFirst("connectionTimeout=", MORE_CONNECTIONS);
    }

    private Round round(Contender contender, String serverXml) throws Exception {
        try (EventLoop loop = EventLoop.precise();
                Server server = Server.start(options, contender, serverXml, Map.of())) {
            Crowd first = new Crowd(loop, server, WARMUP);
            first.join(CONCURRENTLY);
            exchange(first);
            first.leave(CONCURRENTLY);
            ServerMemory empty = look(loop, server);
            Crowd crowd = new Crowd(loop, server, connections);
            crowd.join(CONCURRENTLY);
            ServerMemory fresh = look(loop, server);
            exchange(crowd);
            ServerMemory exchanged = look(loop, server);
            crowd.leave(CONCURRENTLY);
            return new Round(empty, fresh, exchanged, look(loop, server));
        }
    }

    private static void exchange(Crowd crowd) throws Exception {
        Saturation exchange = new Saturation(1, EXCHANGE);
        crowd.start(exchange);
        crowd.loop().await(exchange.quiet());
        crowd.loop().execute(() -> crowd.participants().forEach(Participant::forget));
    }

    private static ServerMemory look(EventLoop loop, Server server) throws Exception {
        loop.sleep(SETTLE);
        return ServerMemory.of(server);
    }

    private void report(Map<Contender, List<Round>> rounds) {
        perParticipant("heap per participant, fresh", rounds, Round::fresh, ServerMemory::live);
        perParticipant("heap per participant, after exchange", rounds, Round::exchanged, ServerMemory::live);
        perParticipant("resident per participant, fresh", rounds, Round::fresh, ServerMemory::resident);
        perParticipant("resident per participant, after exch.", rounds, Round::exchanged, ServerMemory::resident);
        inMebibytes("heap at the beginning", rounds, Round::empty, ServerMemory::live);
        inMebibytes("heap after all have left", rounds, Round::left, ServerMemory::live);
        inMebibytes("resident at the beginning", rounds, Round::empty, ServerMemory::resident);
        inMebibytes("resident after all have left", rounds, Round::left, ServerMemory::resident);
        rounds.forEach((contender, all) -> {
            Round last = all.get(all.size() - 1);
            byClass("after an exchange, " + contender.context(), last.exchanged(), last.empty());
            byClass("after all have left, " + contender.context(), last.left(), last.empty());
        });
    }

    private void byClass(String when, ServerMemory with, ServerMemory without) {
        String classes = with.byClass().keySet().stream()
                .sorted(Comparator.comparingDouble((String name) -> -difference(with, without, name)))
                .limit(CLASSES)
                .map(name -> "%s %.0f".formatted(name, difference(with, without, name)))
                .collect(Collectors.joining(", "));
        report.note("%nBytes per participant %s, by class:%n  %s", when, classes);
    }

    private void perParticipant(
            String what,
            Map<Contender, List<Round>> rounds,
            Function<Round, ServerMemory> when,
            ToDoubleFunction<ServerMemory> figure) {
        compare(
                what,
                "kB",
                rounds,
                round -> (figure.applyAsDouble(when.apply(round)) - figure.applyAsDouble(round.empty()))
                        / connections
                        / 1e3);
    }

    private void inMebibytes(
            String what,
            Map<Contender, List<Round>> rounds,
            Function<Round, ServerMemory> when,
            ToDoubleFunction<ServerMemory> figure) {
        compare(what, "MiB", rounds, round -> figure.applyAsDouble(when.apply(round)) / (1 << 20));
    }

    private void compare(String what, String unit, Map<Contender, List<Round>> rounds, ToDoubleFunction<Round> figure) {
        report.compare(
                what,
                unit,
                rounds.get(Contender.PARLEY).stream()
                        .mapToDouble(figure)
                        .boxed()
                        .toList(),
                rounds.get(Contender.BARE).stream().mapToDouble(figure).boxed().toList());
    }

    private double difference(ServerMemory with, ServerMemory without, String name) {
        return (with.byClass().get(name) - without.byClass().getOrDefault(name, 0L)) / (double) connections;
    }
}
