package clinic.reminder.message;

import clinic.contracts.calendar.VisitCalendar;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mail tells mail programs, beside its words.
 *
 * @param language the patient's
 * @param unsubscribe where a mail program's own button takes a consent back; null where there is none to take back
 * @param invitation null where the clinic sends none, or the mail is about no change of a visit
 */
public record Mailing(
        Locale language,
        @Nullable String unsubscribe,
        @Nullable VisitCalendar invitation) {}
