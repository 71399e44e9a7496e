package clinic.reminder.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A message in words, ready to leave.
 *
 * @param sender what the clinic calls itself in the patient's language
 * @param subject null for an SMS
 * @param html null for an SMS
 * @param mailing null for an SMS
 * @param wording where they come from: language, template and its version
 */
public record Words(
        String sender,
        @Nullable String subject,
        String text,
        @Nullable String html,
        @Nullable Mailing mailing,
        @Nullable String wording) {

    public Words(String sender, @Nullable String subject, String text, @Nullable String html) {
        this(sender, subject, text, html, null);
    }

    public Words(
            String sender, @Nullable String subject, String text, @Nullable String html, @Nullable Mailing mailing) {
        this(sender, subject, text, html, mailing, null);
    }

    Words from(String template) {
        return new Words(sender, subject, text, html, mailing, template);
    }

    /** By which these very words are recognised again. Every message carries a link or code of its own. */
    public String fingerprint() {
        return fingerprint(text);
    }

    /** The same of a text that came back from a carrier: SHA-256, in hexadecimal digits. */
    public static String fingerprint(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
