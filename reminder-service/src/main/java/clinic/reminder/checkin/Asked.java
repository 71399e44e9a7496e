package clinic.reminder.checkin;

import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.Question;
import clinic.contracts.content.RedFlag;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a check-in asks.
 *
 * @param flags the safety questions
 * @param words in which published words those were asked
 * @param questions what it asks besides
 * @param about after which visit; null in what a release before this one sealed
 */
record Asked(
        List<RedFlag> flags,
        Words words,
        Set<Question> questions,
        @Nullable About about) {

    /** What a release before this one sealed says nothing of them: it asked all. */
    Asked {
        questions = questions == null ? EnumSet.allOf(Question.class) : questions;
    }

    /**
     * What tells it from a check-in after another visit.
     *
     * @param visit its day, where it was
     * @param condition what it was for, by name; null for whoever has still to show that they are the patient
     */
    record About(LocalDate visit, @Nullable String condition) {}

    /** Of the follow-up's condition. */
    record Words(String locale, int version) {

        private static final String BETWEEN = " ";

        static Optional<Words> of(String written) {
            String[] parts = written.split(BETWEEN, -1);
            return parts.length == 2 && parts[1].matches("\\d{1,9}")
                    ? Optional.of(new Words(parts[0], Integer.parseInt(parts[1])))
                    : Optional.empty();
        }

        String written() {
            return locale + BETWEEN + version;
        }
    }

    static Asked as(ConditionPublished condition, Set<Question> questions, About about) {
        return new Asked(
                condition.redFlags(),
                new Words(
                        condition.publication().locale(),
                        condition.publication().version()),
                questions,
                about);
    }

    boolean asks(Question question) {
        return questions.contains(question);
    }

    /** The same questions, which were answered on an earlier page, in the words of then. */
    Asked answeredIn(Optional<Words> then) {
        return new Asked(flags, then.orElse(words), questions, about);
    }
}
