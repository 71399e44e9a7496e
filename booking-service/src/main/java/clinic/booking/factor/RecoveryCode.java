package clinic.booking.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * A code on paper for whoever has lost their phone. It is random enough (80 bits) that its hash tells nothing, and needs
 * no key: whoever restores the clinic with another secret still gets in.
 */
final class RecoveryCode {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 10;
    static final int LETTERS = 16;

    private RecoveryCode() {}

    /** Four groups of four. */
    static String draw() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base32.of(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** What is kept of it, however it was typed. */
    static byte[] hash(String typed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain(typed).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }
}
