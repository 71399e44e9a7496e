package clinic.booking.calendar;

import clinic.booking.availability.ChangeLog;
import clinic.booking.availability.ChangeLog.Change;
import clinic.booking.hours.TimeSlot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That something between two instants is different now, and nothing of what. Whoever is told asks again, and is shown
 * what they may see: so what goes out to every desk says nothing about anybody.
 *
 * @param event as the stream names it
 * @param from null for all time
 * @param until null for all time
 */
record News(String event, @Nullable Instant from, @Nullable Instant until) {

    private static final String CHANGED = "changed";

    static final News OF_ANYTHING = new News(CHANGED, null, null);

    /** That a patient did something which the reader wants to know of. */
    static final News OF_ALERTS = new News("alert", null, null);

    /** That other red flags wait for somebody than before. */
    static final News OF_RED_FLAGS = new News("red-flag", null, null);

    /** All that a look into the log found, as one; null when it found nothing. */
    static @Nullable News of(ChangeLog.News found) {
        if (!found.unbroken()) {
            return OF_ANYTHING;
        }
        List<Change> changes = found.changes();
        if (changes.isEmpty()) {
            return null;
        }
        Instant from = Instant.MAX;
        Instant until = Instant.MIN;
        for (Change change : changes) {
            TimeSlot during = change.during();
            if (during == null) {
                return OF_ANYTHING;
            }
            from = during.start().isBefore(from) ? during.start() : from;
            until = during.end().isAfter(until) ? during.end() : until;
        }
        return new News(CHANGED, from, until);
    }
}
