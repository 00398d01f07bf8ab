package parley.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.call.CallId;
import parley.call.Capability;
import parley.call.ParticipantId;

class GrantsTest {
    private static final Duration TIME = Duration.ofHours(12);
    private static final String OLD = "0".repeat(32);
    private static final String NEW = "1".repeat(256);

    private Instant now = Instant.ofEpochSecond(1_795_000_000, 999_999_999);
    private final CallId call = CallId.ofInvite(Capability.random());
    private final ParticipantId ada = seat(call);
    private final Grants grants = grants(OLD);

    private static ParticipantId seat(CallId call) {
        return ParticipantId.ofSeatKey(call, Capability.random());
    }

    private Grants grants(String secrets) {
        return new Grants(Secret.list(secrets), TIME, () -> now);
    }

    @Test
    void isGoodForItsTimeAndAfterARestart() {
        String grant = grants.give(call, ada);
        assertTrue(grants.isGood(grant, call, ada));
        assertTrue(grants(OLD).isGood(grant, call, ada));
        now = now.plus(TIME).minusSeconds(1);
        assertTrue(grants.isGood(grant, call, ada));
        now = now.plusSeconds(1);
        assertFalse(grants.isGood(grant, call, ada));
    }

    /** Made with another implementation: all servers of a cluster, and later versions, must agree. */
    @Test
    void isWhatItHasAlwaysBeen() {
        now = Instant.ofEpochSecond(1_795_229_760).minus(TIME);
        assertEquals(
                "1795229760.P2aSmb0UAS2LrT1UCKnokxOmmsxaTabNkre1oCuielw",
                grants.give(new CallId("VnBj4WL4Tv51FOwj0piuag"), new ParticipantId("4osdf3moAgr_6yTKEZzG4A")));
    }

    @Test
    void isForOneParticipantInOneCall() {
        String grant = grants.give(call, ada);
        CallId other = CallId.ofInvite(Capability.random());
        assertFalse(grants.isGood(grant, call, seat(call)));
        assertFalse(grants.isGood(grant, other, ada));
        // The same characters, cut elsewhere.
        assertFalse(grants.isGood(grant, new CallId(ada.text()), new ParticipantId(call.text())));
    }

    @Test
    void cannotBeMadeWithoutTheSecret() {
        String grant = grants.give(call, ada);
        assertFalse(grants(NEW).isGood(grant, call, ada));
        Grants nobodys = grants("");
        assertTrue(nobodys.isGood(nobodys.give(call, ada), call, ada));
        assertFalse(grants("").isGood(nobodys.give(call, ada), call, ada), "each server makes its own");
    }

    @Test
    void noCharacterOfItCanBeChanged() {
        String grant = grants.give(call, ada);
        Random random = new Random(1);
        for (int i = 0; i < grant.length(); i++) {
            for (char c : new char[] {'0', '9', 'A', '-', '_', '.', '=', ' ', (char) random.nextInt(0x10000)}) {
                String changed = grant.substring(0, i) + c + grant.substring(i + 1);
                assertEquals(changed.equals(grant), grants.isGood(changed, call, ada), changed);
            }
            assertFalse(grants.isGood(grant.substring(0, i), call, ada));
        }
        String later = Long.toString(now.plus(TIME).plusSeconds(1).getEpochSecond());
        assertFalse(grants.isGood(later + grant.substring(grant.indexOf('.')), call, ada));
        assertFalse(grants.isGood("0" + grant, call, ada));
        assertFalse(grants.isGood(grant + "\n", call, ada));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "opaque", "99999999999999999999.AAAA", "-1.", "1.", "\u0661.", "null"})
    void whatIsNoGrantIsNone(String text) {
        assertFalse(grants.isGood(text, call, ada));
        assertFalse(grants.isGood(text + "A".repeat(43), call, ada));
        assertFalse(grants.isGood(null, call, ada));
    }

    @Test
    void theSecretCanBeChanged() {
        String before = grants.give(call, ada);
        Grants both = grants(NEW + "  " + OLD);
        assertTrue(both.isGood(before, call, ada));
        String after = both.give(call, ada);
        assertNotEquals(before, after);
        assertFalse(grants.isGood(after, call, ada), "the new one is what it is sealed with");
        assertTrue(grants(NEW).isGood(after, call, ada));
        assertFalse(grants(NEW).isGood(before, call, ada));
    }

    @Test
    void secretsHaveBoundsAndKeepThemselves() {
        String[] wrong = {
            "0".repeat(31), "0".repeat(257), OLD + "\n", OLD + "\u00e9", OLD + "\t" + NEW, OLD + " " + NEW + " " + OLD
        };
        for (String text : wrong) {
            assertThrows(IllegalArgumentException.class, () -> Secret.list(text), text);
        }
        assertEquals(List.of(), Secret.list(""));
        assertEquals("[Secret, Secret]", Secret.list(OLD + " " + NEW).toString());
    }
}
