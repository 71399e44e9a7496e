package clinic.reminder.channel;

import clinic.contracts.reminder.Channel;
import clinic.reminder.message.Links;
import clinic.reminder.message.Words;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** E-mail over SMTP. */
final class Smtp implements Carrier {

    private final JavaMailSenderImpl server;
    private final String from;

    Smtp(JavaMailSenderImpl server, String from) {
        this.server = server;
        this.from = from;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Outcome carry(Parcel parcel) {
        HandedOver message = new HandedOver(server.getSession());
        try {
            write(message, parcel);
        } catch (AddressException e) {
            return new Outcome.Refused("not an e-mail address");
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Outcome.Refused(
                    "cannot be put into a mail: " + e.getClass().getSimpleName());
        }
        try {
            server.send(message);
            return new Outcome.Accepted(message.getMessageID());
        } catch (MailException e) {
            return SmtpFailure.outcome(e, message.begun());
        } catch (MessagingException e) {
            return new Outcome.Accepted(null);
        }
    }

    /** A mail server keeps no record for us; but mailboxes drop a second mail with the same Message-ID. */
    @Override
    public Whereabouts whereabouts(Missing message) {
        return new Whereabouts.NoMemory();
    }

    private void write(HandedOver message, Parcel parcel) throws MessagingException, UnsupportedEncodingException {
        Words words = parcel.words();
        MimeMessageHelper mail = new MimeMessageHelper(
                message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED, StandardCharsets.UTF_8.name());
        mail.setFrom(new InternetAddress(from, words.sender(), StandardCharsets.UTF_8.name()));
        mail.setTo(new InternetAddress(parcel.recipient(), true));
        mail.setSubject(Objects.requireNonNull(words.subject()));
        mail.setText(words.text(), Objects.requireNonNull(words.html()));
        message.setHeader("Message-ID", "<" + parcel.messageId() + "@" + from.substring(from.indexOf('@') + 1) + ">");
        // Tells other programs not to answer, RFC 3834.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Clinic-Purpose", Links.word(parcel.purpose()));
    }
}
