package clinic.booking.practitioner;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.UUID;

/**
 * A stretch of a weekday at a location.
 *
 * @param closes 00:00 is the day's end
 */
record Shift(DayOfWeek weekday, LocalTime opens, LocalTime closes, UUID location) {

    static final Comparator<Shift> IN_ORDER =
            Comparator.comparing(Shift::weekday).thenComparing(Shift::opens);

    boolean overlaps(Shift other) {
        return weekday == other.weekday && isBefore(opens, other.closes) && isBefore(other.opens, closes);
    }

    private static boolean isBefore(LocalTime time, LocalTime closes) {
        return closes.equals(LocalTime.MIDNIGHT) || time.isBefore(closes);
    }

    /** As people write it: a day ends at 24:00. */
    public String until() {
        return closes.equals(LocalTime.MIDNIGHT) ? "24:00" : closes.toString();
    }
}
