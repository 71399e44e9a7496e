package clinic.reminder.followup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.content.RedFlag;
import clinic.contracts.content.RedFlagLevel;
import clinic.reminder.followup.FollowUp.CheckInTimes;
import clinic.reminder.followup.FollowUp.Step;
import clinic.reminder.plan.SendingWindow;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowUpTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final List<Step> STEPS = List.of(new Step(1, LocalTime.of(10, 0)), new Step(7, LocalTime.of(10, 0)));

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
    void stepsThatHadPassedAreNotCaughtUpWith() {
        assertThat(ahead("2026-11-23T09:00:00Z", "2026-11-26T09:00:00Z"))
                .extracting(CheckInTimes::day)
                .containsExactly(7);
    }

    @Test
    void worstAnswerDecidesAndUnknownFlagsCountAsEmergency() {
        var flags = List.of(
                new RedFlag("a", "A?", RedFlagLevel.CONTACT_CARE_TODAY),
                new RedFlag("b", "B?", RedFlagLevel.EMERGENCY));
        var both = SafetyAnswers.of(Map.of("flag-a", "contact-care-today", "flag-b", "emergency", "pain", "3"));
        assertThat(both.claimedLevel()).isEqualTo(RedFlagLevel.EMERGENCY);
        assertThat(both.level(flags)).contains(RedFlagLevel.EMERGENCY);
        var mild = SafetyAnswers.of(Map.of("flag-a", "contact-care-today", "flag-b", "no"));
        assertThat(mild.claimedLevel()).isEqualTo(RedFlagLevel.CONTACT_CARE_TODAY);
        assertThat(mild.level(flags)).contains(RedFlagLevel.CONTACT_CARE_TODAY);
        // A form that claims less than what the clinic published does not lower it.
        assertThat(SafetyAnswers.of(Map.of("flag-b", "contact-care-today")).level(flags))
                .contains(RedFlagLevel.EMERGENCY);
        assertThat(SafetyAnswers.of(Map.of("flag-x", "yes")).level(flags)).isEmpty();
        assertThat(SafetyAnswers.of(Map.of("flag-x", "yes")).claimedLevel()).isEqualTo(RedFlagLevel.EMERGENCY);
    }

    @Test
    void unansweredQuestionsAreNamed() {
        var flags =
                List.of(new RedFlag("a", "A?", RedFlagLevel.EMERGENCY), new RedFlag("b", "B?", RedFlagLevel.EMERGENCY));
        assertThat(SafetyAnswers.of(Map.of("flag-a", "no")).unanswered(flags)).containsExactly("b");
        assertThat(SafetyAnswers.of(Map.of("flag-a", "no")).anyYes()).isFalse();
    }
}
