package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.content.Progress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GivenAnswersTest {

    @Test
    void onlyWhatTheScalesHaveCounts() {
        for (String wrong : new String[] {"", "11", "-1", "4.5", "ten", "007"}) {
            assertThat(GivenAnswers.of(Map.of("pain", wrong)).pain()).as(wrong).isEmpty();
        }
        GivenAnswers given = GivenAnswers.of(Map.of("pain", "10", "progress", "worse", "function", "0"));
        assertThat(given.pain()).contains(10);
        assertThat(given.progress()).contains(Progress.WORSE);
        assertThat(given.function()).contains(0);
        assertThat(given.saysHowItIs()).isTrue();
        assertThat(GivenAnswers.of(Map.of("pain", "3", "progress", "cured")).saysHowItIs())
                .isFalse();
    }

    @Test
    void whatIsTheFormsIsCarriedAndNothingElse() {
        assertThat(GivenAnswers.carried(
                        Map.of("flag-a", "no", "pain", "3", "call", "yes", "_csrf", "x", "activity", " ", "else", "1")))
                .containsOnlyKeys("flag-a", "pain", "call");
        assertThat(GivenAnswers.carried(Map.of("flag-a", "x".repeat(201)))).isEmpty();
    }

    @Test
    void ownWordsAreCutWhereTheFieldEnds() {
        assertThat(GivenAnswers.of(Map.of("activity", " gå ")).activity()).isEqualTo("gå");
        assertThat(GivenAnswers.of(Map.of("activity", "a".repeat(150))).activity())
                .hasSize(120);
    }
}
