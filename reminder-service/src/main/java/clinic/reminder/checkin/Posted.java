package clinic.reminder.checkin;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * An answer as it came: all that is needed to take it, now or once the database is back.
 *
 * @param language in which it was asked
 */
record Posted(String token, Map<String, String> form, String language, Instant at) {

    GivenAnswers answers() {
        return GivenAnswers.of(form);
    }

    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** Says nothing of the patient: what is printed may end in a log. */
    @Override
    public String toString() {
        return "Posted[" + at + "]";
    }
}
