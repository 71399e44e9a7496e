package clinic.booking.setup;

import clinic.booking.intake.Question;
import clinic.booking.intake.Question.Choice;
import clinic.booking.intake.Question.Kind;
import clinic.booking.setup.TypedQuestions.Typed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a treatment asks before the visit.
 *
 * @param id by which its answers are known; left out for a new one
 * @param kind a text where it is left out
 * @param required whether it has to be answered; not where it is left out
 * @param choicesSv of a {@code choice} the answers, as many and in the same order in both languages
 */
record QuestionBody(
        @Nullable String id,
        @Nullable Kind kind,
        @Nullable Boolean required,
        @Nullable String textSv,
        @Nullable String textEn,
        @Nullable List<String> choicesSv,
        @Nullable List<String> choicesEn) {

    static QuestionBody of(Question question) {
        return new QuestionBody(
                question.id(),
                question.kind(),
                question.required(),
                question.textSv(),
                question.textEn(),
                question.choices().stream().map(Choice::sv).toList(),
                question.choices().stream().map(Choice::en).toList());
    }

    /** As the form of the page has it. */
    Typed typed(int place) {
        return new Typed(
                id,
                String.valueOf(place),
                (kind == null ? Kind.TEXT : kind).name(),
                required != null && required ? "true" : null,
                textSv,
                textEn,
                lines(choicesSv),
                lines(choicesEn));
    }

    private static String lines(@Nullable List<String> choices) {
        return choices == null ? "" : String.join("\n", choices);
    }
}
