package parley.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Identifiers as capabilities: 16 bytes, written as 22 characters of canonical base64url (RFC 4648 section 5).
 *
 * <p>The derivations are specified, with test vectors, in {@code docs/protocol.md}, section 2. Thread-safe.
 */
public final class Capability {
    private static final int BYTES = 16;
    private static final int CHARACTERS = 22;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private Capability() {}

    /**
     * {@code H(label, texts...)}: the first 16 bytes of SHA-256 over label and texts, joined by zero bytes.
     *
     * @param texts as written on the wire
     */
    public static String derive(String label, String... texts) {
        MessageDigest digest = sha256();
        digest.update(label.getBytes(StandardCharsets.UTF_8));
        for (String text : texts) {
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
        return BASE64URL.encodeToString(Arrays.copyOf(digest.digest(), BYTES));
    }

    /** 16 bytes that nobody can guess. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return BASE64URL.encodeToString(bytes);
    }

    /**
     * Whether a text is the one accepted spelling of 16 bytes. The last character carries two bits only, so of its four
     * spare bits the canonical spelling leaves all zero; else one call would have many ids.
     *
     * @param text may be null
     */
    public static boolean isCanonical(String text) {
        if (text == null || text.length() != CHARACTERS) {
            return false;
        }
        for (int i = 0; i < CHARACTERS - 1; i++) {
            if (!isBase64Url(text.charAt(i))) {
                return false;
            }
        }
        return "AQgw".indexOf(text.charAt(CHARACTERS - 1)) >= 0;
    }

    private static boolean isBase64Url(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
