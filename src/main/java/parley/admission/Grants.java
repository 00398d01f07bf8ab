package parley.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.call.CallId;
import parley.call.ParticipantId;

/**
 * The right to begin a call again in which one was, as a text that the participant keeps: when it ends, in seconds since
 * 1970, and a seal on that, the call and the participant. The server keeps nothing but the secret. Thread-safe.
 */
public final class Grants {
    private static final String LABEL = "parley grant";

    /** No more digits than a long has room for; 32 bytes as base64url. */
    private static final Pattern GRANT = Pattern.compile("([1-9][0-9]{0,14})\\.([A-Za-z0-9_-]{43})");

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final List<Secret> secrets;
    private final Duration time;
    private final InstantSource clock;

    /**
     * @param secrets to seal with, then others whose seals are good as well; without one, one is made that nobody else has
     * @param time for which a grant is good
     */
    public Grants(List<Secret> secrets, Duration time, InstantSource clock) {
        this.secrets = secrets.isEmpty() ? List.of(Secret.random()) : secrets;
        this.time = time;
        this.clock = clock;
    }

    public String give(CallId call, ParticipantId participant) {
        String end = Long.toString(clock.instant().plus(time).getEpochSecond());
        return end + '.' + seal(secrets.get(0), call, participant, end);
    }

    /** @param grant as it was presented; null where none was */
    public boolean isGood(String grant, CallId call, ParticipantId participant) {
        if (grant == null) {
            return false;
        }
        Matcher parts = GRANT.matcher(grant);
        if (!parts.matches()) {
            return false;
        }
        String end = parts.group(1);
        byte[] presented = parts.group(2).getBytes(StandardCharsets.US_ASCII);
        return clock.instant().getEpochSecond() < Long.parseLong(end)
                && secrets.stream()
                        .map(secret -> seal(secret, call, participant, end).getBytes(StandardCharsets.US_ASCII))
                        .anyMatch(seal -> MessageDigest.isEqual(seal, presented));
    }

    private static String seal(Secret secret, CallId call, ParticipantId participant, String end) {
        String sealed = String.join("\0", LABEL, call.text(), participant.text(), end);
        return BASE64URL.encodeToString(secret.seal(sealed.getBytes(StandardCharsets.US_ASCII)));
    }
}
