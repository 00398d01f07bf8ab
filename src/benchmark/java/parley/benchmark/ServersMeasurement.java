package parley.benchmark;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.client.EventLoop;

/** What a relayed frame costs on Payara Micro beside Tomcat: of the bare endpoint, which shows the server, and of Parley. */
final class ServersMeasurement implements Benchmark.Measurement {
    private final Options options;
    private final Report report;

    ServersMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    @Override
    public void run() throws Exception {
        if (options.payara().isEmpty()) {
            report.note("%nServers: left out, since there is no benchmark.payara");
            return;
        }
        report.title(
                "Servers: %d participants in pairs".formatted(options.participants()), "Payara", "Tomcat", "ratio");
        compare(Contender.BARE, Map.of());
        compare(Contender.PARLEY, RelayMeasurement.PARAMETERS);
    }

    private void compare(Contender contender, Map<String, String> parameters) throws Exception {
        String serverXml = Files.readString(options.serverXml());
        try (EventLoop loop = EventLoop.precise();
                Server payara = Server.start(options, contender, serverXml, parameters);
                Server tomcat = Server.start(options.onTomcat(), contender, serverXml, parameters)) {
            List<Crowd> crowds = List.of(
                    new Crowd(loop, payara, options.participants()), new Crowd(loop, tomcat, options.participants()));
            for (Crowd crowd : crowds) {
                crowd.join(16);
                RelayMeasurement.saturate(crowd, options.warmup());
            }
            String name = contender.context();
            inTurns(name + ", saturated", crowds, crowd -> RelayMeasurement.saturate(crowd, options.seconds()));
            inTurns(
                    "%s, %d per second".formatted(name, options.rate()),
                    crowds,
                    crowd -> RelayMeasurement.pace(crowd, options));
        }
    }

    private void inTurns(String what, List<Crowd> crowds, RelayMeasurement.Measured measured) throws Exception {
        List<Double> payara = new ArrayList<>();
        List<Double> tomcat = new ArrayList<>();
        for (int i = 0; i < options.rounds(); i++) {
            payara.add(measured.of(crowds.get(0)).cpuMicros());
            tomcat.add(measured.of(crowds.get(1)).cpuMicros());
        }
        report.compare("CPU per frame, " + what, "us", payara, tomcat);
    }
}
