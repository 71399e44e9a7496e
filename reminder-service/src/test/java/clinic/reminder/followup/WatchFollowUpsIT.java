package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.Visit;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Looking whether follow-ups go on, where one of them cannot be looked at. */
class WatchFollowUpsIT extends FollowedUp {

    /** As a row would be that a later release wrote, or that was damaged. */
    private void cannotBeEnded(UUID followUp) {
        jdbc.sql("""
                create or replace function refuse() returns trigger language plpgsql as
                    $$ begin raise exception 'cannot be ended'; end $$""").update();
        jdbc.sql("create trigger cannot_be_ended before update on follow_up for each row when (new.id = '" + followUp
                        + "' and new.standing = 'ENDED') execute function refuse()")
                .update();
    }

    @AfterEach
    void endsAgain() {
        jdbc.sql("drop trigger if exists cannot_be_ended on follow_up").update();
        jdbc.sql("drop function if exists refuse").update();
    }

    @Test
    @DisplayName(
            "18: one follow-up that cannot be looked at keeps those behind it from nothing, and is looked at again")
    void oneThatCannotBeLookedAtHoldsUpNobody() {
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        cannotBeEnded(followUp());
        forwardTo(inDays(1, 8));

        UUID later = UUID.randomUUID();
        Patient other = someone();
        announce(recorded(other, 1, "sv", other.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        Visit visit = visit(later, 1, other, condition, inDays(0, 11));
        announce(new AppointmentCompleted(visit, visit.end()));
        eventually().untilAsserted(() -> assertThat(messages(later)).hasSize(2));

        forwardTo(inDays(40, 12));
        eventually()
                .untilAsserted(() -> assertThat(jdbc.sql("select standing from follow_up where appointment_id = ?")
                                .param(later)
                                .query(String.class)
                                .single())
                        .isEqualTo("ENDED"));
        assertThat(standing()).as("it was to be ended too").startsWith("ACTIVE");

        endsAgain();
        forwardTo(inDays(1, 12));
        eventually().untilAsserted(() -> assertThat(standing()).startsWith("ENDED"));
    }
}
