package parley.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final int LIMIT = 10;

    private final Samples samples = new Samples();
    private Duration sinceHeartbeat = Duration.ofMillis(900);
    private boolean isStopping;
    private final Health health = new Health(samples::overview, LIMIT, () -> sinceHeartbeat, () -> isStopping);

    private static JsonObject json(List<Health.Check> checks) {
        return Json.createReader(new StringReader(Health.Check.json(checks))).readObject();
    }

    /** The names of the checks that are down, and that the whole says so. */
    private static String down(List<Health.Check> checks) {
        JsonObject json = json(checks);
        String down = json.getJsonArray("checks").stream()
                .map(JsonValue::asJsonObject)
                .filter(check -> !check.getString("status").equals("UP"))
                .map(check -> check.getString("name"))
                .collect(Collectors.joining(" "));
        assertEquals(down.isEmpty() ? "UP" : "DOWN", json.getString("status"));
        assertEquals(down.isEmpty(), Health.Check.areUp(checks));
        return down;
    }

    @Test
    void isUp() {
        assertEquals(
                "{\"status\":\"UP\",\"checks\":[{\"name\":\"heartbeat\",\"status\":\"UP\",\"data\":{\"secondsAgo\":0}}]}",
                Health.Check.json(health.live()));
        assertEquals("", down(health.live()) + down(health.ready()) + down(health.all()));
        assertEquals(5, json(health.all()).getJsonArray("checks").size());
    }

    @Test
    void wantsNoMoreCallsWhileItDrains() {
        samples.draining = true;
        assertEquals("accepting-calls", down(health.ready()));
        assertEquals("", down(health.live()));
        assertEquals("accepting-calls", down(health.all()));
    }

    @Test
    void wantsNobodyWhileItStops() {
        isStopping = true;
        assertEquals("running", down(health.ready()));
        assertEquals("", down(health.live()));
    }

    @Test
    void wantsNobodyWhereThereIsNoRoom() {
        samples.present = LIMIT - 4;
        samples.away = 3;
        assertEquals("", down(health.ready()));
        samples.away = 4;
        assertEquals("room-for-participants", down(health.ready()));
        samples.connections = LIMIT;
        assertEquals("room-for-participants room-for-connections", down(health.ready()));
        JsonObject data =
                json(health.ready()).getJsonArray("checks").getJsonObject(2).getJsonObject("data");
        assertEquals(LIMIT, data.getInt("used"));
        assertEquals(LIMIT, data.getInt("limit"));
    }

    @Test
    void asksForARestartWhereNobodyLooksAfterConnections() {
        sinceHeartbeat = Duration.ofSeconds(59);
        assertEquals("", down(health.live()));
        sinceHeartbeat = Duration.ofSeconds(61);
        assertEquals("heartbeat", down(health.live()));
        assertEquals("heartbeat", down(health.all()));
        assertEquals("", down(health.ready()));
    }
}
