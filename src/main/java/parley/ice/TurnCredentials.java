package parley.ice;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import parley.call.ParticipantId;

/** With what a participant comes to the TURN servers. Thread-safe. */
public sealed interface TurnCredentials {
    Credentials of(ParticipantId participant);

    /** For how long they are good; empty where for ever. */
    Optional<Duration> time();

    record Credentials(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    /** The same for everybody. */
    record Static(String username, TurnSecret password) implements TurnCredentials {
        @Override
        public Credentials of(ParticipantId participant) {
            return new Credentials(username, password.text());
        }

        @Override
        public Optional<Duration> time() {
            return Optional.empty();
        }
    }

    /**
     * Made from a secret that the TURN servers know too: draft-uberti-behave-turn-rest-00, coturn's {@code use-auth-secret}.
     * The name says until when they are good and whose they are, so that coturn's quotas are for each participant.
     */
    final class TimeLimited implements TurnCredentials {
        private static final String ALGORITHM = "HmacSHA1";

        private final SecretKeySpec key;
        private final Duration time;
        private final InstantSource clock;

        public TimeLimited(TurnSecret secret, Duration time, InstantSource clock) {
            this.key = new SecretKeySpec(secret.text().getBytes(StandardCharsets.US_ASCII), ALGORITHM);
            this.time = time;
            this.clock = clock;
        }

        @Override
        public Credentials of(ParticipantId participant) {
            long end = clock.instant().plus(time).getEpochSecond();
            String username = end + ":" + participant.text();
            return new Credentials(
                    username, Base64.getEncoder().encodeToString(hmac(username.getBytes(StandardCharsets.US_ASCII))));
        }

        private byte[] hmac(byte[] message) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                return mac.doFinal(message);
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new AssertionError("every Java platform has HMAC-SHA1", e);
            }
        }

        @Override
        public Optional<Duration> time() {
            return Optional.of(time);
        }
    }
}
