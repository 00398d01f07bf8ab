package parley.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityTest {
    private static final String HOST_KEY = "AAECAwQFBgcICQoLDA0ODw";
    private static final String INVITE = "_TvoB9uAkAfCnUFFHYji2w";

    @Test
    void derivesTheVectorsOfTheDocument() {
        CallId call = CallId.ofInvite(INVITE);

        assertEquals(INVITE, Capability.derive("parley invite", HOST_KEY));
        assertEquals("VnBj4WL4Tv51FOwj0piuag", call.text());
        assertEquals(
                "4osdf3moAgr_6yTKEZzG4A",
                ParticipantId.ofSeatKey(call, "EBESExQVFhcYGRobHB0eHw").text());
    }

    @ParameterizedTest
    @CsvSource({"café, eCP-bP72bPfbiUpn6PuryQ", "회의, mfpbSBzVdXArhpAdqECXiQ", "i\u0307stanbul, bX0rljHB2dZfKHDc2gd4vQ"})
    void hashesTextAsUtf8(String name, String invite) {
        assertEquals(invite, Capability.derive("parley name", name));
    }

    @Test
    void separatesItsArguments() {
        assertNotEquals(Capability.derive("a", "bc"), Capability.derive("ab", "c"));
        assertNotEquals(Capability.derive("a", "b", "c"), Capability.derive("a", "bc"));
    }

    @Test
    void makesCanonicalKeysThatDiffer() {
        String first = Capability.random();
        assertTrue(Capability.isCanonical(first));
        assertNotEquals(first, Capability.random());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAECAwQFBgcICQoLDA0OD",
                "AAECAwQFBgcICQoLDA0ODww",
                "AAECAwQFBgcICQoLDA0ODx", // the same bytes, spelled with a spare bit
                "AAECAwQFBgcICQoLDA0O/w",
                "AAECAwQFBgcICQoLDA0O+w",
                "AAECAwQFBgcICQoLDA0OD=",
                "AAECAwQFBgcICQoLDA0O\u0661w",
                "                     w"
            })
    void refusesOtherSpellings(String text) {
        assertFalse(Capability.isCanonical(text));
        assertTrue(CallId.parse(text).isEmpty());
    }

    @Test
    void makesAHostOnlyOfWhoeverHasTheKey() {
        assertEquals(Role.HOST, Role.of(INVITE, HOST_KEY));
        assertEquals(Role.PARTICIPANT, Role.of(INVITE, null));
        assertEquals(Role.PARTICIPANT, Role.of(INVITE, INVITE));
    }
}
