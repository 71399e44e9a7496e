package clinic.booking.absence;

import clinic.booking.appointment.AppointmentView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * From when until when a practitioner is away, which nobody knew when visits were booked.
 *
 * @param begins on the first day, as the clock shows it where the visit is; 00:00 is all of it
 * @param ends on the last day; 00:00 is to its end
 * @param over whether somebody has said that they are here after all
 */
record Absence(
        UUID id,
        UUID practitionerId,
        LocalDate firstDay,
        LocalDate lastDay,
        LocalTime begins,
        LocalTime ends,
        boolean over) {

    static Absence from(
            UUID id, UUID practitionerId, LocalDate firstDay, LocalDate lastDay, LocalTime begins, LocalTime ends) {
        return new Absence(id, practitionerId, firstDay, lastDay, begins, ends, false);
    }

    boolean covers(AppointmentView visit) {
        ZoneId zone = visit.location().zone();
        return !over
                && visit.practitioner().id().equals(practitionerId)
                && visit.end().isAfter(start(zone))
                && visit.start().isBefore(until().atZone(zone).toInstant());
    }

    Instant start(ZoneId zone) {
        return from().atZone(zone).toInstant();
    }

    LocalDateTime from() {
        return firstDay.atTime(begins);
    }

    /** They are here again then. */
    LocalDateTime until() {
        return ends.equals(LocalTime.MIDNIGHT) ? lastDay.plusDays(1).atStartOfDay() : lastDay.atTime(ends);
    }
}
