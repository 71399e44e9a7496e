package clinic.booking.hours;

import java.time.Instant;

/** From the start up to, and not including, the end: visits that touch do not overlap. */
public record TimeSlot(Instant start, Instant end) {

    public TimeSlot {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A time slot ends after it starts, not " + start + " to " + end);
        }
    }

    public boolean overlaps(TimeSlot other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean contains(TimeSlot other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }
}
