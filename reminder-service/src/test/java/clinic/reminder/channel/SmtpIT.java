package clinic.reminder.channel;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.reminder.Purpose;
import clinic.reminder.message.Words;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Over real SMTP: a whole mail server, and one that follows a script for its bad days. */
class SmtpIT {

    private static final UUID ID = UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a001");

    private static Outcome send(int port, String recipient) {
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.getJavaMailProperties().put("mail.smtp.connectiontimeout", "1000");
        server.getJavaMailProperties().put("mail.smtp.timeout", "1000");
        return new Smtp(server, "noreply@clinic.example")
                .carry(new Parcel(
                        ID,
                        Purpose.CONFIRMATION,
                        recipient,
                        new Words(
                                "Videslätts rörelsemottagning",
                                "Din tid är bokad: tis 1 dec",
                                "Hej å\n",
                                "<p>Hej å</p>"),
                        "nonce"));
    }

    @Test
    void mailArrivesAsTextAndHtmlWithOurReference() throws Exception {
        var mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        try {
            assertThat(send(mailbox.getSmtp().getPort(), "eva@example.org")).isInstanceOf(Outcome.Accepted.class);
            MimeMessage mail = mailbox.getReceivedMessages()[0];
            assertThat(mail.getMessageID()).isEqualTo("<" + ID + "@clinic.example>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getHeader("X-Clinic-Purpose")).containsExactly("confirmation");
            assertThat(mail.getSubject()).isEqualTo("Din tid är bokad: tis 1 dec");
            assertThat(mail.getFrom()[0].toString()).contains("noreply@clinic.example");
            var body = parts((MimeMultipart) mail.getContent());
            assertThat(body)
                    .contains("text/plain")
                    .contains("Hej å")
                    .contains("text/html")
                    .contains("<p>Hej å</p>");
        } finally {
            mailbox.stop();
        }
    }

    private static String parts(MimeMultipart multipart) throws Exception {
        var all = new StringBuilder();
        for (int i = 0; i < multipart.getCount(); i++) {
            var part = multipart.getBodyPart(i);
            all.append(part.getContentType()).append('\n');
            all.append(part.getContent() instanceof MimeMultipart inner ? parts(inner) : part.getContent());
        }
        return all.toString();
    }

    @Test
    void noAddressAtAllIsRefusedBeforeAnybodyIsCalled() {
        assertThat(send(1, "eva@example.org\r\nBcc: all@example.org")).isInstanceOf(Outcome.Refused.class);
        assertThat(send(1, "not an address")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void serverThatIsNotThereIsTriedAgain() {
        assertThat(send(1, "eva@example.org")).isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    void unknownMailboxIsRefusedForGood() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.NO_SUCH_MAILBOX)) {
            assertThat(send(server.port(), "eva@example.org"))
                    .isEqualTo(new Outcome.Refused("the mail server answered 550"));
        }
    }

    @Test
    void greylistingIsTriedAgain() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.GREYLISTS)) {
            assertThat(send(server.port(), "eva@example.org"))
                    .isEqualTo(new Outcome.NotNow("the mail server answered 451", null));
        }
    }

    @Test
    void contentThatIsRefusedAfterDataIsRefused() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.REFUSES_CONTENT)) {
            assertThat(send(server.port(), "eva@example.org"))
                    .isEqualTo(new Outcome.Refused("the mail server answered 554"));
        }
    }

    @Test
    void silenceBeforeTheMailWasWrittenIsTriedAgain() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.SILENT_AT_RECIPIENT)) {
            assertThat(send(server.port(), "eva@example.org")).isInstanceOf(Outcome.NotNow.class);
        }
    }

    @Test
    void silenceAfterTheMailWasWrittenIsUnknown() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.SILENT_AFTER_DATA)) {
            assertThat(send(server.port(), "eva@example.org")).isInstanceOf(Outcome.Unknown.class);
        }
    }
}
