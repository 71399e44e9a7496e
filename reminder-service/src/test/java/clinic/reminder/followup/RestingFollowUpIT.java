package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.AppointmentMissed;
import clinic.contracts.booking.AppointmentReopened;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.FollowUpPlanPublished.Step;
import clinic.reminder.followup.SteerFollowUp.Outcome;
import clinic.reminder.followup.SteerFollowUp.Wanted;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What rests, waits for a clinician or was met with silence, and what that does to a patient's other follow-ups. */
class RestingFollowUpIT extends FollowedUp {

    @Autowired
    private SteerFollowUp steering;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private PatientsDays days;

    @BeforeEach
    void afternoon() {
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    /** A follow-up of the patient's for something else, after a visit of the same day that the clock has completed. */
    private UUID alsoFollowedUp(UUID visit) {
        UUID knee = UUID.randomUUID();
        announce(new ConditionPublished(
                publication(knee, "sv", 1), "knaet", "Knät", List.of(), List.of("return-visit")));
        FollowUpPlanPublished like = plan(UUID.randomUUID(), 1, 1, 7);
        announce(new FollowUpPlanPublished(like.publication(), knee, like.steps()));
        eventually()
                .until(() ->
                        isPublished(knee, 1) && isPublished(like.publication().itemId(), 1));
        announce(new AppointmentCompleted(visit(visit, 1, patient, knee, inDays(0, 9)), clock.instant()));
        eventually().untilAsserted(() -> assertThat(messages(visit)).hasSize(2));
        return knee;
    }

    @Test
    void whileARedFlagWaitsNothingLeavesOfTheirOthers() {
        String link = askedByPhone();
        post(link + "/safety", "flag-bladder=emergency&flag-fever=no");
        assertThat(standing()).isEqualTo("PAUSED RED_FLAG");
        UUID kneeVisit = UUID.randomUUID();
        alsoFollowedUp(kneeVisit);
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(kneeVisit)).contains("check-in-day-1 v1 - NOT_SENT SUPERSEDED"));
        assertThat(steering.resume(followUp(), "anna", true)).isEqualTo(Outcome.DONE);
        forwardTo(inDays(6, 11));
        eventually()
                .untilAsserted(() -> assertThat(messages(kneeVisit))
                        .as("goes on by itself, and catches up with nothing")
                        .containsExactly("check-in-day-1 v1 - NOT_SENT SUPERSEDED", "check-in-day-7 v1 SMS SENT"));
    }

    @Test
    void redFlagOfOneThatIsOverKeepsTheOthersBack() {
        String link = askedByPhone();
        UUID kneeVisit = UUID.randomUUID();
        alsoFollowedUp(kneeVisit);
        assertThat(steering.stop(followUp(), "anna", true)).isEqualTo(Outcome.DONE);
        post(link + "/safety", "flag-bladder=emergency&flag-fever=no");
        UUID knee = followUpAfter(kneeVisit);
        assertThat(followUps.followUp(knee).waitsForAClinician()).isTrue();
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(kneeVisit)).contains("check-in-day-1 v1 - NOT_SENT SUPERSEDED"));
        assertThat(steering.resume(knee, "reception", false)).isEqualTo(Outcome.ONLY_A_CLINICIAN);
        assertThat(steering.resume(knee, "anna", true)).isEqualTo(Outcome.DONE);
    }

    @Test
    void whileARedFlagWaitsOnlyAClinicianStartsAnything() {
        askedTwice();
        UUID kneeVisit = UUID.randomUUID();
        UUID knee = alsoFollowedUp(kneeVisit);
        announce(new AppointmentBooked(visit(kneeVisit, 1, patient, knee, inDays(0, 9))));
        eventually().until(() -> steering.visits(patient.id()).size() == 2);
        UUID flagged = followUpAfter(kneeVisit);
        followUps.pause(followUps.followUp(flagged), FollowUp.Because.RED_FLAG, null, clock.instant());
        Wanted elsewhere = new Wanted(appointment, condition);
        assertThat(steering.start(patient.id(), elsewhere, "reception", false)).isEqualTo(Outcome.ONLY_A_CLINICIAN);
        assertThat(steering.start(patient.id(), elsewhere, "anna", true)).isEqualTo(Outcome.DONE);
        assertThat(steering.stop(flagged, "anna", true)).isEqualTo(Outcome.DONE);
        assertThat(steering.start(patient.id(), elsewhere, "reception", false)).isEqualTo(Outcome.DONE);
    }

    @Test
    @DisplayName("33: whoever was told in another follow-up that we talk first was not silent")
    void redFlagElsewhereIsNobodysSilence() {
        askedTwice();
        UUID kneeVisit = UUID.randomUUID();
        alsoFollowedUp(kneeVisit);
        UUID flagged = followUpAfter(kneeVisit);
        forwardTo(inDays(0, 19));
        followUps.pause(followUps.followUp(flagged), FollowUp.Because.RED_FLAG, null, clock.instant());
        forwardTo(inDays(4, 11));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).endsWith("check-in-day-7 v1 - NOT_SENT SUPERSEDED"));
        forwardTo(inDays(1, 10));
        assertThat(steering.stop(flagged, "anna", true)).isEqualTo(Outcome.DONE);
        forwardTo(inDays(0, 11));
        settled();
        assertThat(standing()).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("33: whoever was told that there is nothing to answer was not silent")
    void pauseIsNobodysSilence() {
        askedTwice();
        forwardTo(inDays(0, 19));
        assertThat(steering.pause(followUp(), "anna")).isEqualTo(Outcome.DONE);
        assertThat(get(link(3)).body()).contains("Inga uppföljningsfrågor just nu");
        forwardTo(inDays(4, 11));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).endsWith("check-in-day-7 v1 - NOT_SENT SUPERSEDED"));
        forwardTo(inDays(1, 10));
        assertThat(steering.resume(followUp(), "anna", false)).isEqualTo(Outcome.DONE);
        // Whoever is resumed is looked at within half a minute, or when the clock is moved.
        forwardTo(inDays(0, 11));
        settled();
        assertThat(standing()).isEqualTo("ACTIVE");
        assertThat(get(link(3)).body())
                .as("what was asked can be answered again")
                .contains("Svårt att kissa?");
    }

    @Test
    void whatTheDeskSaysOfTheVisitLiftsNoRedFlag() {
        followedUpByPhone();
        UUID flagged = followUp();
        followUps.pause(followUps.followUp(flagged), FollowUp.Because.RED_FLAG, null, clock.instant());
        Visit visit = visit(appointment, 1, patient, condition, inDays(0, 10));
        announce(new AppointmentReopened(visit, clock.instant()));
        eventually().until(() -> considered(appointment).isEmpty());
        assertThat(standing()).isEqualTo("PAUSED RED_FLAG");
        announce(new AppointmentCompleted(visit, visit.end()));
        eventually().until(() -> considered(appointment).equals(List.of(true)));
        assertThat(followUp()).as("no other beside it").isEqualTo(flagged);
        assertThat(standing()).isEqualTo("PAUSED RED_FLAG");
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).contains("check-in-day-1 v1 - NOT_SENT SUPERSEDED"));

        announce(new AppointmentMissed(visit, clock.instant()));
        eventually()
                .untilAsserted(() -> assertThat(steering.visits(patient.id())).isEmpty());
        assertThat(standing()).as("said not to have come").isEqualTo("PAUSED RED_FLAG");
        assertThat(steering.resume(flagged, "reception", false)).isEqualTo(Outcome.ONLY_A_CLINICIAN);
        assertThat(messages(appointment))
                .as("of one follow-up")
                .filteredOn(line -> line.startsWith("check-in"))
                .hasSize(2);
    }

    /** Two of three check-ins have left, and none was answered. */
    private void askedTwice() {
        publishedWithThree();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(3));
        forwardTo(inDays(1, 10));
        eventually().until(() -> sent() == 1);
        forwardTo(inDays(2, 10));
        eventually().until(() -> sent() == 2);
    }

    @Test
    @DisplayName("33: two silences end it with a note to staff, and nobody is asked a third time")
    void twoSilencesEndIt() {
        askedTwice();
        forwardTo(inDays(4, 10));
        eventually().until(() -> standing().equals("ENDED SILENCE"));
        settled();
        assertThat(messages(appointment)).endsWith("check-in-day-7 v1 - NOT_SENT SUPERSEDED");
        assertThat(ELKS.acceptedFor(patient.mobile())).hasSize(2);
        assertThat(ended()).containsExactly("silence");
    }

    @Test
    @DisplayName("33: until when a check-in may be answered says its step, and fourteen days where that says nothing")
    void linkIsOpenForAsLongAsItsStepSays() {
        published();
        FollowUpPlanPublished plan = newerPlan();
        announce(new FollowUpPlanPublished(
                plan.publication(),
                condition,
                List.of(
                        new Step(1, LocalTime.of(10, 0), List.of(), Set.of(), 2, null),
                        new Step(7, LocalTime.of(10, 0), List.of(), Set.of(), null, null))));
        eventually().until(() -> isPublished(planId, 2));
        announce(recorded(patient));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        assertThat(jdbc.sql("""
                        select day || ' ' || extract(day from expires_at - due_at) from check_in
                            join message on message.id = message_id
                        where check_in.follow_up_id = ? order by day""").param(followUp()).query(String.class).list()).containsExactly("1 2", "7 14");
        forwardTo(inDays(1, 10));
        String link = link(1);
        forwardTo(inDays(1, 12));
        assertThat(get(link).statusCode()).isEqualTo(200);
        forwardTo(inDays(1, 12));
        assertThat(get(link).statusCode()).as("two days later").isEqualTo(410);
    }

    @Test
    void pauseWithdrawsNothingAndCatchesUpWithNothing() {
        followedUpByPhone();
        steering.pause(followUp(), "anna");
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).contains("check-in-day-1 v1 - NOT_SENT SUPERSEDED"));
        assertThat(steering.resume(followUp(), "anna", false)).isEqualTo(Outcome.DONE);
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
        forwardTo(inDays(6, 10));
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1);
    }
}
