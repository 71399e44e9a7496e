package clinic.reminder.message;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of a visit as people say it, in the zone of its location. */
record When(ZonedDateTime start, ZonedDateTime end, Locale language) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** For one line: tis 1 dec. */
    String shortDay() {
        return format("EEE d MMM").replace(".", "");
    }

    /** For a heading: Tisdag 1 december. */
    String day() {
        String day = format("EEEE d MMMM");
        return day.substring(0, 1).toUpperCase(language) + day.substring(1);
    }

    String from() {
        return start.format(CLOCK);
    }

    String to() {
        return end.format(CLOCK);
    }

    private String format(String pattern) {
        return start.format(DateTimeFormatter.ofPattern(pattern, language));
    }
}
