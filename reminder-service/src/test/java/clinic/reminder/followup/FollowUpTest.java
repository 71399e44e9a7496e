package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.NotSentReason;
import clinic.reminder.contact.Contact;
import clinic.reminder.dispatch.Occasion.Verdict;
import clinic.reminder.followup.FollowUp.Because;
import clinic.reminder.followup.FollowUp.CheckInTimes;
import clinic.reminder.followup.FollowUp.Standing;
import clinic.reminder.followup.FollowUp.Step;
import clinic.reminder.followup.PatientsDay.Meeting;
import clinic.reminder.plan.SendingWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowUpTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final UUID VISIT = UUID.randomUUID();
    private static final UUID OTHER_VISIT = UUID.randomUUID();
    private static final UUID CONDITION = UUID.randomUUID();
    private static final List<Step> STEPS = List.of(
            new Step(1, LocalTime.of(10, 0), Duration.ofDays(2)), new Step(7, LocalTime.of(10, 0), FollowUp.OPEN));

    private static List<CheckInTimes> ahead(String start, String now) {
        return FollowUp.ahead(STEPS, Instant.parse(start), STOCKHOLM, SendingWindow.SHIPPED, Instant.parse(now));
    }

    @Test
    void daysAreCountedInTheLocationsCalendar() {
        // Half past eleven at night in Stockholm is still the 23rd there; clocks change on the 25th.
        assertThat(ahead("2026-10-23T21:30:00Z", "2026-10-23T22:30:00Z"))
                .extracting(CheckInTimes::due)
                .containsExactly(Instant.parse("2026-10-24T08:00:00Z"), Instant.parse("2026-10-30T09:00:00Z"));
    }

    @Test
    void whatIsNotAnsweredWithinItsWindowIsMissed() {
        assertThat(ahead("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z"))
                .extracting(times -> Duration.between(times.due(), times.expires()))
                .containsExactly(Duration.ofDays(2), FollowUp.OPEN);
    }

    @Test
    void stepsThatHadPassedAreNotCaughtUpWith() {
        assertThat(ahead("2026-11-23T09:00:00Z", "2026-11-26T09:00:00Z"))
                .extracting(CheckInTimes::day)
                .containsExactly(7);
    }

    @Test
    void aVisitForTheSameAnswersIt() {
        assertThat(followUp(Standing.ACTIVE, null).isAnsweredBy(OTHER_VISIT, CONDITION))
                .isTrue();
        assertThat(followUp(Standing.PAUSED, Because.STAFF).isAnsweredBy(OTHER_VISIT, CONDITION))
                .isTrue();
    }

    @Test
    void aVisitForSomethingElseDoesNot() {
        assertThat(followUp(Standing.ACTIVE, null).isAnsweredBy(OTHER_VISIT, UUID.randomUUID()))
                .isFalse();
        assertThat(followUp(Standing.ACTIVE, null).isAnsweredBy(VISIT, CONDITION))
                .as("the visit it came from")
                .isFalse();
    }

    @Test
    void aRedFlagIsNotAnsweredByComingAgain() {
        assertThat(followUp(Standing.PAUSED, Because.RED_FLAG).isAnsweredBy(OTHER_VISIT, CONDITION))
                .isFalse();
    }

    @Test
    void whatIsOverStaysSo() {
        assertThat(followUp(Standing.ENDED, Because.STOPPED).isAnsweredBy(OTHER_VISIT, CONDITION))
                .isFalse();
    }

    @Test
    void laterVisitForTheSameIsFollowedUpInItsPlace() {
        Instant before = Instant.EPOCH.minusSeconds(1);
        assertThat(followUp(Standing.PAUSED, Because.RED_FLAG).isOfALaterVisitFor(CONDITION, before))
                .isTrue();
        assertThat(followUp(Standing.ACTIVE, null).isOfALaterVisitFor(CONDITION, Instant.EPOCH))
                .as("its own")
                .isFalse();
        assertThat(followUp(Standing.ACTIVE, null).isOfALaterVisitFor(UUID.randomUUID(), before))
                .as("for something else")
                .isFalse();
        assertThat(followUp(Standing.ENDED, Because.MISSED).isOfALaterVisitFor(CONDITION, before))
                .as("that did not take place")
                .isFalse();
    }

    @Test
    void whileARedFlagWaitsNothingLeavesOfAnyFollowUp() {
        assertThat(objection(new PatientsDay(true, List.of()))).contains(new Verdict.Drop(NotSentReason.SUPERSEDED));
        assertThat(objection(new PatientsDay(false, List.of())))
                .as("once it is closed")
                .isEmpty();
    }

    @Test
    void nobodyIsAskedOnTheDayOfAnotherVisitForTheSame() {
        assertThat(visitThatDay(OTHER_VISIT, CONDITION, "2026-11-24T15:00:00Z", STOCKHOLM))
                .contains(new Verdict.Drop(NotSentReason.SUPERSEDED));
        assertThat(visitThatDay(OTHER_VISIT, null, "2026-11-23T23:00:00Z", STOCKHOLM))
                .as("at midnight, and nobody said what for")
                .contains(new Verdict.Drop(NotSentReason.SUPERSEDED));
        assertThat(visitThatDay(OTHER_VISIT, CONDITION, "2026-11-23T22:59:00Z", STOCKHOLM))
                .as("the day before")
                .isEmpty();
        assertThat(visitThatDay(OTHER_VISIT, CONDITION, "2026-11-24T23:00:00Z", STOCKHOLM))
                .as("the day after")
                .isEmpty();
        assertThat(visitThatDay(OTHER_VISIT, CONDITION, "2026-11-23T22:59:00Z", ZoneId.of("Europe/London")))
                .as("the day before where it is, too")
                .isEmpty();
        assertThat(visitThatDay(OTHER_VISIT, CONDITION, "2026-11-24T23:00:00Z", ZoneId.of("Europe/London")))
                .as("still the same day where it is")
                .contains(new Verdict.Drop(NotSentReason.SUPERSEDED));
        assertThat(visitThatDay(OTHER_VISIT, UUID.randomUUID(), "2026-11-24T15:00:00Z", STOCKHOLM))
                .as("for something else")
                .isEmpty();
        assertThat(visitThatDay(VISIT, CONDITION, "2026-11-24T07:00:00Z", STOCKHOLM))
                .as("the visit that it asks about")
                .isEmpty();
    }

    private static Optional<Verdict> visitThatDay(UUID visit, @Nullable UUID about, String start, ZoneId zone) {
        return objection(new PatientsDay(false, List.of(new Meeting(visit, about, Instant.parse(start), zone))));
    }

    /** At ten in Stockholm. */
    private static Optional<Verdict> objection(PatientsDay day) {
        Contact contact = new Contact(
                UUID.randomUUID(), Locale.of("sv"), "+46701740605", null, EnumSet.allOf(ConsentPurpose.class));
        Course course = new Course(List.of(), List.of());
        return followUp(Standing.ACTIVE, null)
                .objection(contact, STOCKHOLM, course, day, Instant.parse("2026-11-24T09:00:00Z"));
    }

    private static FollowUp followUp(Standing standing, @Nullable Because because) {
        UUID any = UUID.randomUUID();
        return new FollowUp(
                any, VISIT, 1, any, any, CONDITION, Findings.NONE, any, 1, Instant.EPOCH, standing, because);
    }
}
