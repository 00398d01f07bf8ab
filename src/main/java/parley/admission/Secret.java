package parley.admission;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What grants are sealed with. It does not say what it is. Thread-safe. */
public final class Secret {
    /** Characters; and bytes of one that is made here. */
    static final int LEAST = 32;

    static final int GREATEST = 256;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private Secret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** One that nobody else has. */
    static Secret random() {
        byte[] bytes = new byte[LEAST];
        new SecureRandom().nextBytes(bytes);
        return new Secret(bytes);
    }

    /**
     * One, or a new one and the one before it, separated by blanks; none from an empty text.
     *
     * @throws IllegalArgumentException where one is too short or too long, has other characters than the visible ones of
     *     ASCII, or there are more than two
     */
    public static List<Secret> list(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String[] secrets = text.split(" +");
        String form = "[!-~]{" + LEAST + "," + GREATEST + "}";
        if (secrets.length > 2 || !Arrays.stream(secrets).allMatch(secret -> secret.matches(form))) {
            throw new IllegalArgumentException();
        }
        return Arrays.stream(secrets)
                .map(secret -> new Secret(secret.getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    byte[] seal(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java platform has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
