package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.content.RedFlag;
import clinic.contracts.content.RedFlagLevel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafetyAnswersTest {

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
