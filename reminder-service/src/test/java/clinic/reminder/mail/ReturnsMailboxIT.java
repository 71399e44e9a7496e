package clinic.reminder.mail;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.SecretLink;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.Visit;
import clinic.reminder.RunningReminder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reports arrive in the mailbox for returns and are read from there over IMAP. */
class ReturnsMailboxIT extends RunningReminder {

    private final ReturnAddress returns = new ReturnAddress(RETURNS, new SecretLink('a', KEY));
    private final Patient patient = someone();
    private final UUID appointment = UUID.randomUUID();

    private Visit confirmed() {
        announce(recorded(patient, 1, "sv", null, patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        Visit visit = visit(appointment, 1, patient, null, inDays(9, 10));
        announce(new AppointmentBooked(visit));
        eventually().until(() -> mailsTo(patient.email()).size() == 1);
        settled();
        return visit;
    }

    private String returnAddress(String nonceSuffix) {
        return jdbc.sql("select id, receipt_nonce from message where appointment_id = ? and rule = 'confirmation'")
                .param(appointment)
                .query((row, number) -> returns.of(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getString("receipt_nonce") + nonceSuffix))
                .single();
    }

    private void arrives(String file, String to) throws Exception {
        try (InputStream report =
                Objects.requireNonNull(getClass().getResourceAsStream("/returned/" + file + ".eml"), file)) {
            String text = new String(report.readAllBytes(), StandardCharsets.UTF_8).replace("@RETURN@", to);
            returned()
                    .deliver(new MimeMessage(
                            (jakarta.mail.Session) null,
                            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private String confirmation() {
        return messages(appointment).stream()
                .filter(message -> message.startsWith("confirmation"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("Scenario 29: a mail that came back for good ends what was planned for the address")
    void reportOfAnUnknownAddressEndsItsMessages() throws Exception {
        Visit visit = confirmed();
        arrives("postfix-unknown", returnAddress(""));
        eventually().until(() -> confirmation().endsWith("NOT_SENT REFUSED"));
        assertThat(announced(patient.id())).containsExactly("reminder.address.undeliverable");
        eventually().until(() -> inReturns() == 0);

        announce(new AppointmentRescheduled(visit(appointment, 2, patient, null, inDays(8, 11)), visit.start()));
        eventually()
                .until(() -> messages(appointment).stream()
                        .anyMatch(known -> known.startsWith("change v2") && known.endsWith("ADDRESS_UNDELIVERABLE")));
    }

    @Test
    void reportOfADelayIsNotedAndTheMailCountsAsSent() throws Exception {
        confirmed();
        arrives("postfix-delayed", returnAddress(""));
        eventually()
                .until(() -> jdbc.sql("select came_back_as = '4.4.1' from message"
                                + " where appointment_id = ? and rule = 'confirmation'")
                        .param(appointment)
                        .query((row, number) -> row.getBoolean(1))
                        .single());
        assertThat(confirmation()).endsWith("SENT").doesNotEndWith("NOT_SENT");
    }

    /** Anybody may write to an address on the internet; what is not of our making changes nothing and stays to be seen. */
    @Test
    @DisplayName("Scenario 28: a forged report, an absence note and a report of somebody else's mail change nothing")
    void forgedAndForeignOnesChangeNothing() throws Exception {
        confirmed();
        arrives("postfix-unknown", returnAddress("forged"));
        arrives("gmail-unknown", "returns@clinic.example");
        arrives("absence-note", returnAddress(""));
        arrives("torn", returnAddress(""));
        // Read in turn: once the last is taken in, the others were looked at.
        arrives("postfix-delayed", returnAddress(""));
        eventually()
                .until(() -> jdbc.sql("select count(came_back_as) from message where appointment_id = ?")
                                .param(appointment)
                                .query(Integer.class)
                                .single()
                        == 1);
        assertThat(confirmation()).endsWith("EMAIL SENT");
        assertThat(announced(patient.id())).isEmpty();
        eventually().until(() -> inReturns() == 4);
        MAILBOXES.getManagers().getImapHostManager().getInbox(returned()).deleteAllMessages();
    }

    /** What is said of one visit stays together. */
    @Test
    void laterMailFollowsTheFirst() throws Exception {
        Visit visit = confirmed();
        announce(new AppointmentRescheduled(visit(appointment, 2, patient, null, inDays(8, 11)), visit.start()));
        eventually().until(() -> mailsTo(patient.email()).size() == 2);
        MimeMessage first = mailsTo(patient.email()).getFirst();
        MimeMessage second = mailsTo(patient.email()).getLast();
        assertThat(first.getHeader("In-Reply-To")).isNull();
        assertThat(second.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
        assertThat(second.getHeader("References")).containsExactly(first.getMessageID());
        assertThat(second.getHeader("Content-Language")).containsExactly("sv");
    }

    private int inReturns() throws Exception {
        return MAILBOXES.getManagers().getImapHostManager().getInbox(returned()).getMessageCount();
    }
}
