package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.reminder.RunningReminder;
import clinic.reminder.channel.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody told the SMS provider to stop: it takes nothing to their number until they think better of it. */
class StoppedNumberIT extends RunningReminder {

    private static final Outcome STOPPED = new Outcome.Refused("the provider answered 400, code 21610", false, true);

    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();

    @Autowired
    private HandOver handOver;

    @Autowired
    private Channels channels;

    @BeforeEach
    void cancellationIsOnItsWay() {
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(9, 10))));
        eventually()
                .until(() -> messages(appointment)
                        .containsAll(List.of("confirmation v1 SMS SENT", "confirmation v1 EMAIL SENT")));
        announce(new AppointmentCancelled(visit(appointment, 2, patient, null, inDays(9, 10)), CancelledBy.STAFF));
        eventually().until(() -> messages(appointment).contains("cancellation v2 SMS PLANNED"));
        afterTheGrace();
        eventually().until(() -> messages(appointment).contains("cancellation v2 SMS SENT"));
        // As if its carrier had not answered yet.
        jdbc.sql("""
                        update message set state = 'SENDING', fence = fence + 1, lease_until = now() + interval '1 hour'
                        where appointment_id = ? and rule = 'cancellation'""").param(appointment).update();
    }

    @AfterEach
    void letGo() {
        channels.resume(Channel.EMAIL);
        settled();
    }

    private void isStopped() {
        itsCarrierSaid(STOPPED);
    }

    private void itsCarrierSaid(Outcome outcome) {
        handOver.record(
                jdbc.sql("select * from message where appointment_id = ? and rule = 'cancellation'")
                        .param(appointment)
                        .query(MessageRow::of)
                        .single(),
                outcome);
    }

    @Test
    @DisplayName("29: a word to a stopped number is said by e-mail, and the number is not marked")
    void stoppedWordIsSaidByMail() {
        isStopped();
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains("cancellation v2 SMS NOT_SENT REFUSED", "cancellation v2 EMAIL SENT"));
        assertThat(mailsTo(patient.email())).as("the confirmation, and this").hasSize(2);
        assertThat(announced(patient.id())).doesNotContain("reminder.address.undeliverable");
        assertThat(jdbc.sql("select mobile_undeliverable_since is null from contact where patient_id = ?")
                        .param(patient.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    @DisplayName("29: a word to a country in which the clinic has no sender is said by e-mail, at once")
    void wordWithoutASenderIsSaidByMail() {
        itsCarrierSaid(new Outcome.NoSender("no number"));
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains("cancellation v2 SMS NOT_SENT NO_SENDER", "cancellation v2 EMAIL SENT"));
        assertThat(mailsTo(patient.email())).as("the confirmation, and this").hasSize(2);
        assertThat(announced(patient.id())).doesNotContain("reminder.address.undeliverable");
    }

    /** The opt-out itself comes back as news of the patient, perhaps before the mail has left. */
    @Test
    void newsOfThePatientDoesNotTakeItBack() {
        channels.pause(Channel.EMAIL, "admin", "");
        isStopped();
        assertThat(messages(appointment)).contains("cancellation v2 EMAIL PLANNED");
        announce(recorded(patient, 2, "sv", patient.mobile(), patient.email(), EnumSet.of(ConsentPurpose.REMINDERS)));
        eventually()
                .until(() -> jdbc.sql("select version from contact where patient_id = ?")
                                .param(patient.id())
                                .query(Integer.class)
                                .single()
                        == 2);
        settled();
        assertThat(messages(appointment)).contains("cancellation v2 EMAIL PLANNED");

        channels.resume(Channel.EMAIL);
        eventually().until(() -> messages(appointment).contains("cancellation v2 EMAIL SENT"));
    }
}
