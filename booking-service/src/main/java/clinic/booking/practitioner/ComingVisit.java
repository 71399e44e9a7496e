package clinic.booking.practitioner;

import clinic.booking.hours.Hours;
import clinic.booking.hours.TimeSlot;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A booked visit that has not begun. It names nobody: whoever follows the link to it is written down.
 *
 * @param startsAt in the zone of its location
 */
record ComingVisit(
        UUID id, UUID practitioner, UUID location, UUID treatment, ZonedDateTime startsAt, ZonedDateTime endsAt) {

    /** Whether these hours hold all of it, and where it is. */
    boolean isWithin(Hours hours) {
        TimeSlot time = new TimeSlot(startsAt.toInstant(), endsAt.toInstant());
        return hours.cover(practitioner, location, startsAt.getZone(), time);
    }

    /** Those that lie outside these hours. */
    static List<ComingVisit> outside(Hours hours, List<ComingVisit> visits) {
        return visits.stream().filter(visit -> !visit.isWithin(hours)).toList();
    }

    /** Those that a change leaves outside; what lay outside before it, since staff put it there, is not its doing. */
    static List<ComingVisit> leftOutside(Hours before, Hours after, List<ComingVisit> visits) {
        return outside(after, visits).stream()
                .filter(visit -> visit.isWithin(before))
                .toList();
    }
}
