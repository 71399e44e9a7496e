package clinic.booking.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A stretch of each week in which a practitioner receives patients at a location.
 *
 * @param closes 00:00 is the day's end
 * @param from the first date on which it counts; the least there is where it always has
 * @param until the first date on which it no longer does; the greatest there is where nobody has said so
 */
public record WorkingHours(
        UUID practitionerId,
        UUID locationId,
        DayOfWeek weekday,
        LocalTime opens,
        LocalTime closes,
        LocalDate from,
        LocalDate until) {

    /** Always, until further notice. */
    public WorkingHours(UUID practitionerId, UUID locationId, DayOfWeek weekday, LocalTime opens, LocalTime closes) {
        this(practitionerId, locationId, weekday, opens, closes, LocalDate.MIN, LocalDate.MAX);
    }

    boolean isOn(LocalDate date) {
        return date.getDayOfWeek() == weekday && !date.isBefore(from) && date.isBefore(until);
    }

    List<TimeSlot> on(LocalDate date, ZoneId zone) {
        return WallClock.between(date, opens, closes, zone);
    }
}
