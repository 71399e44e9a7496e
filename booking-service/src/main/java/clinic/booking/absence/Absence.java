package clinic.booking.absence;

import clinic.booking.appointment.AppointmentView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * From when until when a practitioner is away, which nobody knew when visits were booked.
 *
 * @param lastDay away all of it
 * @param begins on the first day, as the clock shows it where the visit is; 00:00 is all of it
 * @param over whether somebody has said that they are here after all
 */
record Absence(UUID id, UUID practitionerId, LocalDate firstDay, LocalDate lastDay, LocalTime begins, boolean over) {

    static Absence from(UUID id, UUID practitionerId, LocalDate firstDay, LocalDate lastDay, LocalTime begins) {
        return new Absence(id, practitionerId, firstDay, lastDay, begins, false);
    }

    boolean covers(AppointmentView visit) {
        LocalDate day = visit.startsAt().toLocalDate();
        return !over
                && visit.practitioner().id().equals(practitionerId)
                && !day.isBefore(firstDay)
                && !day.isAfter(lastDay)
                && visit.end().isAfter(start(visit.location().zone()));
    }

    Instant start(ZoneId zone) {
        return firstDay.atTime(begins).atZone(zone).toInstant();
    }
}
