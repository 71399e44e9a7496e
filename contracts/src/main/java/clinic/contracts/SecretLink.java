package clinic.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
        /** Of the same page, for whoever booked: nobody knows yet whether they are the patient. */
        BOOKED_APPOINTMENT,
        CHECK_IN,
        DELIVERY_RECEIPT,
        UNSUBSCRIBE,
        /** Of the address that a mail returns to when it cannot be delivered. */
        RETURN_ADDRESS,
        /** Of a code to type: {@link SecretLink#code}. */
        SIGN_IN,
        /** Of the page where somebody of staff chooses a password. */
        STAFF_PASSWORD,
        /** Of what a signed-in patient's browser shows to the other services: {@link PatientPass}. */
        PATIENT_PASS
    }

    private static final int MAC_BYTES = 20;
    private static final int LENGTH = 1 + 48;
    private static final int MIN_KEY_BYTES = 32;
    private static final long CODES = 1_000_000;

    /** The name of a key is part of each of its links, so that keys can be renewed. */
    private record Key(char id, SecretKeySpec secret) {

        static Key of(char id, String key) {
            byte[] bytes = Base64.getDecoder().decode(key);
            if (bytes.length < MIN_KEY_BYTES) {
                throw new IllegalArgumentException(
                        "The link key must be at least " + MIN_KEY_BYTES + " bytes of Base64");
            }
            return new Key(id, new SecretKeySpec(bytes, "HmacSHA256"));
        }

        static Key named(String idAndKey) {
            if (idAndKey.length() < 2 || idAndKey.charAt(1) != ':') {
                throw new IllegalArgumentException("An earlier link key is written as its character, a colon, the key");
            }
            return of(idAndKey.charAt(0), idAndKey.substring(2));
        }
    }

    private final Key key;
    private final List<Key> all;

    /** With a key that was never renewed. */
    public SecretLink(char keyId, String key) {
        this(keyId, key, "");
    }

    /**
     * @param keyId one character, part of every link
     * @param key at least 32 bytes, Base64; makes all links from now on
     * @param earlier keys whose links still open, each as {@code <its character>:<key>}, with spaces between
     * @throws IllegalArgumentException if a key is too short to keep its promise
     */
    public SecretLink(char keyId, String key, String earlier) {
        this.key = Key.of(keyId, key);
        List<Key> keys = new ArrayList<>(List.of(this.key));
        if (!earlier.isBlank()) {
            Arrays.stream(earlier.strip().split("\\s+")).map(Key::named).forEach(keys::add);
        }
        this.all = List.copyOf(keys);
    }

    /**
     * The nonce of a patient's link whose links were made anew so often: those made before open nothing. As long as they
     * never were it is the link's own.
     */
    public static String renewed(String nonce, int times) {
        return times == 0 ? nonce : nonce + "|" + times;
    }

    public String token(Purpose purpose, UUID id, String nonce) {
        return token(key, purpose, id, nonce);
    }

    /** As each key makes it, the present one first. */
    public Stream<String> tokens(Purpose purpose, UUID id, String nonce) {
        return all.stream().map(one -> token(one, purpose, id, nonce));
    }

    private static String token(Key key, Purpose purpose, UUID id, String nonce) {
        byte[] token = ByteBuffer.allocate(Long.BYTES * 2 + MAC_BYTES)
                .put(bytes(id))
                .put(mac(key, purpose, id, nonce))
                .array();
        return key.id() + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * Six digits for somebody to type, from the same key. Few enough to guess: whoever asks for them counts the tries
     * and lets them live for minutes.
     */
    public String code(Purpose purpose, UUID id, String nonce) {
        return code(key, purpose, id, nonce);
    }

    /** Whether it is the code, by this key or an earlier one; compared in constant time. */
    public boolean isCode(String typed, Purpose purpose, UUID id, String nonce) {
        return all.stream()
                .anyMatch(one -> MessageDigest.isEqual(
                        code(one, purpose, id, nonce).getBytes(StandardCharsets.US_ASCII),
                        typed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String code(Key key, Purpose purpose, UUID id, String nonce) {
        long bits = ByteBuffer.wrap(mac(key, purpose, id, nonce)).getLong();
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
        return tokens(purpose, id, nonce)
                .anyMatch(ours -> MessageDigest.isEqual(
                        ours.getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] mac(Key key, Purpose purpose, UUID id, String nonce) {
        try {
            Mac mac = Mac.getInstance(key.secret().getAlgorithm());
            mac.init(key.secret());
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
