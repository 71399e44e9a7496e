package clinic.viewer.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a mail program would show of a mail: subject, first plain text, first HTML; attachments are left out. */
record ReceivedMail(
        @Nullable String from,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable String purpose,
        @Nullable String messageId) {

    static ReceivedMail read(InputStream data) throws MessagingException, IOException {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        MimeMessage mail = new MimeMessage(Session.getInstance(properties), data);
        String from = mail.getHeader("From", null);
        return new ReceivedMail(
                from == null ? null : MimeUtility.decodeText(MimeUtility.unfold(from)),
                mail.getSubject(),
                lines(first(mail, "text/plain")),
                first(mail, "text/html"),
                mail.getHeader("X-Clinic-Purpose", null),
                mail.getMessageID());
    }

    /** Text as a person types it: the line ends and the last empty line are the transport's. */
    private static @Nullable String lines(@Nullable String text) {
        return text == null ? null : text.replace("\r\n", "\n").stripTrailing();
    }

    private static @Nullable String first(Part part, String type) throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return null;
        }
        if (part.isMimeType(type)) {
            return words(part);
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = first(inner, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String words(Part part) throws MessagingException, IOException {
        try {
            return String.valueOf(part.getContent());
        } catch (UnsupportedEncodingException unknownCharset) {
            try (InputStream bytes = part.getInputStream()) {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
