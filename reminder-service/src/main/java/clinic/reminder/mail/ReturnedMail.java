package clinic.reminder.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery report says (RFC 3464): the fields that machines read, not the words around them.
 *
 * @param delayed it is still being tried
 */
record ReturnedMail(boolean delayed, Refusal refusal) {

    /** A report holds a few lines; more is none of a server's. */
    private static final int LONGEST_REPORT = 64 * 1024;

    private static final int DEEPEST = 4;

    /** Empty for whatever is no report of a failure or a delay: an absence note, an answer, advertising. */
    static Optional<ReturnedMail> read(MimeMessage mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report")) {
            return Optional.empty();
        }
        byte[] report = report(mail, 0);
        return report == null ? Optional.empty() : read(report);
    }

    private static byte @Nullable [] report(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            try (InputStream bytes = part.getInputStream()) {
                return bytes.readNBytes(LONGEST_REPORT);
            }
        }
        if (depth < DEEPEST && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                byte[] found = report(inner, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** One group of fields about the mail, then one for each recipient; ours always have one. */
    private static Optional<ReturnedMail> read(byte[] report) throws MessagingException {
        var groups = new ByteArrayInputStream(report);
        while (groups.available() > 0) {
            InternetHeaders fields = new InternetHeaders(groups);
            String action = fields.getHeader("Action", null);
            if (action != null) {
                return switch (word(action)) {
                    case "failed" -> Optional.of(new ReturnedMail(false, refusal(fields)));
                    case "delayed" -> Optional.of(new ReturnedMail(true, refusal(fields)));
                    default -> Optional.empty();
                };
            }
        }
        return Optional.empty();
    }

    private static Refusal refusal(InternetHeaders fields) {
        return Refusal.reported(fields.getHeader("Status", null), fields.getHeader("Diagnostic-Code", null));
    }

    /** A comment may stand behind it. */
    private static String word(String field) {
        return field.replaceAll("\\(.*?\\)", "").strip().toLowerCase(Locale.ROOT);
    }
}
