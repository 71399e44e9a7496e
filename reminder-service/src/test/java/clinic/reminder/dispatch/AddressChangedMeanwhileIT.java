package clinic.reminder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.ConsentPurpose;
import clinic.reminder.RunningReminder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A patient gets another address while a carrier has a word for the old one. */
@DisplayName("29: what did not leave for the old address leaves for the new one")
class AddressChangedMeanwhileIT extends RunningReminder {

    private final UUID appointment = UUID.randomUUID();
    private final Patient patient = someone();
    private final String other = "other-" + patient.email();

    @Autowired
    private Arrivals arrivals;

    @Autowired
    private Doubts doubts;

    @Autowired
    private GivenUp givenUp;

    @BeforeEach
    void confirmationIsOnItsWayWhenTheAddressChanges() {
        announce(recorded(patient, 1, "sv", null, patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(9, 10))));
        eventually().until(() -> messages(appointment).contains("confirmation v1 EMAIL SENT"));
        settled();
        becomes("state = 'SENDING', fence = fence + 1, lease_until = now() + interval '1 hour'");
        announce(recorded(patient, 2, "sv", null, other, EnumSet.allOf(ConsentPurpose.class)));
        eventually()
                .until(() -> jdbc.sql("select version from contact where patient_id = ?")
                                .param(patient.id())
                                .query(Integer.class)
                                .single()
                        == 2);
        assertThat(messages(appointment)).contains("confirmation v1 EMAIL SENDING");
    }

    private void becomes(String what) {
        jdbc.sql("update message set " + what + " where appointment_id = ? and rule = 'confirmation'")
                .param(appointment)
                .update();
    }

    private MessageRow confirmation() {
        return jdbc.sql("select * from message where appointment_id = ? and rule = 'confirmation'")
                .param(appointment)
                .query(MessageRow::of)
                .single();
    }

    private void isSaidAtTheNewAddress() {
        eventually().until(() -> mailsTo(other).size() == 1);
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains("confirmation v1 EMAIL NOT_SENT SUPERSEDED", "confirmation v1 EMAIL SENT"));
        assertThat(mailsTo(patient.email())).as("the one of before").hasSize(1);
    }

    @Test
    void whatWasNotTaken() {
        arrivals.notNow(confirmation(), Duration.ofHours(1));
        isSaidAtTheNewAddress();
    }

    @Test
    void whatNobodyWasCalledFor() {
        arrivals.laidBack(confirmation());
        isSaidAtTheNewAddress();
    }

    @Test
    void whatWasInDoubt() {
        becomes("state = 'IN_DOUBT', retry_at = now() + interval '1 hour'");
        doubts.planAgain(confirmation(), false);
        isSaidAtTheNewAddress();
    }

    @Test
    void whatAPersonTriesAgain() {
        becomes("state = 'NOT_SENT', reason = 'REFUSED'");
        assertThat(givenUp.tryAgain(confirmation().id())).isEqualTo(GivenUp.Outcome.WAITS_AGAIN);
        isSaidAtTheNewAddress();
    }

    @Test
    void whatWasTakenAfterAllIsSaidOnce() {
        arrivals.accepted(List.of(new Arrivals.Accepted(confirmation(), null)));
        settled();
        assertThat(messages(appointment)).contains("confirmation v1 EMAIL SENT");
        assertThat(mailsTo(other)).isEmpty();
    }
}
