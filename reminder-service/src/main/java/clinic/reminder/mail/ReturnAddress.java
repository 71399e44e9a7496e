package clinic.reminder.mail;

import clinic.contracts.EmailAddress;
import clinic.contracts.SecretLink;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address a mail returns to when it cannot be delivered: one for each mail, so that whatever the receiving side
 * writes, we know which mail it means; and unguessable, so that nobody can send a mail back that they never got. Digits
 * and small letters only, for servers that do not mind the case, and short enough for the 64 characters of RFC 5321.
 *
 * <p>Form: {@code returns+}, 42 digits to the base of 32 (16 bytes of id, 10 of the link's HMAC), {@code @domain}.
 */
final class ReturnAddress {

    private static final int BYTES = 16 + 10;
    private static final int DIGITS = 42;
    private static final int BASE = 32;

    private final String mailbox;
    private final String domain;
    private final SecretLink secret;
    private final Pattern ours;

    ReturnAddress(String address, SecretLink secret) {
        this.domain = EmailAddress.set("clinic.mail.returns.to", address).domain();
        this.mailbox = address.substring(0, address.length() - domain.length() - 1);
        this.secret = secret;
        this.ours = Pattern.compile(
                "(?<![\\w.+-])" + Pattern.quote(mailbox) + "\\+([0-9a-v]{" + DIGITS + "})@" + Pattern.quote(domain)
                        + "(?![\\w.-]*\\w)",
                Pattern.CASE_INSENSITIVE);
    }

    String of(UUID messageId, String nonce) {
        return mailbox + "+" + digits(messageId, nonce) + "@" + domain;
    }

    /** The part of a header that tells messages apart, if it is one of ours by its look. */
    Optional<String> in(String header) {
        Matcher found = ours.matcher(header);
        return found.find() ? Optional.of(found.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** The message it claims to be of. Proves nothing: look the nonce up and ask {@link #made}. */
    UUID claimed(String digits) {
        byte[] bytes = new BigInteger(digits, BASE).toByteArray();
        byte[] padded = new byte[BYTES + 1];
        System.arraycopy(bytes, 0, padded, padded.length - bytes.length, bytes.length);
        ByteBuffer id = ByteBuffer.wrap(padded, 1, 16);
        return new UUID(id.getLong(), id.getLong());
    }

    boolean made(String digits, UUID messageId, String nonce) {
        return secret.tokens(SecretLink.Purpose.RETURN_ADDRESS, messageId, nonce)
                .map(ReturnAddress::digits)
                .anyMatch(ours -> MessageDigest.isEqual(
                        ours.getBytes(StandardCharsets.US_ASCII), digits.getBytes(StandardCharsets.US_ASCII)));
    }

    private String digits(UUID messageId, String nonce) {
        return digits(secret.token(SecretLink.Purpose.RETURN_ADDRESS, messageId, nonce));
    }

    private static String digits(String token) {
        byte[] bytes = Arrays.copyOf(Base64.getUrlDecoder().decode(token.substring(1)), BYTES);
        String digits = new BigInteger(1, bytes).toString(BASE);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
