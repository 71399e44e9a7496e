package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.FollowUpPlanPublished.Step;
import clinic.reminder.followup.SteerFollowUp.Outcome;
import clinic.reminder.followup.SteerFollowUp.Wanted;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a clinician found, or what a visit turns out to have been for, and which plan comes of it. */
class FoundAtTheVisitIT extends FollowedUp {

    @Autowired
    private SteerFollowUp steering;

    @Autowired
    private FollowUps followUps;

    @BeforeEach
    void afternoon() {
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    @Test
    void whatIsFoundAfterTheClockHasCompletedTheVisitIsKept() {
        followedUpByPhone();
        Visit visit = visit(appointment, 1, patient, condition, inDays(0, 10));
        announce(new AppointmentCompleted(visit, visit.end(), "nerve-root", Map.of("direction", "back")));
        eventually().untilAsserted(() -> assertThat(found()).isEqualTo("nerve-root {\"direction\": \"back\"}"));
        announce(new AppointmentCompleted(visit, visit.end()));
        settled();
        assertThat(found())
                .as("that nothing was said takes nothing back")
                .isEqualTo("nerve-root {\"direction\": \"back\"}");
        assertThat(messages(appointment)).as("and nothing is planned twice").hasSize(2);
    }

    @Test
    @DisplayName(
            "32: of a condition's plans the one starts that suits what was found, and before anything was asked it changes")
    void planIsTheOneForWhatWasFound() {
        UUID nerves = bothPlans();
        mechanism = "nerve";
        visited();
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment)).containsExactly("check-in-day-2 v1 - PLANNED"));
        assertThat(onPlan()).isEqualTo(nerves);

        Patient other = someone();
        UUID later = UUID.randomUUID();
        Visit visit = visit(later, 1, other, condition, inDays(0, 10));
        announce(recorded(other, 1, "sv", other.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        announce(new AppointmentCompleted(visit, visit.end()));
        String[] forAll = {"check-in-day-1 v1 - PLANNED", "check-in-day-7 v1 - PLANNED"};
        eventually().untilAsserted(() -> assertThat(messages(later)).containsExactly(forAll));
        announce(new AppointmentCompleted(visit, visit.end(), "nerve", null));
        eventually()
                .untilAsserted(() -> assertThat(messages(later))
                        .containsExactly(
                                "check-in-day-1 v1 - NOT_SENT SUPERSEDED",
                                "check-in-day-2 v1 - PLANNED",
                                "check-in-day-7 v1 - NOT_SENT SUPERSEDED"));
        forwardTo(inDays(2, 10));
        eventually().until(() -> messages(later).contains("check-in-day-2 v1 SMS SENT"));
        assertThat(followUps.changes(followUpAfter(later)))
                .filteredOn(change -> change.what() == FollowUps.Change.MOVED)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.planId()).isEqualTo(nerves);
                    assertThat(change.by()).as("no person decided it").isNull();
                });
    }

    @Test
    @DisplayName("32: who was asked already, or whose plan staff chose, stays on it until a person says otherwise")
    void planStaysOnceSomethingWasAskedOrStaffChoseIt() {
        UUID nerves = bothPlans();
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        forwardTo(inDays(1, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-1 v1 SMS SENT"));
        assertThat(steering.find(followUp(), new Findings("nerve", Map.of()), "anna"))
                .isEqualTo(Outcome.DONE);
        assertThat(onPlan()).isEqualTo(planId);
        assertThat(messages(appointment)).contains("check-in-day-7 v1 - PLANNED");

        UUID elsewhere = UUID.randomUUID();
        assertThat(steering.start(patient.id(), new Wanted(appointment, condition, null, elsewhere), "anna", true))
                .isEqualTo(Outcome.NO_SUCH_PLAN);
        assertThat(steering.start(patient.id(), new Wanted(appointment, condition), "anna", true))
                .as("the one that suits what was found")
                .isEqualTo(Outcome.DONE);
        assertThat(onPlan()).isEqualTo(nerves);
        assertThat(steering.start(patient.id(), new Wanted(appointment, condition, null, planId), "anna", true))
                .isEqualTo(Outcome.DONE);
        assertThat(onPlan()).isEqualTo(planId);
        assertThat(steering.find(followUp(), new Findings("nerve", Map.of("direction", "back")), "anna"))
                .isEqualTo(Outcome.DONE);
        assertThat(onPlan()).as("chosen").isEqualTo(planId);
    }

    /** One for everybody, and one for those with nerve pain, which is told first. */
    private UUID bothPlans() {
        UUID nerves = UUID.randomUUID();
        announce(planForNerves(nerves, 2));
        eventually().until(() -> isPublished(nerves, 1));
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        return nerves;
    }

    private UUID onPlan() {
        return followUps.followUp(followUp()).planId();
    }

    @Test
    void whatAClinicianSaidGoesOnBeingSaidInAFollowUpThatStaffStart() {
        mechanism = "nerve";
        switches = Map.of("direction", "back");
        followedUpByPhone();
        UUID first = followUp();
        assertThat(steering.start(patient.id(), new Wanted(appointment, condition), "anna", true))
                .isEqualTo(Outcome.DONE);
        assertThat(followUp()).isNotEqualTo(first);
        assertThat(found()).isEqualTo("nerve {\"direction\": \"back\"}");

        assertThat(steering.find(followUp(), new Findings(null, Map.of("direction", "back")), "anna"))
                .isEqualTo(Outcome.DONE);
        assertThat(steering.start(patient.id(), new Wanted(appointment, condition), "anna", true))
                .isEqualTo(Outcome.DONE);
        assertThat(found())
                .as("the last word, not the first that was said of the visit")
                .isEqualTo("- {\"direction\": \"back\"}");
    }

    @Test
    void whatTheVisitTurnsOutToHaveBeenForIsAskedAboutInstead() {
        UUID other = onOnePlan();
        complete(other);
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .containsExactly(
                                "check-in-day-1 v1 - NOT_SENT SUPERSEDED",
                                "check-in-day-3 v1 - PLANNED",
                                "check-in-day-7 v1 - NOT_SENT SUPERSEDED"));
        complete(other);
        settled();
        assertThat(messages(appointment)).as("said once more").hasSize(3).contains("check-in-day-3 v1 - PLANNED");
        assertThat(jdbc.sql("select standing || ' ' || coalesce(because, '-') from follow_up where appointment_id = ?"
                                + " order by standing")
                        .param(appointment)
                        .query(String.class)
                        .list())
                .containsExactly("ACTIVE -", "ENDED STOPPED");
    }

    @Test
    void whatAClinicianMustLookAtFirstStaysWhateverTheVisitWasFor() {
        UUID other = onOnePlan();
        followUps.pause(followUps.followUp(followUp()), FollowUp.Because.RED_FLAG, null, clock.instant());
        complete(other);
        settled();
        assertThat(messages(appointment)).hasSize(2);
        assertThat(standing()).isEqualTo("PAUSED RED_FLAG");
    }

    /** A patient on the plan of one condition; answers another, which has a plan of its own. */
    private UUID onOnePlan() {
        UUID other = UUID.randomUUID();
        published();
        announce(new FollowUpPlanPublished(
                publication(UUID.randomUUID(), "zxx", 1),
                other,
                List.of(new Step(3, LocalTime.of(10, 0), List.of(), Set.of()))));
        announce(recorded(patient));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        return other;
    }

    private void complete(UUID treated) {
        Visit visit = visit(appointment, 1, patient, treated, inDays(0, 10));
        announce(new AppointmentCompleted(visit, visit.end()));
    }

    private String found() {
        return jdbc.sql("select coalesce(mechanism, '-') || ' ' || switches from follow_up where id = ?")
                .param(followUp())
                .query(String.class)
                .single();
    }
}
