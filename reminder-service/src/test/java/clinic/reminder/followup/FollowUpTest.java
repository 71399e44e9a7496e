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
        assertThat(followUp(Standing.ACTIVE, null).isAnsweredBy(OTHER_VISIT, null))
                .as("nobody said what the visit is for")
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
    void aRedFlagIsNotAnsweredByBooking() {
        assertThat(followUp(Standing.PAUSED, Because.RED_FLAG).isAnsweredBy(OTHER_VISIT, CONDITION))
                .isFalse();
    }

    @Test
    void whatIsOverStaysSo() {
        assertThat(followUp(Standing.ENDED, Because.STOPPED).isAnsweredBy(OTHER_VISIT, CONDITION))
                .isFalse();
    }

    @Test
    void whileARedFlagWaitsNothingLeavesOfAnyFollowUp() {
        FollowUp other = followUp(Standing.ACTIVE, null);
        assertThat(objection(other, true)).contains(new Verdict.Drop(NotSentReason.SUPERSEDED));
        assertThat(objection(other, false)).as("once it is closed").isEmpty();
    }

    private static Optional<Verdict> objection(FollowUp followUp, boolean flagWaits) {
        Contact contact = new Contact(
                UUID.randomUUID(), Locale.of("sv"), "+46701740605", null, EnumSet.allOf(ConsentPurpose.class));
        Course course = new Course(List.of(), List.of());
        return followUp.objection(contact, STOCKHOLM, course, flagWaits, Instant.parse("2026-11-24T09:00:00Z"));
    }

    private static FollowUp followUp(Standing standing, @Nullable Because because) {
        UUID any = UUID.randomUUID();
        return new FollowUp(
                any, VISIT, 1, any, any, CONDITION, Findings.NONE, any, 1, Instant.EPOCH, standing, because);
    }
}
