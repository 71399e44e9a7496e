package clinic.reminder.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.content.Progress;
import clinic.contracts.content.Question;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GivenAnswersTest {

    private static final Set<Question> ALL = EnumSet.allOf(Question.class);

    @Test
    void onlyWhatTheScalesHaveCounts() {
        for (String wrong : new String[] {"", "11", "-1", "4.5", "ten", "007"}) {
            assertThat(GivenAnswers.of(Map.of("pain", wrong)).pain()).as(wrong).isEmpty();
        }
        GivenAnswers given = GivenAnswers.of(Map.of("pain", "10", "progress", "worse", "function", "0"));
        assertThat(given.pain()).contains(10);
        assertThat(given.progress()).contains(Progress.WORSE);
        assertThat(given.function()).contains(0);
        assertThat(given.saysHowItIs(ALL)).isTrue();
        assertThat(GivenAnswers.of(Map.of("pain", "3", "progress", "cured")).saysHowItIs(ALL))
                .isFalse();
    }

    @Test
    void whatIsTheFormsIsCarriedAndNothingElse() {
        Map<String, String> form = Map.of(
                "flag-a",
                "no",
                "pain",
                "3",
                "call",
                "yes",
                "_csrf",
                "x",
                "activity",
                " ",
                "else",
                "1",
                "asked",
                "sv 9");
        assertThat(GivenAnswers.carried(form, Optional.empty())).containsOnlyKeys("flag-a", "pain", "call");
        assertThat(GivenAnswers.carried(Map.of("flag-a", "x".repeat(201)), Optional.empty()))
                .isEmpty();
    }

    @Test
    void asMuchAsThereIsRoomForIsCarried() {
        String name = "flag-" + "x".repeat(195);
        assertThat(GivenAnswers.carried(Map.of(name, "y".repeat(200)), Optional.empty()))
                .containsOnlyKeys(name);
        assertThat(GivenAnswers.carried(Map.of(name + "x", "no"), Optional.empty()))
                .isEmpty();
        assertThat(GivenAnswers.of(Map.of("activity", "a".repeat(120))).activity())
                .hasSize(120);
    }

    /** What is printed may end in a log. */
    @Test
    void nothingOfThePatientIsPrinted() {
        assertThat(GivenAnswers.of(Map.of("activity", "gå i trappor", "pain", "7")))
                .hasToString("GivenAnswers");
    }

    @Test
    void wordsThatWereAskedAreThoseThatWereSealed() {
        Asked sealed = new Asked(List.of(), new Asked.Words("sv", 3), ALL, null);
        Map<String, String> carried = GivenAnswers.carried(Map.of("asked", "sv 9"), Optional.of(sealed));
        assertThat(GivenAnswers.of(carried).asked()).contains(new Asked.Words("sv", 3));
        for (String wrong : List.of("", "sv", "sv x", "sv 3 4", "sv 99999999999")) {
            assertThat(GivenAnswers.of(Map.of("asked", wrong)).asked())
                    .as(wrong)
                    .isEmpty();
        }
    }

    @Test
    void whatWasNotAskedIsNotMissing() {
        GivenAnswers better = GivenAnswers.of(Map.of("progress", "better"));
        assertThat(better.saysHowItIs(Set.of(Question.GLOBAL_CHANGE))).isTrue();
        assertThat(better.saysHowItIs(Set.of(Question.OWN_ACTIVITY, Question.GLOBAL_CHANGE)))
                .as("what matters to them may always be left out")
                .isTrue();
        assertThat(better.saysHowItIs(Set.of(Question.PAIN, Question.GLOBAL_CHANGE)))
                .isFalse();
        assertThat(GivenAnswers.of(Map.of("pain", "3")).saysHowItIs(Set.of(Question.GLOBAL_CHANGE)))
                .as("advice hangs on it")
                .isFalse();
    }

    @Test
    void ownWordsAreCutWhereTheFieldEnds() {
        assertThat(GivenAnswers.of(Map.of("activity", " gå ")).activity()).isEqualTo("gå");
        assertThat(GivenAnswers.of(Map.of("activity", "a".repeat(150))).activity())
                .hasSize(120);
    }
}
