package parley.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpiringMapTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.EPOCH;
    private final ExpiringMap<String, Integer> map = new ExpiringMap<>(MINUTE, 2, () -> now);

    @Test
    void forgetsWhenTheTimeIsUp() {
        map.put("a", 1);
        now = now.plus(MINUTE).minusNanos(1);
        assertEquals(new ExpiringMap.Entry<>(1, Instant.EPOCH.plus(MINUTE)), map.get("a"));
        now = now.plusNanos(1);
        assertNull(map.get("a"));
        assertEquals(Set.of(), map.keys());
    }

    @Test
    void beyondItsLimitForgetsTheOldest() {
        map.put("a", 1);
        map.put("b", 2);
        map.put("a", 3);
        map.put("c", 4);
        assertEquals(Set.of("a", "c"), map.keys());
        assertEquals(3, map.get("a").value());
    }

    @Test
    void whatIsOldTakesNoRoom() {
        map.put("a", 1);
        now = now.plusSeconds(30);
        map.put("b", 2);
        now = now.plusSeconds(40);
        map.put("c", 3);
        assertEquals(Set.of("b", "c"), map.keys());
    }
}
