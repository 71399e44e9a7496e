package clinic.booking.appointment;

import clinic.booking.BookingRules;
import clinic.booking.catalogue.Catalogue;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Visits that somebody wants to move or cancel, and whether they may. */
@Component
class ChangeableAppointments {

    private final Appointments appointments;
    private final Catalogue catalogue;
    private final BookingRules rules;
    private final Clock clock;

    ChangeableAppointments(Appointments appointments, Catalogue catalogue, BookingRules rules, Clock clock) {
        this.appointments = appointments;
        this.catalogue = catalogue;
        this.rules = rules;
        this.clock = clock;
    }

    Appointment find(UUID id) {
        return appointments.findById(id).orElseThrow(() -> new NoSuchAppointment(id));
    }

    /** Until the end of the transaction nobody else changes it. */
    Appointment lock(UUID id) {
        return appointments.locked(id).orElseThrow(() -> new NoSuchAppointment(id));
    }

    void require(Appointment visit, ChangedBy by) {
        visit.requireBooked();
        if (!visit.changeableBy(by, rules.changeUntil(), clock.instant())) {
            throw new TooLateToChange(
                    catalogue.location(visit.locationId()).orElseThrow().phone());
        }
    }
}
