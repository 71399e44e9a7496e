package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.AppointmentMissed;
import clinic.contracts.booking.AppointmentReopened;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.Visit;
import clinic.contracts.content.ConditionPublished;
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
import java.util.EnumSet;
import java.util.List;
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
