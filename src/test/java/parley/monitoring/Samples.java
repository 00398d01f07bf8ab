package parley.monitoring;

import java.time.Instant;
import java.util.Map;
import parley.management.Overview;

/** Numbers that all differ. */
final class Samples {
    boolean draining;
    int present = 3;
    int away = 2;
    int connections = 4;
    long framesIn = 100;

    Overview overview() {
        return new Overview(
                Instant.ofEpochMilli(1_763_715_600_500L),
                draining,
                1,
                present,
                away,
                connections,
                11,
                12,
                13,
                framesIn,
                101,
                4_000_000_000L,
                5_000_000_000L,
                21,
                22,
                Map.of("call-full", 31L, "handshake-403", 32L),
                Map.of("closed-by-client", 41L, "connection-lost", 0L));
    }
}
