package parley.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.call.ParticipantId;
import parley.ice.TurnCredentials.Credentials;
import parley.protocol.ServerFrame.IceServer;

class IceServersTest {
    private static final ParticipantId ADA = new ParticipantId("4osdf3moAgr_6yTKEZzG4A");
    private static final List<IceUrl> URLS =
            IceUrl.list("turn:t.example stun:s.example turns:t.example stun:z.example");

    private static TurnCredentials limited(String secret, Duration time, Instant now) {
        return new TurnCredentials.TimeLimited(TurnSecret.parse(secret, 1, 256), time, () -> now);
    }

    private static IceServers servers(List<IceUrl> urls, boolean relayOnly) {
        TurnCredentials credentials = new TurnCredentials.Static("ada", TurnSecret.parse("geheim", 1, 256));
        return new IceServers(urls, Optional.of(credentials), relayOnly);
    }

    /** {@code printf %s 1795229760:4osdf3moAgr_6yTKEZzG4A | openssl dgst -sha1 -hmac SECRET -binary | base64} */
    @Test
    void credentialsAreWhatTurnServersExpect() {
        Instant now = Instant.ofEpochSecond(1_795_229_760, 999_999_999).minusSeconds(3_600);
        String username = "1795229760:4osdf3moAgr_6yTKEZzG4A";
        assertEquals(
                new Credentials(username, "iY3/ezRRwLJkO8XfjiPYXJslMEo="),
                limited("0123456789abcdef", Duration.ofHours(1), now).of(ADA));
        assertEquals(
                new Credentials(username, "WYMdJwXGJw7Gt9p3oMMyPvMnjuo="),
                limited("north+/=".repeat(32), Duration.ofHours(1), now).of(ADA));
    }

    @Test
    void stunServersGetNoCredentials() {
        assertEquals(
                List.of(
                        new IceServer(List.of("stun:s.example", "stun:z.example"), null, null),
                        new IceServer(List.of("turn:t.example", "turns:t.example"), "ada", "geheim")),
                servers(URLS, false).of(ADA));
    }

    @Test
    void whereAllIsRelayedNobodyIsSentToAStunServer() {
        assertEquals(
                List.of(new IceServer(List.of("turn:t.example", "turns:t.example"), "ada", "geheim")),
                servers(URLS, true).of(ADA));
    }

    @Test
    void noneConfiguredNoneTold() {
        IceServers none = new IceServers(List.of(), Optional.empty(), false);
        assertEquals(List.of(), none.of(ADA));
        assertEquals(Optional.empty(), none.renewal());
        assertEquals(
                List.of(new IceServer(List.of("stun:s.example"), null, null)),
                new IceServers(IceUrl.list("stun:s.example"), Optional.empty(), false).of(ADA));
    }

    @Test
    void onlyWhatRunsOutIsRenewed() {
        assertEquals(Optional.empty(), servers(URLS, false).renewal());
        TurnCredentials hour = limited("0123456789abcdef", Duration.ofHours(1), Instant.EPOCH);
        assertEquals(Optional.of(Duration.ofMinutes(30)), new IceServers(URLS, Optional.of(hour), false).renewal());
    }

    @Test
    void nothingSaysTheSecret() {
        TurnSecret secret = TurnSecret.parse("geheim", 1, 256);
        TurnCredentials credentials = new TurnCredentials.Static("ada", secret);
        List<Object> all = List.of(
                secret, credentials, credentials.of(ADA), servers(URLS, false).of(ADA));
        assertFalse(all.toString().contains("geheim"), all.toString());
    }
}
