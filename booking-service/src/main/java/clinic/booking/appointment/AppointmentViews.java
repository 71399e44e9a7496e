package clinic.booking.appointment;

import clinic.booking.BookingRules;
import clinic.booking.catalogue.Catalogue;
import org.springframework.stereotype.Component;

/** Visits with the names of what they refer to. */
@Component
class AppointmentViews {

    private final Catalogue catalogue;
    private final BookingRules rules;

    AppointmentViews(Catalogue catalogue, BookingRules rules) {
        this.catalogue = catalogue;
        this.rules = rules;
    }

    AppointmentView view(Appointment visit) {
        return new AppointmentView(
                visit.id(),
                visit.version(),
                visit.scheduleVersion(),
                visit.state(),
                catalogue.treatment(visit.treatmentId()).orElseThrow(),
                catalogue.practitioner(visit.practitionerId()).orElseThrow(),
                catalogue.location(visit.locationId()).orElseThrow(),
                visit.startsAt(),
                visit.endsAt(),
                visit.patientId(),
                visit.conditionId(),
                visit.changeableUntil(rules.changeUntil()),
                visit.confirmedAt(),
                visit.arrivedAt());
    }
}
