package parley.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory of a server at one moment, after a full collection.
 *
 * @param live bytes of live objects
 * @param resident bytes of the process that are in memory; NaN where the system does not tell
 * @param byClass live bytes by the name of the class
 */
record ServerMemory(double live, double resident, Map<String, Long> byClass) {
    /** Of what was there before: another collection is not worth its time. */
    private static final double SETTLED = 0.999;

    static ServerMemory of(Server server) throws IOException, InterruptedException {
        // Each histogram is taken after a collection. What has a cleaner goes in a later one, and lets more go then.
        Map<String, Long> byClass = histogram(jcmd(server.pid(), "GC.class_histogram"));
        double before;
        do {
            before = live(byClass);
            byClass = histogram(jcmd(server.pid(), "GC.class_histogram"));
        } while (live(byClass) < SETTLED * before);
        return new ServerMemory(live(byClass), resident(server.pid()), byClass);
    }

    private static double live(Map<String, Long> byClass) {
        return byClass.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + output);
        }
        return output;
    }

    /** Lines such as {@code 1: 24370 2144560 java.lang.String (java.base@17)}: rank, objects, bytes, name. */
    private static Map<String, Long> histogram(String output) {
        Map<String, Long> byClass = new HashMap<>();
        for (String line : output.split("\n")) {
            String[] columns = line.strip().split("\\s+");
            if (columns.length >= 4 && columns[0].endsWith(":") && columns[1].matches("\\d+")) {
                byClass.merge(columns[3], Long.parseLong(columns[2]), Long::sum);
            }
        }
        return byClass;
    }

    private static double resident(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(Double.NaN);
    }
}
