package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.Visit;
import clinic.reminder.followup.SteerFollowUp.Outcome;
import clinic.reminder.followup.SteerFollowUp.Wanted;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A yes to a red flag by the link of a follow-up that is over: it is never too late, and there is nothing to pause. */
class RedFlagAfterTheEndIT extends FollowedUp {

    @Autowired
    private SteerFollowUp steering;

    @BeforeEach
    void afternoon() {
        forwardTo(inDays(1, 15));
    }

    private void flaggedAfterTheEnd() {
        String link = askedByPhone();
        Visit visit = visit(appointment, 1, patient, condition, inDays(-1, 10));
        announce(new AppointmentBooked(visit));
        eventually().until(() -> !steering.visits(patient.id()).isEmpty());
        assertThat(steering.stop(followUp(), "anna", true)).isEqualTo(Outcome.DONE);
        forwardTo(clock.instant().plusSeconds(60));
        post(link + "/safety", "flag-bladder=emergency&flag-fever=no");
        assertThat(announced(followUp())).contains("reminder.red-flag.raised");
        forwardTo(clock.instant().plusSeconds(60));
    }

    private String standingAfter(UUID visit) {
        return jdbc.sql("select standing || coalesce(' ' || because, '') from follow_up where appointment_id = ?")
                .param(visit)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void completed(UUID appointment, Instant start) {
        Visit visit = visit(appointment, 1, patient, condition, start);
        announce(new AppointmentBooked(visit));
        announce(new AppointmentCompleted(visit, visit.end()));
    }

    @Test
    void onlyAClinicianStartsAnotherUntilOneHas() {
        flaggedAfterTheEnd();
        Wanted again = new Wanted(appointment, condition);
        assertThat(steering.start(patient.id(), again, "reception", false)).isEqualTo(Outcome.ONLY_A_CLINICIAN);
        assertThat(steering.start(patient.id(), again, "anna", true)).isEqualTo(Outcome.DONE);
        forwardTo(clock.instant().plusSeconds(60));
        assertThat(steering.stop(followUp(), "reception", false)).isEqualTo(Outcome.DONE);
        assertThat(steering.start(patient.id(), again, "reception", false)).isEqualTo(Outcome.DONE);
    }

    @Test
    void visitThatWasBeforeItAndIsHeardOfLateWaitsForAClinician() {
        flaggedAfterTheEnd();
        UUID before = UUID.randomUUID();
        completed(before, inDays(0, 8));
        eventually().untilAsserted(() -> assertThat(standingAfter(before)).isEqualTo("PAUSED RED_FLAG"));
    }

    @Test
    void whoWasSeenSinceIsFollowedUp() {
        flaggedAfterTheEnd();
        forwardTo(inDays(1, 15));
        UUID since = UUID.randomUUID();
        completed(since, inDays(0, 10));
        eventually().untilAsserted(() -> assertThat(standingAfter(since)).isEqualTo("ACTIVE"));
    }
}
