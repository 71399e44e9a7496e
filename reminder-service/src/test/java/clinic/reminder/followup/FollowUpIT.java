package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.AppointmentMissed;
import clinic.contracts.booking.AppointmentReopened;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.FollowUpPlanPublished;
import clinic.contracts.content.FollowUpPlanPublished.Step;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.ElksServer;
import clinic.reminder.SmsServer;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.dispatch.Channels;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.followup.SteerFollowUp.Outcome;
import clinic.reminder.followup.SteerFollowUp.Wanted;
import clinic.reminder.message.Links;
import clinic.reminder.message.Wording;
import java.time.Instant;
import java.time.LocalDate;
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

/** When a follow-up starts, and whether its check-ins leave. */
class FollowUpIT extends FollowedUp {

    @Autowired
    private Channels channels;

    @Autowired
    private SteerFollowUp steering;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private CheckIns checkIns;

    @Autowired
    private PatientsDays days;

    @Autowired
    private AddressBook addresses;

    @Autowired
    private UsableContent content;

    @Autowired
    private Wording wording;

    @Autowired
    private Links links;

    @BeforeEach
    void afternoon() {
        // A visit at ten, completed before the next morning's check-in is due.
        forwardTo(inDays(1, 15));
    }

    /** Only when it leaves is it known which channel it takes. */
    @Test
    @DisplayName("19: a check-in that would take a paused channel waits, and leaves once it is resumed")
    void pausedChannelHoldsTheCheckIn() {
        followedUpByPhone();
        channels.pause(Channel.SMS, "admin", "");
        try {
            forwardTo(inDays(1, 10));
            settled();
            assertThat(messages(appointment)).first().isEqualTo("check-in-day-1 v1 SMS PLANNED");
            assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
        } finally {
            channels.resume(Channel.SMS);
        }
        eventually().until(() -> ELKS.acceptedFor(patient.mobile()).count() == 1);
    }

    @Test
    @DisplayName("32: content that expired between planning and sending is not sent")
    void expiredContentIsNotSent() {
        reviewBy = clock.instant().atZone(STOCKHOLM).toLocalDate();
        followedUpByPhone();
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(() ->
                        assertThat(messages(appointment)).contains("check-in-day-1 v1 - NOT_SENT CONTENT_EXPIRED"));
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();

        forwardTo(inDays(6, 10));
        eventually()
                .untilAsserted(() ->
                        assertThat(messages(appointment)).contains("check-in-day-7 v1 - NOT_SENT CONTENT_EXPIRED"));
        forwardTo(inDays(1, 11));
        eventually().until(() -> standing().equals("ENDED NOT_ASKED"));
        assertThat(ended()).as("a person must ask").containsExactly("not-asked");
    }

    @Test
    @DisplayName(
            "32: who reviews a plan in time by publishing its next version cuts nobody off who is on the one before")
    void earlierVersionOfAReviewedPlanGoesOn() {
        UUID other = UUID.randomUUID();
        published();
        eventually().until(() -> isPublished(planId, 1));
        LocalDate promised = reviewBy;
        reviewBy = LocalDate.ofInstant(inDays(3, 10), STOCKHOLM);
        announce(plan(other, 1, 1, 7));
        eventually().until(() -> isPublished(other, 1));
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        reviewBy = promised;
        announce(plan(other, 2, 1, 9));
        eventually().until(() -> isPublished(other, 2));
        forwardTo(inDays(7, 10));
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .as("on the day after that on which the first version had to be looked at")
                        .contains("check-in-day-7 v1 SMS SENT"));
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

    private UUID followUpAfter(UUID visit) {
        return jdbc.sql("select id from follow_up where appointment_id = ?")
                .param(visit)
                .query(UUID.class)
                .single();
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

    /** What was told elsewhere of why it is over. */
    private List<String> ended() {
        return jdbc.sql("select payload ->> 'because' from outbox where key = ? and type = 'reminder.follow-up.ended'")
                .param(followUp().toString())
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("32: a plan past its review date starts nothing; what its clinicians have looked at again does")
    void planPastItsDayStartsNothing() {
        LocalDate promised = reviewBy;
        reviewBy = LocalDate.ofInstant(clock.instant(), STOCKHOLM).minusDays(1);
        published();
        announce(recorded(patient));
        visited();
        eventually()
                .until(() -> jdbc.sql("select count(*) from completed_visit where appointment_id = ?")
                                .param(appointment)
                                .query(Long.class)
                                .single()
                        == 1);
        settled();
        assertThat(messages(appointment)).isEmpty();
        assertThat(steering.start(patient.id(), new Wanted(appointment, condition), "anna", true))
                .as("nor does it for staff")
                .isEqualTo(Outcome.NO_PLAN);

        reviewBy = promised;
        announce(newerPlan());
        for (String locale : List.of("sv", "en")) {
            announce(new ConditionPublished(
                    publication(condition, locale, 2), "hostglid", "Höstglid", List.of(), List.of("return-visit")));
        }
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .containsExactly("check-in-day-1 v1 - PLANNED", "check-in-day-9 v1 - PLANNED"));
    }

    @Test
    void whoDidNotComeIsNotAskedHowTheyHaveBeen() {
        followedUpByPhone();
        announce(new AppointmentMissed(visit(appointment, 1, patient, condition, inDays(0, 10)), clock.instant()));
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .contains(
                                "check-in-day-1 v1 - NOT_SENT SUPERSEDED", "check-in-day-7 v1 - NOT_SENT SUPERSEDED"));
        settled();
        forwardTo(inDays(1, 10));
        settled();
        assertThat(ELKS.askedFor(patient.mobile()).map(SmsServer.Sms::message))
                .as("asked whether they want another time, and no more")
                .singleElement()
                .asString()
                .doesNotContain("/check-in/");
        assertThat(steering.visits(patient.id()))
                .as("nobody is offered to follow up a visit that did not take place")
                .isEmpty();
        assertThat(steering.start(patient.id(), new Wanted(appointment, condition), "anna", true))
                .isEqualTo(Outcome.NO_VISIT);

        announce(new AppointmentCompleted(visit(appointment, 1, patient, condition, inDays(-1, 10)), clock.instant()));
        eventually()
                .untilAsserted(() -> assertThat(steering.visits(patient.id()))
                        .as("it took place after all")
                        .hasSize(1));
    }

    @Test
    void whoWasSaidToBeDoneByMistakeIsAskedOnceTheyAre() {
        followedUpByPhone();
        Visit visit = visit(appointment, 1, patient, condition, inDays(0, 10));
        announce(new AppointmentReopened(visit, clock.instant()));
        String[] withdrawn = {"check-in-day-1 v1 - NOT_SENT SUPERSEDED", "check-in-day-7 v1 - NOT_SENT SUPERSEDED"};
        eventually().untilAsserted(() -> assertThat(messages(appointment)).containsExactly(withdrawn));

        announce(new AppointmentCompleted(visit, clock.instant()));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).hasSize(4).contains(withdrawn));
        forwardTo(inDays(1, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-1 v1 SMS SENT"));
        assertThat(ELKS.askedFor(patient.mobile())).as("asked once").hasSize(1);
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

    /** Whether the visit, if it is known to have taken place, was seen to. */
    private List<Boolean> considered(UUID visit) {
        return jdbc.sql("select considered from completed_visit where appointment_id = ?")
                .param(visit)
                .query((row, number) -> row.getBoolean(1))
                .list();
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

    /** As it is written down; the provider has it a moment before. */
    private long sent() {
        return messages(appointment).stream()
                .filter(message -> message.endsWith(" SENT"))
                .count();
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
    void whoComesAgainIsAskedInPersonOnThatDayAlone() {
        followedUpByPhone();
        UUID next = UUID.randomUUID();
        UUID forSomethingElse = UUID.randomUUID();
        announce(new AppointmentBooked(visit(next, 1, patient, null, inDays(7, 14))));
        announce(new AppointmentBooked(visit(forSomethingElse, 1, patient, UUID.randomUUID(), inDays(1, 14))));
        eventually().until(() -> isConfirmed(next) && isConfirmed(forSomethingElse));
        assertThat(standing()).as("a booked visit ends nothing").isEqualTo("ACTIVE");
        forwardTo(inDays(1, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-1 v1 SMS SENT"));
        forwardTo(inDays(6, 10));
        eventually()
                .untilAsserted(
                        () -> assertThat(messages(appointment)).contains("check-in-day-7 v1 - NOT_SENT SUPERSEDED"));
        assertThat(standing()).isEqualTo("ACTIVE");
    }

    @Test
    void visitThatIsMovedOrCancelledHoldsNothing() {
        followedUpByPhone();
        Visit next = visit(UUID.randomUUID(), 1, patient, condition, inDays(1, 14));
        announce(new AppointmentBooked(next));
        eventually().until(() -> isConfirmed(next.appointmentId()));
        Visit later = visit(next.appointmentId(), 2, patient, condition, inDays(7, 14));
        announce(new AppointmentRescheduled(later, next.start()));
        eventually().until(() -> isKnown(later));
        forwardTo(inDays(1, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-1 v1 SMS SENT"));
        Visit cancelled = visit(next.appointmentId(), 3, patient, condition, later.start());
        announce(new AppointmentCancelled(cancelled, CancelledBy.STAFF));
        eventually().until(() -> isKnown(cancelled));
        forwardTo(inDays(6, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-7 v1 SMS SENT"));
    }

    @Test
    void whoCameAgainIsFollowedUpAfterThatVisitUnlessItDidNotTakePlace() {
        followedUpByPhone();
        Visit next = visit(UUID.randomUUID(), 1, patient, condition, inDays(2, 9));
        announce(new AppointmentBooked(next));
        eventually().until(() -> isConfirmed(next.appointmentId()));
        forwardTo(inDays(2, 15));
        UUID first = followUp();
        announce(new AppointmentCompleted(next, next.end()));
        eventually().until(() -> standing().equals("ENDED REBOOKED"));
        assertThat(messages(next.appointmentId())).contains("check-in-day-7 v1 - PLANNED");

        announce(new AppointmentMissed(next, clock.instant()));
        eventually().until(() -> standing().equals("ACTIVE"));
        assertThat(followUp()).as("what has ended is over for good").isNotEqualTo(first);
        assertThat(followUps.followUp(followUpAfter(next.appointmentId())).because())
                .isEqualTo(FollowUp.Because.MISSED);
        forwardTo(inDays(5, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-7 v1 SMS SENT"));
        assertThat(messages(next.appointmentId()))
                .filteredOn(line -> line.startsWith("check-in"))
                .allMatch(line -> line.endsWith("NOT_SENT SUPERSEDED"));
    }

    @Test
    void whatStaffHadLetRestIsNotBegunAnewByNobody() {
        followedUpByPhone();
        UUID first = followUp();
        assertThat(steering.pause(first, "anna")).isEqualTo(Outcome.DONE);
        Visit next = visit(UUID.randomUUID(), 1, patient, condition, inDays(2, 9));
        forwardTo(inDays(2, 15));
        announce(new AppointmentBooked(next));
        announce(new AppointmentCompleted(next, next.end()));
        eventually().until(() -> standing().equals("ENDED REBOOKED"));
        announce(new AppointmentReopened(next, clock.instant()));
        eventually().until(() -> considered(next.appointmentId()).isEmpty());
        assertThat(followUp()).isEqualTo(first);
    }

    @Test
    void whereTheNextVisitIsNotFollowedUpTheOneBeforeIs() {
        followedUpByPhone();
        Visit next = visit(UUID.randomUUID(), 1, patient, condition, inDays(2, 9));
        announce(recorded(patient, 2, "sv", patient.mobile(), null, EnumSet.of(ConsentPurpose.REMINDERS)));
        eventually().until(() -> addresses.isKnownAsOf(patient.id(), 2));
        forwardTo(inDays(2, 15));
        announce(new AppointmentBooked(next));
        announce(new AppointmentCompleted(next, next.end()));
        eventually().until(() -> considered(next.appointmentId()).equals(List.of(true)));
        announce(recorded(patient, 3, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        eventually().until(() -> addresses.isKnownAsOf(patient.id(), 3));
        assertThat(standing()).isEqualTo("ACTIVE");
        forwardTo(inDays(5, 10));
        eventually().until(() -> messages(appointment).contains("check-in-day-7 v1 SMS SENT"));
    }

    /** As it may also come when topics are told again from their beginning. */
    @Test
    void visitThatIsSaidToBeOverAfterALaterOneIsNotFollowedUp() {
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        Visit later = visit(UUID.randomUUID(), 1, patient, condition, inDays(0, 12));
        announce(new AppointmentBooked(later));
        announce(new AppointmentCompleted(later, later.end()));
        eventually().until(() -> messages(later.appointmentId()).size() == 2);
        visited();
        eventually().until(() -> considered(appointment).equals(List.of(true)));
        assertThat(messages(appointment)).isEmpty();
        assertThat(followUps.followUp(followUpAfter(later.appointmentId())).goesOn())
                .isTrue();

        announce(new AppointmentReopened(later, clock.instant()));
        eventually().until(() -> messages(appointment).size() == 2);
        assertThat(standing()).isEqualTo("ACTIVE");
    }

    @Test
    void whoCameAgainSinceARedFlagIsNotAskedTwiceOnceItIsClosed() {
        followedUpByPhone();
        UUID flagged = followUp();
        followUps.pause(followUps.followUp(flagged), FollowUp.Because.RED_FLAG, null, clock.instant());
        Visit next = visit(UUID.randomUUID(), 1, patient, condition, inDays(2, 9));
        forwardTo(inDays(2, 15));
        announce(new AppointmentCompleted(next, next.end()));
        eventually().until(() -> messages(next.appointmentId()).size() == 2);
        assertThat(standing()).isEqualTo("PAUSED RED_FLAG");
        assertThat(steering.resume(flagged, "anna", true)).isEqualTo(Outcome.DONE);
        assertThat(standing()).isEqualTo("ENDED REBOOKED");
        assertThat(followUps.followUp(followUpAfter(next.appointmentId())).goesOn())
                .isTrue();
    }

    private void followedUpByPhone() {
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.allOf(ConsentPurpose.class)));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
    }

    private boolean isConfirmed(UUID visit) {
        return messages(visit).contains("confirmation v1 SMS SENT");
    }

    private boolean isKnown(Visit visit) {
        return jdbc.sql("select exists (select from visit where appointment_id = ? and schedule_version = ?)")
                .params(visit.appointmentId(), visit.scheduleVersion())
                .query(Boolean.class)
                .single();
    }

    @Test
    @DisplayName("32: a plan that is edited moves nobody who is on it; staff can")
    void newerPlanMovesNobodyByItself() {
        published();
        announce(recorded(patient));
        visited();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        announce(newerPlan());
        eventually().until(() -> steering.newer(followUps.followUp(followUp())).isPresent());
        assertThat(messages(appointment)).containsExactly("check-in-day-1 v1 - PLANNED", "check-in-day-7 v1 - PLANNED");

        assertThat(steering.moveToNewest(followUp(), "anna")).isEqualTo(Outcome.DONE);
        assertThat(messages(appointment))
                .containsExactly(
                        "check-in-day-1 v1 - PLANNED",
                        "check-in-day-7 v1 - NOT_SENT SUPERSEDED",
                        "check-in-day-9 v1 - PLANNED");
        assertThat(steering.moveToNewest(followUp(), "anna")).isEqualTo(Outcome.NOT_ANY_MORE);

        announce(plan(planId, 3, 1, 7));
        eventually().until(() -> steering.newer(followUps.followUp(followUp())).isPresent());
        assertThat(steering.moveToNewest(followUp(), "anna")).isEqualTo(Outcome.DONE);
        assertThat(messages(appointment))
                .as("a day that comes back is asked about after all")
                .containsExactly(
                        "check-in-day-1 v1 - PLANNED",
                        "check-in-day-7 v1 - PLANNED",
                        "check-in-day-9 v1 - NOT_SENT SUPERSEDED");
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

    @Test
    void followUpNeedsConsentAtStartAndAtSending() {
        published();
        announce(recorded(patient, 1, "sv", patient.mobile(), null, EnumSet.of(ConsentPurpose.REMINDERS)));
        visited();
        UUID later = UUID.randomUUID();
        Patient willing = someone();
        announce(recorded(willing));
        Visit visit = visit(later, 1, willing, condition, inDays(0, 10));
        announce(new AppointmentCompleted(visit, visit.end()));
        eventually().untilAsserted(() -> assertThat(messages(later)).hasSize(2));
        announce(recorded(willing, 2, "sv", willing.mobile(), null, EnumSet.of(ConsentPurpose.REMINDERS)));
        settled();
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(() -> assertThat(messages(later)).contains("check-in-day-1 v1 - NOT_SENT NO_CONSENT"));
        assertThat(messages(appointment)).isEmpty();
    }

    @Test
    void followUpStartsOnceAllIsKnownWhateverComesFirst() {
        visited();
        announce(recorded(patient, 1, "sv", null, patient.email(), EnumSet.allOf(ConsentPurpose.class)));
        eventually()
                .until(() ->
                        jdbc.sql("select count(*) from completed_visit where appointment_id = ? and not considered")
                                        .param(appointment)
                                        .query(Long.class)
                                        .single()
                                == 1);
        published();
        eventually().untilAsserted(() -> assertThat(messages(appointment)).hasSize(2));
        forwardTo(inDays(1, 10));
        eventually().untilAsserted(() -> assertThat(mailsTo(patient.email())).hasSize(1));
    }

    /** Its address is chosen anew each time it leaves. */
    @Test
    @DisplayName("29: a check-in that a number refuses leaves by mail")
    void checkInThatANumberRefusesLeavesByMail() {
        published();
        announce(recorded(patient));
        visited();
        eventually().until(() -> messages(appointment).size() == 2);
        ELKS.has(ElksServer.Day.BAD_NUMBER);
        forwardTo(inDays(1, 10));
        eventually().untilAsserted(() -> assertThat(messages(appointment)).contains("check-in-day-1 v1 EMAIL SENT"));
        assertThat(mailsTo(patient.email())).hasSize(1);
    }

    @Test
    @DisplayName("29: a check-in goes by mail where the number's country takes no sender of ours")
    void checkInGoesByMailWhereNoSmsOfOursCan() {
        published();
        announce(recorded(patient));
        visited();
        eventually().until(() -> messages(appointment).size() == 2);
        CheckInOccasion occasion =
                new CheckInOccasion(followUps, checkIns, days, addresses, content, wording, links, number -> false);
        UUID message = jdbc.sql("select id from message where appointment_id = ? and rule = 'check-in-day-1'")
                .param(appointment)
                .query(UUID.class)
                .single();
        Instant morning = inDays(1, 10);
        PlannedMessage planned = new PlannedMessage(
                appointment,
                followUp(),
                patient.id(),
                1,
                Purpose.CHECK_IN,
                "check-in-day-1",
                1,
                null,
                "",
                morning,
                inDays(2, 10),
                null);
        assertThat(occasion.judge(message, planned, morning))
                .isInstanceOfSatisfying(
                        Verdict.Send.class, send -> assertThat(send.channel()).isEqualTo(Channel.EMAIL));
    }

    @Test
    void protectedIdentityWithdrawsWhatIsAhead() {
        published();
        announce(recorded(patient));
        visited();
        eventually().until(() -> messages(appointment).size() == 2);
        announce(recordedAsProtected(2));
        eventually()
                .untilAsserted(() -> assertThat(messages(appointment))
                        .containsExactly(
                                "check-in-day-1 v1 - NOT_SENT PROTECTED_IDENTITY",
                                "check-in-day-7 v1 - NOT_SENT PROTECTED_IDENTITY"));
    }

    /** Known before the visit ended, so that nothing had to be withdrawn. */
    @Test
    void protectedIdentityIsNotAskedHowItGoes() {
        published();
        announce(recordedAsProtected(1));
        visited();
        eventually().until(() -> messages(appointment).size() == 2);
        forwardTo(inDays(1, 10));
        eventually()
                .untilAsserted(() ->
                        assertThat(messages(appointment)).contains("check-in-day-1 v1 - NOT_SENT PROTECTED_IDENTITY"));
        assertThat(ELKS.askedFor(patient.mobile())).isEmpty();
        assertThat(mailsTo(patient.email())).isEmpty();
    }

    private PatientRecorded recordedAsProtected(int version) {
        return new PatientRecorded(
                patient.id(),
                version,
                "Eva Ek",
                "sv",
                patient.mobile(),
                patient.email(),
                EnumSet.allOf(ConsentPurpose.class),
                true);
    }
}
