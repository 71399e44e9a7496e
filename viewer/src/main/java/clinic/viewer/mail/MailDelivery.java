package clinic.viewer.mail;

import clinic.viewer.message.Channel;
import clinic.viewer.message.Message;
import clinic.viewer.message.Messages;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One SMTP transaction: each recipient gets a copy, and "250" means that it is on disk. */
class MailDelivery implements MessageHandler {
    private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);
    private static final int TRY_AGAIN_LATER = 451;
    private static final int NEVER = 554;

    private final Messages messages;
    private final Clock clock;
    private final List<String> recipients = new ArrayList<>();
    private String envelopeFrom = "";

    MailDelivery(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void from(String sender) {
        envelopeFrom = sender;
    }

    @Override
    public void recipient(String recipient) {
        recipients.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
        try {
            keep(ReceivedMail.read(data));
            return null;
        } catch (MessagingException e) {
            log.warn("A mail that is no MIME message was refused", e);
            throw new RejectException(NEVER, "This is not a MIME message");
        } catch (UncheckedIOException e) {
            log.error("A mail could not be kept; the sender is asked to try again", e);
            throw new RejectException(TRY_AGAIN_LATER, "The message could not be stored, try again later");
        }
    }

    private void keep(ReceivedMail mail) {
        Instant now = clock.instant();
        for (String recipient : recipients) {
            Message message = new Message(
                    id(mail, recipient),
                    Channel.EMAIL,
                    Objects.requireNonNullElse(mail.from(), envelopeFrom),
                    recipient,
                    Objects.requireNonNullElse(mail.subject(), ""),
                    mail.text(),
                    mail.html(),
                    now,
                    mail.purpose());
            if (!messages.keep(message)) {
                log.info("A copy of the mail {} was dropped, as mailboxes do", message.id());
            }
        }
    }

    /** The same for the same Message-ID in the same mailbox (RFC 5322, 3.6.4: it tells one message from all others). */
    private static String id(ReceivedMail mail, String recipient) {
        UUID id = mail.messageId() == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((mail.messageId() + '\n' + recipient).getBytes(StandardCharsets.UTF_8));
        return "m" + id.toString().replace("-", "");
    }

    @Override
    public void done() {}
}
