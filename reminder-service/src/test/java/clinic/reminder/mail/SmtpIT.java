package clinic.reminder.mail;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.EmailAddress;
import clinic.contracts.SecretLink;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.Parcel;
import clinic.reminder.message.Words;
import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Over real SMTP: a whole mail server, and one that follows a script for its bad days. */
class SmtpIT {

    private static final UUID ID = UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a001");

    private static final ReturnAddress RETURNS = new ReturnAddress(
            "returns@clinic.example", new SecretLink('a', Base64.getEncoder().encodeToString(new byte[32])));

    private static Outcome send(int port, String recipient) {
        return send(port, recipient, Tls.NONE, "127.0.0.1", true);
    }

    private static Outcome send(int port, String recipient, Tls tls, String host, boolean trusting) {
        return send(port, recipient, tls, host, trusting, "1000");
    }

    private static Outcome send(int port, String recipient, Tls tls, String host, boolean trusting, String timeout) {
        var server = new JavaMailSenderImpl();
        server.setHost(host);
        server.setPort(port);
        server.getJavaMailProperties().put("mail.smtp.connectiontimeout", "1000");
        server.getJavaMailProperties().put("mail.smtp.timeout", timeout);
        tls.into(server.getJavaMailProperties(), "smtp");
        if (trusting) {
            // The certificate of the test's server is signed by nobody; its name is checked all the same.
            server.getJavaMailProperties().put("mail.smtp.ssl.trust", "*");
        }
        var writer = new MailWriter(
                new EmailAddress("noreply@clinic.example"),
                RETURNS,
                Clock.fixed(Instant.parse("2026-11-30T23:30:00Z"), ZoneOffset.UTC));
        return new Smtp(server, writer, Duration.ofSeconds(2), Duration.ofSeconds(20))
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
                    .isEqualTo(new Outcome.Refused("the mail server answered 550", true));
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

    /** One that looks at each mail before it takes it, for longer than all that came before may take. */
    @Test
    @DisplayName("Scenario 28: a server that says late that it has the mail is heard, and gets it once")
    void lateYesIsHeard() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.TAKES_LATE)) {
            assertThat(send(server.port(), "eva@example.org", Tls.NONE, "127.0.0.1", true, "20000"))
                    .isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    @DisplayName("Scenario 28: a server that drips one byte after the other is broken off, and nothing has left")
    void serverThatDripsIsBrokenOff() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.DRIPS)) {
            long before = System.nanoTime();
            assertThat(send(server.port(), "eva@example.org"))
                    .isEqualTo(new Outcome.NotNow("the mail server took too long", null));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void fullMailboxSaysNothingOfTheAddress() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.FULL_MAILBOX)) {
            assertThat(send(server.port(), "eva@example.org"))
                    .isEqualTo(new Outcome.Refused("the mail server answered 552", false));
        }
    }

    @Test
    void serverWithoutEncryptionHearsNeitherSenderNorRecipient() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.KNOWS_DSN)) {
            assertThat(send(server.port(), "eva@example.org", Tls.STARTTLS, "127.0.0.1", true))
                    .isInstanceOf(Outcome.NotNow.class);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("RCPT"));
        }
    }

    @Test
    void serverThatProvesItsNameGetsTheMailEncrypted() {
        withEncryptedMailbox((port, mailbox) -> {
            assertThat(send(port, "eva@example.org", Tls.IMPLICIT, "localhost", true))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(mailbox.getReceivedMessages()).hasSize(1);
        });
    }

    @Test
    void serverWithAnotherNameOrACertificateOfNobodysGetsNothing() {
        withEncryptedMailbox((port, mailbox) -> {
            assertThat(send(port, "eva@example.org", Tls.IMPLICIT, "127.0.0.2", true))
                    .isInstanceOf(Outcome.NotNow.class);
            assertThat(send(port, "eva@example.org", Tls.IMPLICIT, "localhost", false))
                    .isInstanceOf(Outcome.NotNow.class);
            assertThat(mailbox.getReceivedMessages()).isEmpty();
        });
    }

    /** For {@code localhost} alone, and signed by nobody but itself. */
    @BeforeAll
    static void certificate(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        int rc = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=DNS:localhost",
                        "-keystore",
                        keys.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(rc).isZero();
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, keys.toString());
    }

    @AfterAll
    static void noCertificate() {
        System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY);
    }

    private static void withEncryptedMailbox(BiConsumer<Integer, GreenMail> test) {
        var mailbox = new GreenMail(new ServerSetup(0, "0.0.0.0", ServerSetup.PROTOCOL_SMTPS));
        mailbox.start();
        try {
            test.accept(mailbox.getSmtps().getPort(), mailbox);
        } finally {
            mailbox.stop();
        }
    }

    /** So the receiving side knows where to send it back, and not to send our patient's words with it. */
    @Test
    void mailReturnsToAnAddressOfItsOwn() {
        try (var server = new ScriptedSmtp(ScriptedSmtp.Day.KNOWS_DSN)) {
            assertThat(send(server.port(), "eva@example.org")).isInstanceOf(Outcome.Accepted.class);
            assertThat(server.heard())
                    .contains(
                            "MAIL FROM:<" + RETURNS.of(ID, "nonce") + "> RET=HDRS",
                            "RCPT TO:<eva@example.org> NOTIFY=FAILURE,DELAY");
        }
    }
}
