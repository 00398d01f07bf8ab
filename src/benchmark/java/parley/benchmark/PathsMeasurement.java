package parley.benchmark;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.browser.Browsers;
import parley.browser.MediaPath;
import parley.network.Home;
import parley.network.Namespace;
import parley.network.Nat;
import parley.network.Network;
import parley.network.Services;
import parley.server.TurnServer;

/**
 * From joining a call to the first picture by each way that media go: straight between public addresses, straight through
 * two NATs, by a relay over UDP, and by a relay over TCP because one network blocks UDP. Each end is a browser of its own
 * on a device of its own; the network between them takes next to no time.
 */
final class PathsMeasurement implements Benchmark.Measurement {
    private enum Way {
        DIRECT("straight"),
        REFLEXIVE("through two NATs"),
        RELAYED("by a relay over UDP"),
        RELAYED_OVER_TCP("by a relay over TCP, UDP blocked");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        boolean isThatOf(MediaPath path) {
            return switch (this) {
                case DIRECT -> path.local().equals("host") && path.remote().equals("host");
                case REFLEXIVE -> path.isReflexive();
                case RELAYED -> path.isRelayed() && !path.relayProtocol().equals("tcp");
                case RELAYED_OVER_TCP ->
                    path.isRelayed() && path.relayProtocol().equals("tcp");
            };
        }
    }

    private final Options options;
    private final Report report;
    /** Calls whose media went another way. */
    private int strays;

    PathsMeasurement(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /** The two devices of each way, and what is between them. */
    private static final class Ways {
        private final Home hers;
        private final Home his;
        private final Browser publicOne;
        private final Browser publicOther;
        private final Browser one;
        private final Browser other;
        private final URI page;

        /** @param page where Parley is, on the server of the network */
        Ways(Network network, URI page, Browsers browsers) throws IOException {
            this.page = page;
            hers = network.home("ada");
            his = network.home("bob");
            publicOne = launchOn(browsers, network.publicDevice("public-ada"));
            publicOther = launchOn(browsers, network.publicDevice("public-bob"));
            one = launchOn(browsers, hers.device());
            other = launchOn(browsers, his.device());
        }

        private Browser launchOn(Browsers browsers, Namespace device) throws IOException {
            return browsers.launchOn(device, "--unsafely-treat-insecure-origin-as-secure=" + page.resolve("/"));
        }

        Meeting take(Way way) throws IOException {
            Nat nat = way == Way.RELAYED ? Nat.ENDPOINT_DEPENDENT : Nat.ENDPOINT_INDEPENDENT;
            his.use(nat);
            if (way == Way.RELAYED_OVER_TCP) {
                hers.use(nat, Home.WITHOUT_UDP);
            } else {
                hers.use(nat);
            }
            return way == Way.DIRECT
                    ? Meeting.inParley(publicOther, publicOne, page.toString())
                    : Meeting.inParley(other, one, page.toString());
        }
    }

    @Override
    public void run() throws Exception {
        Optional<String> obstacle =
                TurnServer.isInstalled() ? Network.obstacle() : Optional.of("coturn is not installed");
        if (obstacle.isPresent()) {
            report.note("%nPaths of media: left out: %s", obstacle.get());
            return;
        }
        try (Network network = new Network();
                Services services = new Services(
                        network,
                        options.tomcat(),
                        options.war(),
                        options.directory().resolve("paths"),
                        Optional.empty());
                Browsers browsers = new Browsers()) {
            Ways ways = new Ways(network, services.page(Network.IPV4), browsers);
            Map<Way, List<Double>> times = new EnumMap<>(Way.class);
            for (Way way : Way.values()) {
                // The first ones load code and fill caches.
                ways.take(way);
                times.put(way, new ArrayList<>());
            }
            for (int i = 0; i < options.calls(); i++) {
                for (Way way : Way.values()) {
                    times.get(way).add(time(way, ways));
                }
            }
            report(times);
        }
    }

    /** Milliseconds. Which way is found first is a matter of chance, now and then. */
    private double time(Way way, Ways ways) throws IOException {
        while (strays <= options.calls()) {
            Meeting meeting = ways.take(way);
            if (meeting.path().filter(way::isThatOf).isPresent()) {
                return meeting.firstFrame();
            }
            strays++;
        }
        throw new IllegalStateException("media do not go " + way.title);
    }

    private void report(Map<Way, List<Double>> times) {
        report.title(
                "Paths: from the click to the first remote picture, %d calls each".formatted(options.calls()),
                "this way",
                "direct",
                "ratio");
        List<Double> direct = times.get(Way.DIRECT);
        for (Way way : Way.values()) {
            List<Double> these = times.get(way);
            if (way != Way.DIRECT) {
                report.compare(way.title, "ms", these, direct);
                List<Double> differences = new ArrayList<>();
                for (int call = 0; call < these.size(); call++) {
                    differences.add(these.get(call) - direct.get(call));
                }
                report.row("  more than direct", "ms", Report.spread(differences), "", "");
            }
        }
        report.note("%d calls went another way at first, and do not count.", strays);
    }
}
