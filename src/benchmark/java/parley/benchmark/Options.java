package parley.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What is measured and for how long, from system properties.
 *
 * @param parts {@code benchmark}: cpu, latency, metrics, servers, joins, memory, deployment, jmh, browser, paths, embed, page,
 *     resume, recovery
 * @param seconds {@code benchmark.seconds}: length of one round under load
 * @param rounds {@code benchmark.rounds}: how often each of the two is measured, in turns
 * @param warmup {@code benchmark.warmup}: seconds under load before the first round, for each of the two
 * @param participants {@code benchmark.participants}: connections that exchange frames, in pairs
 * @param rate {@code benchmark.rate}: frames per second, of all participants, in the load at a fixed rate
 * @param connections {@code benchmark.connections}: idle participants in the measurement of memory
 * @param joins {@code benchmark.joins}: joins per round
 * @param calls {@code benchmark.calls}: calls per round in the browser, of each kind
 * @param war {@code benchmark.war}: the WAR to measure
 * @param baseline {@code benchmark.baseline}: another WAR, to hold this one's metrics against
 * @param serverXml {@code benchmark.serverXml}: the configuration of Tomcat
 * @param jvm {@code benchmark.jvm}: further flags for the servers, separated by blanks, such as a recording by JFR
 * @param tomcat {@code benchmark.tomcat}: where Tomcat was unpacked
 * @param payara {@code benchmark.payara}: a payara-micro.jar; then the servers are Payara Micro, and not Tomcat
 * @param payaraCommands {@code benchmark.payaraCommands}: its configuration, commands of asadmin in a file
 * @param payaraServer {@code benchmark.payaraServer}: an unpacked Payara Server, for the deployment alone
 * @param directory {@code benchmark.directory}: for what the servers need and write
 */
record Options(
        Set<Part> parts,
        int seconds,
        int rounds,
        int warmup,
        int participants,
        int rate,
        int connections,
        int joins,
        int calls,
        Path war,
        Optional<Path> baseline,
        Path serverXml,
        List<String> jvm,
        Path tomcat,
        Optional<Path> payara,
        Path payaraCommands,
        Optional<Path> payaraServer,
        Path directory) {

    static Options of(Properties properties) {
        int seconds = integer(properties, "seconds", 10);
        return new Options(
                Part.named(text(properties, "", "all")),
                seconds,
                integer(properties, "rounds", 5),
                integer(properties, "warmup", 3 * seconds),
                integer(properties, "participants", 200),
                integer(properties, "rate", 2_000),
                integer(properties, "connections", 10_000),
                integer(properties, "joins", 4_000),
                integer(properties, "calls", 30),
                Path.of(text(properties, ".war", "target/parley.war")),
                Optional.of(text(properties, ".baseline", ""))
                        .filter(file -> !file.isEmpty())
                        .map(Path::of),
                Path.of(text(properties, ".serverXml", "server.xml")),
                words(text(properties, ".jvm", "")),
                Path.of(text(properties, ".tomcat", "")),
                Optional.of(text(properties, ".payara", ""))
                        .filter(jar -> !jar.isEmpty())
                        .map(jar -> Path.of(jar).toAbsolutePath()),
                Path.of(text(properties, ".payaraCommands", "src/test/servers/payara-preboot.txt"))
                        .toAbsolutePath(),
                Optional.of(text(properties, ".payaraServer", ""))
                        .filter(home -> !home.isEmpty())
                        .map(Path::of),
                Path.of(text(properties, ".directory", "target/benchmark")).toAbsolutePath());
    }

    /** The same with the baseline in place of the WAR. */
    Options ofBaseline() {
        return with(baseline.orElseThrow(), payara, directory.resolve("baseline"));
    }

    /** The same without Payara. */
    Options onTomcat() {
        return with(war, Optional.empty(), directory.resolve("tomcat"));
    }

    /** The same in another directory. */
    Options in(Path otherDirectory) {
        return with(war, payara, otherDirectory);
    }

    private Options with(Path otherWar, Optional<Path> otherPayara, Path otherDirectory) {
        return new Options(
                parts,
                seconds,
                rounds,
                warmup,
                participants,
                rate,
                connections,
                joins,
                calls,
                otherWar,
                Optional.empty(),
                serverXml,
                jvm,
                tomcat,
                otherPayara,
                payaraCommands,
                payaraServer,
                otherDirectory);
    }

    private static String text(Properties properties, String name, String normal) {
        String value = properties.getProperty("benchmark" + name, "").strip();
        return value.isEmpty() ? normal : value;
    }

    private static int integer(Properties properties, String name, int normal) {
        return Integer.parseInt(text(properties, "." + name, Integer.toString(normal)));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
