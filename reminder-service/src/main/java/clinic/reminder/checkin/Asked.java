package clinic.reminder.checkin;

import clinic.contracts.content.ConditionPublished;
import clinic.contracts.content.RedFlag;
import java.util.List;
import java.util.Optional;

/** The safety questions of a check-in, and in which published words they were asked. */
record Asked(List<RedFlag> flags, Words words) {

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

    static Asked as(ConditionPublished condition) {
        return new Asked(
                condition.redFlags(),
                new Words(
                        condition.publication().locale(),
                        condition.publication().version()));
    }

    /** The same questions, which were answered on an earlier page, in the words of then. */
    Asked answeredIn(Optional<Words> then) {
        return new Asked(flags, then.orElse(words));
    }
}
