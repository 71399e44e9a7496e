package clinic.booking.setup;

import clinic.booking.InvalidInput.Fault;
import clinic.booking.intake.Question;
import clinic.booking.intake.Question.Choice;
import clinic.booking.intake.Question.Kind;
import clinic.booking.setup.TypedQuestions.Typed;
import java.util.List;
import java.util.stream.Collectors;
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
        @Nullable List<@Nullable String> choicesSv,
        @Nullable List<@Nullable String> choicesEn) {

    static QuestionBody of(Question question) {
        return new QuestionBody(
                question.id(),
                question.kind(),
                question.required(),
                question.textSv(),
                question.textEn(),
                question.choices().stream().<@Nullable String>map(Choice::sv).toList(),
                question.choices().stream().<@Nullable String>map(Choice::en).toList());
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

    /** @param field of which it is told what of this cannot be used */
    void check(String field, List<Fault> faults) {
        if (isUnusable(choicesSv)) {
            faults.add(new Fault(field + "choicesSv", "question-choice-unusable"));
        }
        if (isUnusable(choicesEn)) {
            faults.add(new Fault(field + "choicesEn", "question-choice-unusable"));
        }
    }

    /** The form of the page has a line for each: one that is none, or several, would be told as others than were meant. */
    private static boolean isUnusable(@Nullable List<@Nullable String> choices) {
        return choices != null
                && choices.stream()
                        .anyMatch(one ->
                                one == null || one.isBlank() || one.lines().count() > 1);
    }

    private static String lines(@Nullable List<@Nullable String> choices) {
        return choices == null ? "" : choices.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
}
