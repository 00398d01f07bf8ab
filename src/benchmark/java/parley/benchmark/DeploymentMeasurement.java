package parley.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.client.EventLoop;
import parley.server.PayaraDomain;
import parley.server.Ports;
import parley.server.ServerProcess;
import parley.server.TomcatBase;

/**
 * From the WAR in the directory of a running server, or the start of a server that is given it, until two participants
 * have met and each has heard from the other.
 */
final class DeploymentMeasurement implements Benchmark.Measurement {
    private static final int ROUNDS = 3;

    private final Options options;
    private final Report report;

    DeploymentMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /** One round, in seconds. @param cpu of the server */
    private record Round(double elapsed, double cpu) {}

    private interface Deployed {
        Round once(Path directory) throws Exception;
    }

    @Override
    public void run() throws Exception {
        report.title("From the WAR to the first call", "elapsed", "CPU of the server", "");
        rounds("Tomcat runs, webapps", this::tomcat);
        if (options.payara().isPresent()) {
            rounds("Payara Micro starts with it", this::payaraMicro);
        }
        if (options.payaraServer().isPresent()) {
            rounds("Payara Server runs, autodeploy", this::payaraServer);
        }
    }

    private void rounds(String what, Deployed deployed) throws Exception {
        List<Double> elapsed = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < Math.min(ROUNDS, options.rounds()); i++) {
            Round round = deployed.once(options.directory().resolve("deployment"));
            elapsed.add(round.elapsed());
            cpu.add(round.cpu());
        }
        report.row(what, "s", Report.spread(elapsed), Report.spread(cpu), "");
    }

    private Round tomcat(Path directory) throws Exception {
        TomcatBase base = new TomcatBase(options.tomcat(), directory, MemoryMeasurement.stock(options));
        try (ServerProcess process = base.process(Server.flags(options))) {
            process.start();
            return drop(process, base.file("webapps"));
        }
    }

    private Round payaraServer(Path directory) throws Exception {
        PayaraDomain domain = new PayaraDomain(options.payaraServer().orElseThrow(), directory, Ports.free());
        Path autodeploy = domain.autodeploy();
        try (ServerProcess process = domain.process()) {
            process.start();
            domain.awaitAdministration();
            return drop(process, autodeploy);
        }
    }

    private Round payaraMicro(Path directory) throws Exception {
        long begin = System.nanoTime();
        try (Server server = Server.start(
                options.in(directory), Contender.PARLEY, Files.readString(options.serverXml()), Map.of())) {
            return call(server, begin, 0);
        }
    }

    /** Moved there as a whole, so that nobody sees half of it. */
    private Round drop(ServerProcess process, Path into) throws Exception {
        Path war = Files.copy(options.war(), into.resolveSibling("parley.part"), StandardCopyOption.REPLACE_EXISTING);
        Server server = new Server(Contender.PARLEY, process);
        long cpu = server.cpu();
        long begin = System.nanoTime();
        Files.move(war, into.resolve("parley.war"), StandardCopyOption.ATOMIC_MOVE);
        server.awaitApplication();
        return call(server, begin, cpu);
    }

    private static Round call(Server server, long begin, long cpu) throws Exception {
        try (EventLoop loop = EventLoop.precise()) {
            Crowd two = new Crowd(loop, server, 2);
            two.join(2);
            Saturation exchange = new Saturation(1, 1);
            two.start(exchange);
            loop.await(exchange.quiet());
            return new Round((System.nanoTime() - begin) / 1e9, (server.cpu() - cpu) / 1e9);
        }
    }
}
