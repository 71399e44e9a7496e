package clinic.booking.appointment;

import clinic.booking.availability.SlotAnswer.Named;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;

/**
 * A visit as the API lists it for staff.
 *
 * @param version to be named when it is changed
 * @param status such as {@code booked}
 */
public record ListedVisit(
        UUID id,
        int version,
        String status,
        OffsetDateTime start,
        OffsetDateTime end,
        Named treatment,
        Named practitioner,
        Named location) {

    public static ListedVisit of(AppointmentView visit, Locale locale) {
        return new ListedVisit(
                visit.id(),
                visit.version(),
                visit.state().code(),
                visit.startsAt().toOffsetDateTime(),
                visit.endsAt().toOffsetDateTime(),
                new Named(visit.treatment().id(), visit.treatment().name(locale)),
                new Named(visit.practitioner().id(), visit.practitioner().name()),
                new Named(visit.location().id(), visit.location().name()));
    }
}
