package parley.monitoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import parley.management.Overview;

/** Whether the application works, and whether it wants more work, in the words of MicroProfile Health. Thread-safe. */
final class Health {
    /** Connections are looked at each second. The JVM may have stood still, but not for so long. */
    private static final Duration STUCK = Duration.ofSeconds(60);

    private final Supplier<Overview> overview;
    private final int limit;
    private final Supplier<Duration> sinceHeartbeat;
    private final BooleanSupplier isStopping;

    /**
     * @param limit of participants, and of connections
     * @param sinceHeartbeat when connections were last looked at
     */
    Health(Supplier<Overview> overview, int limit, Supplier<Duration> sinceHeartbeat, BooleanSupplier isStopping) {
        this.overview = overview;
        this.limit = limit;
        this.sinceHeartbeat = sinceHeartbeat;
        this.isStopping = isStopping;
    }

    /** Where one is down, a restart is what helps. */
    List<Check> live() {
        Duration since = sinceHeartbeat.get();
        return List.of(new Check("heartbeat", since.compareTo(STUCK) < 0, "\"secondsAgo\":" + since.toSeconds()));
    }

    /** Where one is down, new calls belong elsewhere; those that go on are not harmed. */
    List<Check> ready() {
        Overview now = overview.get();
        int participants = now.participantsPresent() + now.participantsAway();
        return List.of(
                new Check("running", !isStopping.getAsBoolean(), ""),
                new Check("accepting-calls", !now.draining(), ""),
                new Check("room-for-participants", participants < limit, filled(participants)),
                new Check("room-for-connections", now.connections() < limit, filled(now.connections())));
    }

    List<Check> all() {
        List<Check> all = new ArrayList<>(live());
        all.addAll(ready());
        return all;
    }

    private String filled(int used) {
        return "\"used\":" + used + ",\"limit\":" + limit;
    }

    /** @param data members of a JSON object, may be empty */
    record Check(String name, boolean isUp, String data) {
        static boolean areUp(List<Check> checks) {
            return checks.stream().allMatch(Check::isUp);
        }

        static String json(List<Check> checks) {
            return checks.stream()
                    .map(Check::json)
                    .collect(Collectors.joining(",", "{\"status\":" + status(areUp(checks)) + ",\"checks\":[", "]}"));
        }

        private String json() {
            return "{\"name\":\"" + name + "\",\"status\":" + status(isUp)
                    + (data.isEmpty() ? "" : ",\"data\":{" + data + "}") + "}";
        }

        private static String status(boolean isUp) {
            return isUp ? "\"UP\"" : "\"DOWN\"";
        }
    }
}
