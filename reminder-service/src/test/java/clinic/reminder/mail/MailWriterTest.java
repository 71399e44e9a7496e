package clinic.reminder.mail;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.EmailAddress;
import clinic.contracts.SecretLink;
import clinic.contracts.calendar.VisitCalendar;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.channel.Parcel;
import clinic.reminder.message.Mailing;
import clinic.reminder.message.Words;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail as it goes over the wire, read back. */
class MailWriterTest {

    private static final UUID ID = UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a001");
    private static final UUID FIRST = UUID.fromString("5f2c1a70-93a4-4a63-9d0e-0b64a9a5a002");
    private static final Session SESSION = Session.getInstance(new Properties());

    private final MailWriter writer = new MailWriter(
            new EmailAddress("tider@clinic.example"),
            new ReturnAddress(
                    "returns@clinic.example",
                    new SecretLink('a', Base64.getEncoder().encodeToString(new byte[32]))),
            Clock.fixed(Instant.parse("2026-11-30T23:30:00Z"), ZoneOffset.UTC));

    private MimeMessage written(String sender, String subject, @Nullable Mailing mailing, @Nullable UUID follows)
            throws Exception {
        var words = new Words(sender, subject, "Hej å\n", "<p>Hej å</p>", mailing);
        var mail = writer.write(SESSION, new Parcel(ID, Purpose.CHECK_IN, "eva@example.org", words, "nonce", follows));
        mail.saveChanges();
        var wire = new ByteArrayOutputStream();
        mail.writeTo(wire);
        return new MimeMessage(SESSION, new ByteArrayInputStream(wire.toByteArray()));
    }

    private static List<String> headerNames(MimeMessage mail) throws Exception {
        return Collections.list(mail.getAllHeaders()).stream()
                .map(header -> header.getName().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    @DisplayName("Scenario 27: language and date are the recipient's and the clinic's clock's, not this machine's")
    void headersSayWhatMailProgramsMustKnow() throws Exception {
        MimeMessage mail = written(
                "Videslätts rörelsemottagning",
                "Hur går det?",
                new Mailing(Locale.of("sv"), "https://clinic.example/unsubscribe/a1", null),
                FIRST);
        assertThat(mail.getHeader("Date")).containsExactly("Mon, 30 Nov 2026 23:30:00 +0000");
        assertThat(mail.getHeader("Content-Language")).containsExactly("sv");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<" + FIRST + "@clinic.example>");
        assertThat(mail.getHeader("References")).containsExactly("<" + FIRST + "@clinic.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("DR, RN, NRN, OOF, AutoReply");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://clinic.example/unsubscribe/a1>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.isMimeType("multipart/alternative")).isTrue();
        var forms = (MimeMultipart) mail.getContent();
        assertThat(forms.getCount()).isEqualTo(2);
        assertThat(forms.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(forms.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
    }

    /** What a patient did not agree to beforehand, such as word of their own booking, there is nothing to say no to. */
    @Test
    void onlyWhatWasAgreedToCanBeUnsubscribed() throws Exception {
        assertThat(headerNames(written("K", "S", new Mailing(Locale.ENGLISH, null, null), null)))
                .doesNotContain("list-unsubscribe", "list-unsubscribe-post", "in-reply-to", "references");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kliniken\r\nBcc: all@example.org",
                "Kliniken\nBcc: all@example.org",
                "Kliniken\rBcc: all@example.org",
                "Klïniken\r\n\r\n<p>body</p>",
                "Kliniken\u2028Bcc: all@example.org",
                "Kliniken\r\n\tBcc: all@example.org"
            })
    @DisplayName("Scenario 37: a line break in a name or a subject begins no header of its own")
    void lineBreaksBeginNoHeader(String words) throws Exception {
        MimeMessage mail = written(words, words, null, null);
        assertThat(headerNames(mail)).doesNotContain("bcc");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getFrom()).hasSize(1);
        assertThat(mail.getSubject()).doesNotContain("\r", "\n").startsWith("Kl");
        assertThat(((MimeMultipart) mail.getContent()).getCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna \"Ann\" Ek, leg. naprapat",
                "<boss@example.org>",
                "a@example.org, b@example.org",
                "Klinik (Torget); \\ \"",
                "Åsas \"rörelse\" <x>"
            })
    @DisplayName("Scenario 37: quotes, commas and angles in a name stay a name")
    void punctuationInANameStaysAName(String name) throws Exception {
        MimeMessage mail = written(name, name, null, null);
        assertThat(mail.getFrom()).hasSize(1);
        var from = (jakarta.mail.internet.InternetAddress) mail.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("tider@clinic.example");
        assertThat(from.getPersonal()).isEqualTo(name);
        assertThat(mail.getSubject()).isEqualTo(name);
    }

    @Test
    @DisplayName("Scenario 37: a name that looks encoded is not decoded into another one")
    void whatLooksEncodedIsNotDecoded() throws Exception {
        String encoded = "=?utf-8?q?Your_bank?=";
        MimeMessage mail = written(encoded, encoded, null, null);
        assertThat(mail.getSubject()).doesNotContain("Your bank");
        assertThat(mail.getFrom()[0].toString()).doesNotContain("Your bank");
    }

    @Test
    @DisplayName("Scenario 26: ical4j reads from the mail the visit of our own file: same UID, SEQUENCE and time")
    void calendarPartIsReadBack() throws Exception {
        for (boolean cancelled : new boolean[] {false, true}) {
            var visit = new VisitCalendar(
                    ID,
                    3,
                    cancelled,
                    Instant.parse("2026-12-01T08:30:00Z"),
                    Instant.parse("2026-12-01T09:15:00Z"),
                    Instant.parse("2026-11-30T23:30:00Z"),
                    new EmailAddress("tider@clinic.example"),
                    "Videslätts rörelsemottagning",
                    "Besök hos Videslätts rörelsemottagning",
                    "Videslätt Torget, Torggatan 4, Videslätt",
                    "Ring 08-465 004 10 om du får förhinder.",
                    null);
            MimeMessage mail = written("K", "S", new Mailing(Locale.of("sv"), null, visit), null);
            var part = ((MimeMultipart) mail.getContent()).getBodyPart(2);
            String method = cancelled ? "CANCEL" : "REQUEST";
            assertThat(part.getContentType()).contains("text/calendar").contains("method=" + method);
            String file = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var calendar = new CalendarBuilder().build(new StringReader(file));
            assertThat(calendar.validate().hasErrors()).as(file).isFalse();
            assertThat(file).contains("METHOD:" + method + "\r\n").contains("ATTENDEE");
            VEvent event = (VEvent) calendar.getComponent("VEVENT").orElseThrow();
            assertThat(event.getUid().orElseThrow().getValue()).isEqualTo(ID.toString());
            assertThat(Objects.requireNonNull(event.getSequence()).getSequenceNo())
                    .isEqualTo(3);
            assertThat(file).contains("DTSTART:20261201T083000Z\r\n");
            assertThat(Objects.requireNonNull(event.getSummary()).getValue())
                    .isEqualTo("Besök hos Videslätts rörelsemottagning");
        }
    }

    @Test
    void domainOfOtherLettersIsWrittenAsDnsHasIt() throws Exception {
        var words = new Words("Kliniken", "Din tid", "Hej\n", "<p>Hej</p>", null);
        var mail = writer.write(
                SESSION, new Parcel(ID, Purpose.REMINDER, "anna@räksmörgås.example", words, "nonce", null));
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("anna@xn--rksmrgs-5wao1o.example");
    }
}
