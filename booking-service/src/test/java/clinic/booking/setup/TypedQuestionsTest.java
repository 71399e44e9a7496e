package clinic.booking.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.intake.PersonnummerAsked;
import clinic.booking.intake.Question;
import clinic.booking.intake.Question.Choice;
import clinic.booking.intake.Question.Kind;
import clinic.booking.setup.TypedQuestions.Typed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TypedQuestionsTest {

    private static final Question WORK = new Question(
            "work",
            Kind.CHOICE,
            true,
            "Hur arbetar du?",
            "How do you work?",
            List.of(new Choice("sitting", "Sittande", "Sitting"), new Choice("standing", "Stående", "Standing")));
    private static final Question WISH =
            new Question("wish", Kind.TEXT, false, "Vad vill du?", "What would you like?", List.of());

    @Test
    void whatTheFormShowsIsReadAsItWas() {
        assertThat(TypedQuestions.of(List.of(WORK, WISH), 3, PersonnummerAsked.NO)
                        .read())
                .containsExactly(WORK, WISH);
    }

    @Test
    void placeDecidesTheOrderAndWhatHasNoneComesLast() {
        List<Question> read = new TypedQuestions(
                        List.of(text("", "", "Ny?", "New?"), text("b", "2", "B?", "B?"), text("a", "1", "A?", "A?")),
                        1,
                        null)
                .read();
        assertThat(read).extracting(Question::id).containsExactly("a", "b", "new");
    }

    @Test
    void emptiedQuestionIsAskedNoMoreAndItsNameIsFree() {
        List<Question> read = new TypedQuestions(
                        List.of(text("new", "1", "", " "), text("", "2", "Ny?", "New?"), text("", "3", "Ny?", "New?")),
                        1,
                        null)
                .read();
        assertThat(read).extracting(Question::id).containsExactly("new", "new-2");
    }

    @Test
    void bothLanguagesAndAsManyChoicesInEachAreNeeded() {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> new TypedQuestions(
                                List.of(
                                        text("a", "1", "Bara svenska?", ""),
                                        choice("Ja\nNej\nVet inte", "Yes\nNo"),
                                        choice("Ja", "Yes")),
                                1,
                                null)
                        .read());
        assertThat(refused.faults())
                .containsExactly(
                        new Fault("questions[0].textEn", "question-text-missing"),
                        new Fault("questions[1].choicesEn", "question-choices-differ"),
                        new Fault("questions[2].choicesSv", "question-choices-missing"));
    }

    @Test
    void thereIsAlwaysOneToFillIn() {
        assertThat(new TypedQuestions(null, 0, null).withAnEmptyOne()).hasSize(1);
        assertThat(TypedQuestions.of(List.of(WORK), 1, PersonnummerAsked.NO).withAnEmptyOne())
                .hasSize(2);
        assertThat(new TypedQuestions(List.of(Typed.EMPTY), 1, null).withAnEmptyOne())
                .hasSize(1);
    }

    private static Typed text(String id, String place, String sv, String en) {
        return new Typed(id, place, "TEXT", null, sv, en, null, null);
    }

    private static Typed choice(@Nullable String sv, @Nullable String en) {
        return new Typed("", "", "CHOICE", null, "Vad?", "What?", sv, en);
    }
}
