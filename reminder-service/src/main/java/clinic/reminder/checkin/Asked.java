package clinic.reminder.checkin;

import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.Question;
import clinic.contracts.content.RedFlag;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a check-in asks.
 *
 * @param flags the safety questions
 * @param words in which published words those were asked
 * @param questions what it asks besides
 */
record Asked(List<RedFlag> flags, Words words, Set<Question> questions) {

    /** What a release before this one sealed says nothing of them: it asked all. */
    Asked {
        questions = questions == null ? EnumSet.allOf(Question.class) : questions;
    }

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

    static Asked as(ConditionPublished condition, Set<Question> questions) {
        return new Asked(
                condition.redFlags(),
                new Words(
                        condition.publication().locale(),
                        condition.publication().version()),
                questions);
    }

    boolean asks(Question question) {
        return questions.contains(question);
    }

    /** The same questions, which were answered on an earlier page, in the words of then. */
    Asked answeredIn(Optional<Words> then) {
        return new Asked(flags, then.orElse(words), questions);
    }
}
