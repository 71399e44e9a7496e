package clinic.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The unguessable part of a personal link: {@code HMAC-SHA256(key, purpose | id | nonce)} cut to 160 bits, behind
 * the id it opens. Only the nonce is stored and travels between services; without the key neither a topic nor a
 * database yields a link, and a new nonce revokes the old link.
 *
 * <p>Form: one character that names the key, then 48 characters of URL-safe Base64 (16 bytes of id, 20 of HMAC).
 */
public final class SecretLink {

    /** What a link may be used for; a link made for one purpose opens nothing else. */
    public enum Purpose {
        MANAGE_APPOINTMENT,
        CHECK_IN,
        DELIVERY_RECEIPT,
        UNSUBSCRIBE,
        /** Of the address that a mail returns to when it cannot be delivered. */
        RETURN_ADDRESS,
        /** Of a code to type: {@link SecretLink#code}. */
        SIGN_IN,
        /** Of the page where somebody of staff chooses a password. */
        STAFF_PASSWORD
    }

    private static final int MAC_BYTES = 20;
    private static final int LENGTH = 1 + 48;
    private static final int MIN_KEY_BYTES = 32;
    private static final long CODES = 1_000_000;

    private final char keyId;
    private final SecretKeySpec key;

    /**
     * @param keyId one character, part of every link, so that keys can be rotated
     * @param key at least 32 bytes, Base64
     * @throws IllegalArgumentException if the key is too short to keep its promise
     */
    public SecretLink(char keyId, String key) {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("The link key must be at least " + MIN_KEY_BYTES + " bytes of Base64");
        }
        this.keyId = keyId;
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    public String token(Purpose purpose, UUID id, String nonce) {
        byte[] token = ByteBuffer.allocate(Long.BYTES * 2 + MAC_BYTES)
                .put(bytes(id))
                .put(mac(purpose, id, nonce))
                .array();
        return keyId + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * Six digits for somebody to type, from the same key. Few enough to guess: whoever asks for them counts the tries
     * and lets them live for minutes.
     */
    public String code(Purpose purpose, UUID id, String nonce) {
        long bits = ByteBuffer.wrap(mac(purpose, id, nonce)).getLong();
        return String.format(Locale.ROOT, "%06d", Long.remainderUnsigned(bits, CODES));
    }

    /** The id a token claims to open. Proves nothing: look the nonce up and ask {@link #opens}. */
    public Optional<UUID> claimedId(String token) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.substring(1)));
            return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Whether the token was made by us for this purpose, id and nonce; compared in constant time. */
    public boolean opens(String token, Purpose purpose, UUID id, String nonce) {
        return MessageDigest.isEqual(
                token(purpose, id, nonce).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(Purpose purpose, UUID id, String nonce) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(purpose.name().getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) '|');
            mac.update(bytes(id));
            mac.update((byte) '|');
            return Arrays.copyOf(mac.doFinal(nonce.getBytes(StandardCharsets.UTF_8)), MAC_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
