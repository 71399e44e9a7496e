package clinic.booking.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/** Turns times on the clock of a location into instants. */
final class WallClock {

    private WallClock() {}

    /**
     * All the time in which the clock on the wall shows a time from {@code opens} up to {@code closes} on a date;
     * closing at 00:00 is the day's end. What a skipped hour swallows is not there, and an hour that comes twice is
     * there twice.
     */
    static List<TimeSlot> between(LocalDate date, LocalTime opens, LocalTime closes, ZoneId zone) {
        LocalDateTime from = date.atTime(opens);
        LocalDateTime until = (closes.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date).atTime(closes);
        List<TimeSlot> shown = new ArrayList<>();
        Instant at = from.toInstant(ZoneOffset.MAX);
        Instant end = until.toInstant(ZoneOffset.MIN);
        while (at.isBefore(end)) {
            ZoneOffset offset = zone.getRules().getOffset(at);
            ZoneOffsetTransition change = zone.getRules().nextTransition(at);
            Instant offsetEnds = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            Instant first = later(from.toInstant(offset), at);
            Instant last = earlier(until.toInstant(offset), offsetEnds);
            if (first.isBefore(last)) {
                shown.add(new TimeSlot(first, last));
            }
            at = offsetEnds;
        }
        return shown;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
