package clinic.reminder.contact;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.reminder.followup.FollowedUp;
import clinic.reminder.hook.DeliveryReports;
import clinic.reminder.hook.DeliveryReports.Return;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A check-in was taken by its carrier, and comes back later. */
class ReturnedCheckInIT extends FollowedUp {

    @Autowired
    private DeliveryReports reports;

    @BeforeEach
    void afternoon() {
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    /** The first check-in, which has left by SMS. */
    private UUID asked() {
        published();
        announce(recorded(patient));
        visited();
        eventually().until(() -> messages(appointment).size() == 2);
        forwardTo(inDays(1, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-1 v1 SMS SENT"));
        return jdbc.sql("select id from message where appointment_id = ? and rule = 'check-in-day-1'")
                .param(appointment)
                .query(UUID.class)
                .single();
    }

    @Test
    @DisplayName("29: a check-in to a number that turns out to be nobody's is asked by mail")
    void checkInThatComesBackLeavesByMail() {
        UUID checkIn = asked();
        String receipt = reports.receiptNonce(checkIn).orElseThrow();
        reports.cameBack(checkIn, "5.1.1", Return.NO_SUCH_ADDRESS);
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("check-in-day-1 v1 EMAIL SENT"));
        assertThat(mailsTo(patient.email())).hasSize(1);
        assertThat(reports.receiptNonce(checkIn))
                .as("of the number nobody reports any more")
                .isNotEqualTo(Optional.of(receipt));
        assertThat(announced(patient.id())).containsExactly("reminder.address.undeliverable");
    }

    @Test
    void checkInWhoseDayHasPassedIsNotAskedLate() {
        UUID checkIn = asked();
        jdbc.sql("update message set give_up_at = due_at where id = ?")
                .param(checkIn)
                .update();
        reports.cameBack(checkIn, "5.1.1", Return.NO_SUCH_ADDRESS);
        settled();
        assertThat(messages(appointment)).contains("check-in-day-1 v1 SMS NOT_SENT REFUSED");
        assertThat(mailsTo(patient.email())).isEmpty();
    }
}
