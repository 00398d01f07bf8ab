package parley.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ShortIdsTest {
    private static final List<String> ALIKE = List.of(
            "aaaaaaaaaaaa1xxxxxxxxA", "aaaaaaaaaaaa2xxxxxxxxA", "aaaaaaaaabxxxxxxxxxxxA", "zxxxxxxxxxxxxxxxxxxxxA");

    @Test
    void areAsLongAsTheyMustBe() {
        assertEquals(
                Map.of(
                        ALIKE.get(0), "aaaaaaaaaaaa1",
                        ALIKE.get(1), "aaaaaaaaaaaa2",
                        ALIKE.get(2), "aaaaaaaaab",
                        ALIKE.get(3), "zxxxxxxx"),
                ShortIds.of(ALIKE));
        assertEquals(Map.of(), ShortIds.of(List.of()));
    }

    @Test
    void leadToTheIdsAgain() {
        ShortIds.of(ALIKE).forEach((id, shortened) -> assertEquals(id, ShortIds.find("call", shortened, ALIKE)));
        assertEquals(ALIKE.get(1), ShortIds.find("call", ALIKE.get(1), ALIKE));
    }

    @Test
    void areRefusedWhereTheyLeadNowhereOrToSeveral() {
        assertThrows(NoSuchElementException.class, () -> ShortIds.find("call", "bbbbbbbb", ALIKE));
        assertThrows(NoSuchElementException.class, () -> ShortIds.find("call", ALIKE.get(0) + "A", ALIKE));
        assertThrows(IllegalArgumentException.class, () -> ShortIds.find("call", "aaaaaaaaaaaa", ALIKE));
        assertThrows(IllegalArgumentException.class, () -> ShortIds.find("call", "zxxxxxx", ALIKE));
        assertThrows(IllegalArgumentException.class, () -> ShortIds.find("call", "", ALIKE));
        assertThrows(IllegalArgumentException.class, () -> ShortIds.find("call", null, ALIKE));
    }
}
