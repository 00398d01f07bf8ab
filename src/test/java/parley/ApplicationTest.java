package parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.logging.EventLog;
import parley.logging.LogAddresses;
import parley.logging.Recorded;

class ApplicationTest {
    private static List<String> warnings(Map<String, String> parameters, Set<String> unknownVariables) {
        Recorded log = new Recorded();
        Application.warn(new EventLog(LogAddresses.NONE), Settings.of(parameters, Map.of()), unknownVariables);
        log.close();
        return log.messages();
    }

    @Test
    void warnsOfVariablesThatAreNoSettings() {
        assertEquals(List.of("variables-ignored names=PARLEY_TYPO"), warnings(Map.of(), Set.of("PARLEY_TYPO")));
    }

    @Test
    void warnsOfGrantsThatEndWithTheProcess() {
        assertEquals(List.of(), warnings(Map.of(), Set.of()));
        assertEquals(List.of("grant-secret-missing"), warnings(Map.of("parley.start", "role"), Set.of()));
        Map<String, String> both = Map.of("parley.start", "role", "parley.grantSecret", "s".repeat(32));
        assertEquals(List.of(), warnings(both, Set.of()));
    }
}
