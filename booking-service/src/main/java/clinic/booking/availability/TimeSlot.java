package clinic.booking.availability;

import java.time.Instant;

/** From the start up to, and not including, the end: visits that touch do not overlap. */
record TimeSlot(Instant start, Instant end) {

    TimeSlot {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A time slot ends after it starts, not " + start + " to " + end);
        }
    }

    boolean overlaps(TimeSlot other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    boolean contains(TimeSlot other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }
}
