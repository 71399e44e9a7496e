package clinic.booking.repeat;

import clinic.booking.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what a repeated request is known again. Both are digests: neither the sender's key nor what was asked for can be
 * read or guessed from what is stored.
 *
 * @param digest of the key and whose it is
 * @param fingerprint of what was asked for under it
 */
public record RequestKey(String digest, String fingerprint) {

    public static final int LONGEST = 200;

    private static final String CARRIED = RequestKey.class.getName();

    /**
     * The key of a request.
     *
     * @param key the sender made it for this one request; null when there is none, and then so is the result
     * @param owner whose key it is; the same word of another owner is another key, so that it reveals nothing
     * @param asked all that is asked for, told alike when it is alike
     * @throws InvalidInput when the key is empty or too long
     */
    public static @Nullable RequestKey of(@Nullable String key, String owner, Object asked) {
        if (key == null) {
            return null;
        }
        if (!usable(key)) {
            throw new InvalidInput("Idempotency-Key", "unreadable");
        }
        return new RequestKey(digest(owner + '\n' + key), digest(key + '\n' + asked));
    }

    public static boolean usable(String key) {
        return !key.isBlank() && key.length() <= LONGEST;
    }

    /** Lets a refusal of this request be kept too. */
    public static @Nullable RequestKey carried(HttpServletRequest request, @Nullable RequestKey key) {
        request.setAttribute(CARRIED, key);
        return key;
    }

    static Optional<RequestKey> carriedBy(HttpServletRequest request) {
        return Optional.ofNullable((RequestKey) request.getAttribute(CARRIED));
    }

    private static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
