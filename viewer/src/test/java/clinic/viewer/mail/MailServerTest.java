package clinic.viewer.mail;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.viewer.LocalViewer;
import clinic.viewer.message.Channel;
import clinic.viewer.message.Message;
import clinic.viewer.message.Messages;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@LocalViewer
class MailServerTest {
    @Autowired
    private MailServer server;

    @Autowired
    private Messages messages;

    @Autowired
    private Clock clock;

    @Test
    void aMailWithTwoFormsArrivesAsItWasWritten() throws Exception {
        MimeMessage mail = mail("asa@kund.example", "Din tid är bokad – 24 november kl. 08:15");
        mail.setHeader("X-Clinic-Purpose", "confirmation");
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part("Hej Åsa!\nVälkommen.", "plain"));
        both.addBodyPart(part("<!doctype html><p>Hej <b>Åsa</b>, välkommen till Videslätt ✓</p>", "html"));
        mail.setContent(both);
        send(mail);

        Message arrived = only("asa@kund.example");
        assertThat(arrived.channel()).isEqualTo(Channel.EMAIL);
        assertThat(arrived.from()).isEqualTo("Videslätts rörelsemottagning <svara-inte@clinic.example>");
        assertThat(arrived.subject()).isEqualTo("Din tid är bokad – 24 november kl. 08:15");
        assertThat(arrived.text()).isEqualTo("Hej Åsa!\nVälkommen.");
        assertThat(arrived.html()).isEqualTo("<!doctype html><p>Hej <b>Åsa</b>, välkommen till Videslätt ✓</p>");
        assertThat(arrived.purpose()).isEqualTo("confirmation");
        assertThat(arrived.at()).isBetween(clock.instant().minus(Duration.ofMinutes(1)), clock.instant());
    }

    @Test
    void anAttachmentIsNotTheText() throws Exception {
        MimeMessage mail = mail("bo@kund.example", "Time");
        MimeMultipart mixed = new MimeMultipart("mixed");
        MimeBodyPart file = part("BEGIN:VCALENDAR", "plain");
        file.setDisposition(MimeBodyPart.ATTACHMENT);
        mixed.addBodyPart(file);
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part("the words", "plain"));
        MimeBodyPart nested = new MimeBodyPart();
        nested.setContent(both);
        mixed.addBodyPart(nested);
        mail.setContent(mixed);
        send(mail);

        assertThat(only("bo@kund.example").text()).isEqualTo("the words");
        assertThat(only("bo@kund.example").html()).isNull();
    }

    @Test
    void eachRecipientGetsACopy() throws Exception {
        MimeMessage mail = mail("one@kund.example", "Hej");
        mail.addRecipient(RecipientType.CC, new InternetAddress("two@kund.example"));
        mail.setText("hej", "UTF-8");
        send(mail);

        assertThat(only("one@kund.example").id())
                .isNotEqualTo(only("two@kund.example").id());
        assertThat(only("one@kund.example").purpose()).isNull();
    }

    @Test
    void aSecondMailWithTheSameMessageIdIsTakenAndDropped() throws Exception {
        for (String id : List.of("<a@clinic.example>", "<a@clinic.example>", "<b@clinic.example>")) {
            MimeMessage first = mail("twice@kund.example", "Hej");
            first.setText("hej", "UTF-8");
            MimeMessage mail = new MimeMessage(first) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", id);
                }
            };
            send(mail);
        }
        assertThat(messages.newestFirst(message -> message.to().equals("twice@kund.example")))
                .hasSize(2);
    }

    @Test
    void aLineThatBeginsWithADotArrivesWhole() throws Exception {
        MimeMessage mail = mail("dot@kund.example", "Dots");
        mail.setText("first\r\n.\r\n..second", "UTF-8");
        send(mail);

        assertThat(only("dot@kund.example").text()).isEqualTo("first\n.\n..second");
    }

    private Message only(String to) {
        List<Message> found = messages.newestFirst(message -> message.to().equals(to));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private MimeMessage mail(String to, String subject) throws MessagingException, UnsupportedEncodingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(server.port()));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("svara-inte@clinic.example", "Videslätts rörelsemottagning", "UTF-8"));
        mail.setRecipient(RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, "UTF-8");
        return mail;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    private static void send(MimeMessage mail) throws MessagingException {
        mail.saveChanges();
        Transport.send(mail);
    }
}
