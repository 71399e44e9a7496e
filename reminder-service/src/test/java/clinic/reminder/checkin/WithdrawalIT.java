package clinic.reminder.checkin;

import static clinic.contracts.booking.StaffRole.EDITOR;
import static clinic.contracts.booking.StaffRole.PRACTITIONER;
import static clinic.contracts.booking.StaffRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.StaffRole;
import clinic.contracts.content.AdvicePublished;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.ExercisePublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.Progress;
import clinic.contracts.content.Publication;
import clinic.reminder.advice.PublishedContent;
import clinic.reminder.advice.PublishedPlans;
import clinic.reminder.followup.FollowedUp;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the clinic's clinicians take back reaches nobody any more, and what had been told of it stays known. */
class WithdrawalIT extends FollowedUp {

    private static final String WORSE = "flag-bladder=no&flag-fever=no&pain=6&progress=worse";

    @Autowired
    private PublishedContent content;

    @Autowired
    private PublishedPlans plans;

    @BeforeEach
    void afternoon() {
        forwardTo(inDays(1, 15));
    }

    @Test
    @DisplayName("32: withdrawn advice leaves a page that is open already, and staff still read what was told")
    void withdrawnAdviceLeavesThePageOfAnAnswer() {
        String link = askedByPhone();
        assertThat(post(link + "/answers", WORSE).statusCode()).isLessThan(400);
        assertThat(get(link).body()).contains("Vila ibland", "Andas lugnt").doesNotContain("tagit bort något");

        long told = System.nanoTime();
        announceTheExercise(publication(breathing, "sv", 1).withdrawn(clock.instant()), "Other words");
        eventually().until(() -> !get(link).body().contains("Andas lugnt"));
        System.out.printf(
                "Withdrawal: %.3f s from the topic until no check-in page shows it%n",
                (System.nanoTime() - told) / 1e9);
        assertThat(get(link).body()).contains("Vila ibland", "Vi har tagit bort något som stod här.");
        assertThat(content.exercise(breathing, "sv", 1))
                .as("its words are what they were")
                .hasValueSatisfying(known -> assertThat(known.title()).isEqualTo("Andas lugnt"));

        String history =
                shown("/staff/follow-ups/" + patient.id(), pass(RECEPTIONIST)).body();
        assertThat(history).contains("Andas lugnt");

        announce(new AdvicePublished(publication(rest, "sv", 1).withdrawn(clock.instant()), "…", List.of("…"), ""));
        eventually().until(() -> !get(link).body().contains("Vila ibland"));
    }

    @Test
    @DisplayName("32: nothing is sent that would lead to withdrawn advice, whatever its review date")
    void nothingLeavesThatWouldLeadToIt() {
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        announce(new AdvicePublished(
                publication(keepMoving, "sv", 1).withdrawn(clock.instant()), "…", List.of("…"), ""));
        settled();
        eventually()
                .until(() -> content.advice(keepMoving, Locale.of("sv"))
                                .orElseThrow()
                                .publication()
                                .withdrawnAt()
                        != null);
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(() ->
                        assertThat(messages(appointment)).contains("check-in-day-1 v1 - NOT_SENT CONTENT_EXPIRED"));
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();

        forwardTo(inDays(0, 11));
        announce(new AdvicePublished(publication(keepMoving, "sv", 2), "Rättat", List.of("…"), ""));
        eventually().until(() -> isPublished(keepMoving, 2));
        forwardTo(inDays(0, 12));
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .as("there is a version that holds")
                        .contains("check-in-day-1 v1 SMS SENT"));
        assertThat(standing()).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("32: nothing is sent whose advice names a withdrawn exercise, until there is one that holds")
    void nothingLeavesThatWouldLeadToAWithdrawnExercise() {
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        withdrawTheExercise();
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(() ->
                        assertThat(messages(appointment)).contains("check-in-day-1 v1 - NOT_SENT CONTENT_EXPIRED"));
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();

        forwardTo(inDays(0, 11));
        announceTheExercise(publication(breathing, "sv", 2), "Andas lugnt");
        eventually().until(() -> isPublished(breathing, 2));
        forwardTo(inDays(0, 12));
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .as("there is a version that holds")
                        .contains("check-in-day-1 v1 SMS SENT"));
    }

    @Test
    @DisplayName("32: an answer leads to no advice that names an exercise which was withdrawn meanwhile")
    void adviceGoesWithTheExerciseThatItNames() {
        String link = askedByPhone();
        withdrawTheExercise();
        assertThat(post(link + "/answers", WORSE).statusCode()).isLessThan(400);
        assertThat(get(link).body())
                .contains("Fortsätt röra på dig")
                .doesNotContain("Vila ibland", "Andas lugnt", "tagit bort något");
        assertThat(jdbc.sql("select shown::text from answer join check_in on check_in.id = check_in_id where"
                                + " follow_up_id = ?")
                        .param(followUp())
                        .query(String.class)
                        .single())
                .contains(keepMoving.toString())
                .doesNotContain(rest.toString(), breathing.toString());
    }

    private void announceTheExercise(Publication publication, String title) {
        ExercisePublished like = content.exercise(breathing, "sv", 1).orElseThrow();
        announce(new ExercisePublished(
                publication,
                title,
                like.purpose(),
                like.steps(),
                like.dose(),
                like.stopIf(),
                like.drawingId(),
                like.drawingInWords(),
                like.guidance()));
    }

    private void withdrawTheExercise() {
        announceTheExercise(publication(breathing, "sv", 1).withdrawn(clock.instant()), "Andas lugnt");
        eventually()
                .until(() -> content.exercise(breathing, "sv", 1)
                                .orElseThrow()
                                .publication()
                                .withdrawnAt()
                        != null);
    }

    @Test
    @DisplayName("32: what the version that asked offers stands, though the plan was taken back before the answer")
    void visitIsOfferedThoughThePlanWasTakenBack() {
        offering = Set.of(Progress.SAME);
        String link = askedByPhone();
        withdrawThePlan();
        post(link + "/answers", WORSE.replace("worse", "same"));
        assertThat(get(link).body())
                .contains("/book?condition=" + condition, "Ring oss eller boka en ny tid")
                .doesNotContain("Fortsätt röra på dig", "Vi har inga nya råd");
    }

    @Test
    @DisplayName("32: whoever is worse and gets no advice any more is offered a visit, whatever the plan offers")
    void whoIsWorseIsNotLeftWithNothing() {
        offering = Set.of();
        String link = askedByPhone();
        withdrawThePlan();
        post(link + "/answers", WORSE);
        assertThat(get(link).body())
                .contains("/book?condition=" + condition, "Ring oss eller boka en ny tid")
                .doesNotContain("Fortsätt röra på dig", "Vi har inga nya råd");
    }

    @Test
    void whoIsNotWorseIsOfferedAVisitOnlyWhereThePlanSaysSo() {
        String link = askedByPhone();
        withdrawThePlan();
        post(link + "/answers", WORSE.replace("worse", "better"));
        assertThat(get(link).body()).contains("Vi har inga nya råd").doesNotContain("/book?condition=");
    }

    private void withdrawThePlan() {
        FollowUpPlanPublished plan = plans.plan(planId, 1).orElseThrow();
        announce(new FollowUpPlanPublished(
                plan.publication().withdrawn(clock.instant()), plan.conditionId(), plan.steps()));
        eventually()
                .until(() -> plans.plan(planId, 1).orElseThrow().publication().withdrawnAt() != null);
    }

    @Test
    @DisplayName("32: whoever is not asked because of what we took back or paused reads nothing that frightens")
    void whoeverIsNotAskedJustNowIsNotFrightened() {
        String link = askedByPhone();
        pausedBecause("STAFF");
        assertThat(get(link).body())
                .contains("Inga uppföljningsfrågor just nu", "tel:112")
                .doesNotContain("prata med dig", "??");
        assertThat(get(link + "?lang=en").body())
                .contains("No follow-up questions just now")
                .doesNotContain("talk to you", "??");
        pausedBecause("RED_FLAG");
        assertThat(get(link).body()).contains("Uppföljningen är pausad", "Vi behöver prata med dig");

        jdbc.sql("update follow_up set standing = 'ACTIVE', because = null where id = ?")
                .param(followUp())
                .update();
        announce(new ConditionPublished(
                publication(condition, "sv", 1).withdrawn(clock.instant()),
                "hostglid",
                "Höstglid",
                List.of(),
                List.of("return-visit")));
        eventually().until(() -> get(link).body().contains("Inga uppföljningsfrågor just nu"));
    }

    private void pausedBecause(String because) {
        jdbc.sql("update follow_up set standing = 'PAUSED', because = ?, look_at = null where id = ?")
                .params(because, followUp())
                .update();
    }

    @Test
    @DisplayName("32: a withdrawn plan starts no follow-up, and its next version does")
    void withdrawnPlanStartsNothing() {
        published();
        FollowUpPlanPublished plan = newerPlan();
        announce(new FollowUpPlanPublished(
                plan.publication().withdrawn(clock.instant()), plan.conditionId(), plan.steps()));
        eventually().until(() -> plans.plan(planId, 2).isPresent());
        LocalDate today = LocalDate.ofInstant(clock.instant(), STOCKHOLM);
        assertThat(plans.usable(condition, today)).isEmpty();
        assertThat(plans.conditions(Locale.of("sv"), today))
                .noneMatch(known -> known.publication().itemId().equals(condition));
        announce(new FollowUpPlanPublished(publication(planId, "zxx", 3), plan.conditionId(), plan.steps()));
        eventually().until(() -> !plans.usable(condition, today).isEmpty());
    }

    @Test
    @DisplayName("32: of several plans for a condition the one that came last counts, whatever its version is called")
    void planThatWasTakenBackDoesNotHideAnother() {
        published();
        for (int version : List.of(1, 5)) {
            FollowUpPlanPublished plan = plan(planId, version, 1, 7);
            announce(new FollowUpPlanPublished(
                    plan.publication().withdrawn(clock.instant()), plan.conditionId(), plan.steps()));
        }
        eventually().until(() -> isPublished(planId, 5));
        assertThat(latestPlan()).isEmpty();
        UUID own = UUID.randomUUID();
        announce(plan(own, 1, 2));
        eventually().until(() -> isPublished(own, 1));
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment)).containsExactly("check-in-day-2 v1 - PLANNED"));

        announce(plan(planId, 6, 1, 7));
        eventually().until(() -> latestPlan().equals(Optional.of(planId)));
        announce(plan(own, 2, 2));
        eventually().until(() -> latestPlan().equals(Optional.of(own)));
        announce(new FollowUpPlanPublished(publication(own, "zxx", 3), UUID.randomUUID(), List.of()));
        eventually().until(() -> latestPlan().equals(Optional.of(planId)));
    }

    private Optional<UUID> latestPlan() {
        return plans.usable(condition, LocalDate.ofInstant(clock.instant(), STOCKHOLM)).stream()
                .findFirst()
                .map(plan -> plan.publication().itemId());
    }

    @Test
    void conditionThatNobodyHasLookedAtAgainStartsNothing() {
        published();
        eventually().until(() -> latestPlan().isPresent());
        LocalDate today = LocalDate.ofInstant(clock.instant(), STOCKHOLM);
        reviewBy = today.minusDays(1);
        for (String locale : List.of("sv", "en")) {
            announce(new ConditionPublished(
                    publication(condition, locale, 2), "hostglid", "Höstglid", List.of(), List.of("return-visit")));
        }
        eventually().until(() -> latestPlan().isEmpty());
        assertThat(plans.conditions(Locale.of("sv"), today))
                .noneMatch(known -> known.publication().itemId().equals(condition));
    }

    @Test
    void staffSeeWhatWasShownOfItAndThoseWhoMeetPatientsToWhom() {
        String link = askedByPhone();
        assertThat(post(link + "/answers", WORSE).statusCode()).isLessThan(400);
        assertThat(get(link).body()).contains("Vila ibland");
        String page = "/staff/messages/told/" + rest;
        String forReception = shown(page, pass(RECEPTIONIST)).body();
        assertThat(forReception)
                .contains("Visat efter svar i en uppföljning", "Svenska", "/staff/follow-ups/" + patient.id())
                .doesNotContain("??");
        assertThat(shown(page, pass(EDITOR)).body())
                .contains("Visat efter svar i en uppföljning", "/staff/content/items/" + rest)
                .doesNotContain(patient.id().toString());
        assertThat(announced(patient.id())).as("who was shown is written down").contains("reminder.answers.seen");
        assertThat(shown("/staff/messages/told/" + planId, pass(RECEPTIONIST)).body())
                .as("who was asked by the plan")
                .contains("/staff/follow-ups/" + patient.id());

        announce(new PatientRecorded(
                patient.id(), 2, "Eva Ek", "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class), true));
        eventually()
                .until(() -> !shown(page, pass(PRACTITIONER))
                        .body()
                        .contains(patient.id().toString()));
        assertThat(shown(page, pass(RECEPTIONIST)).body()).contains(patient.id().toString());
        jdbc.sql("update follow_up set locked_at = now() where patient_id = ?")
                .param(patient.id())
                .update();
        assertThat(shown(page, pass(RECEPTIONIST)).body())
                .as("an erased patient is shown to nobody")
                .doesNotContain(patient.id().toString());
        assertThat(shown("/staff/messages/told/" + planId + "?lang=en", pass(EDITOR))
                        .body())
                .contains("Questions that the plan has sent")
                .doesNotContain("??");
        assertThat(shown("/staff/messages/told/" + UUID.randomUUID(), pass(EDITOR))
                        .body())
                .contains("Ingen patient har fått något");
    }

    private static String pass(StaffRole role) {
        return OFFICE.pass(UUID.randomUUID(), 1, role);
    }
}
