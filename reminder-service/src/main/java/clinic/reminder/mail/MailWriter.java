package clinic.reminder.mail;

import clinic.contracts.EmailAddress;
import clinic.contracts.calendar.VisitCalendar;
import clinic.reminder.channel.Parcel;
import clinic.reminder.message.Links;
import clinic.reminder.message.Mailing;
import clinic.reminder.message.Words;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/** Puts a message's words into a mail: the same ones as text and as HTML, and what mail programs must know of it. */
final class MailWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** RFC 5322, 3.3, in UTC: the mail library would tell in which zone this machine stands. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final EmailAddress from;
    private final @Nullable ReturnAddress returns;
    private final Clock clock;

    MailWriter(EmailAddress from, @Nullable ReturnAddress returns, Clock clock) {
        this.from = from;
        this.returns = returns;
        this.clock = clock;
    }

    HandedOver write(Session session, Parcel parcel) throws MessagingException, IOException {
        HandedOver mail = new HandedOver(session);
        Words words = parcel.words();
        mail.setFrom(new InternetAddress(from.text(), HeaderText.of(words.sender()), UTF_8));
        mail.setRecipient(RecipientType.TO, new InternetAddress(onTheWire(parcel.recipient()), true));
        mail.setSubject(HeaderText.of(Objects.requireNonNull(words.subject())), UTF_8);
        mail.setHeader("Date", DATE.format(clock.instant()));
        mail.setHeader("Message-ID", reference(parcel.messageId()));
        if (parcel.follows() != null) {
            mail.setHeader("In-Reply-To", reference(parcel.follows()));
            mail.setHeader("References", reference(parcel.follows()));
        }
        // Tell other programs not to answer: RFC 3834, and what Exchange reads instead. Not "All": that would keep back
        // the news that it was not delivered.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "DR, RN, NRN, OOF, AutoReply");
        mail.setHeader("X-Clinic-Purpose", Links.word(parcel.purpose()));
        mail.setContent(forms(parcel));
        if (words.mailing() != null) {
            tellMailPrograms(mail, words.mailing());
        }
        returning(mail, parcel);
        return mail;
    }

    /** A domain goes in the letters of DNS (RFC 5891): few mail servers take others. */
    private static String onTheWire(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    }

    private static void tellMailPrograms(HandedOver mail, Mailing mailing) throws MessagingException {
        mail.setHeader("Content-Language", mailing.language().toLanguageTag());
        if (mailing.unsubscribe() != null) {
            mail.setHeader("List-Unsubscribe", "<" + mailing.unsubscribe() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    /** What the mail looks like when it cannot be delivered: its headers are enough, its words are the patient's. */
    private void returning(HandedOver mail, Parcel parcel) {
        mail.setEnvelopeFrom(returns == null ? from.text() : returns.of(parcel.messageId(), parcel.receiptNonce()));
        mail.setNotifyOptions(SMTPMessage.NOTIFY_FAILURE | SMTPMessage.NOTIFY_DELAY);
        mail.setReturnOption(SMTPMessage.RETURN_HDRS);
    }

    /** The plainest first: a mail program shows the last that it can. */
    private static MimeMultipart forms(Parcel parcel) throws MessagingException, IOException {
        Words words = parcel.words();
        MimeMultipart forms = new MimeMultipart("alternative");
        forms.addBodyPart(text(words.text(), "plain"));
        forms.addBodyPart(text(Objects.requireNonNull(words.html()), "html"));
        if (words.mailing() != null && words.mailing().invitation() != null) {
            VisitCalendar invitation = words.mailing().invitation().sentTo(parcel.recipient());
            MimeBodyPart calendar = new MimeBodyPart();
            calendar.setDataHandler(new DataHandler(new ByteArrayDataSource(
                    invitation.text(), "text/calendar; charset=UTF-8; method=" + invitation.method())));
            forms.addBodyPart(calendar);
        }
        return forms;
    }

    private static MimeBodyPart text(String words, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(words, UTF_8, subtype);
        // Said at once, or the library goes through all of it to find out what would be enough.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private String reference(UUID messageId) {
        return "<" + messageId + "@" + from.domain() + ">";
    }
}
