package clinic.booking.appointment;

import clinic.booking.BookingRules;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.catalogue.Treatment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        return view(
                visit,
                catalogue.treatment(visit.treatmentId()).orElseThrow(),
                catalogue.practitioner(visit.practitionerId()).orElseThrow(),
                catalogue.location(visit.locationId()).orElseThrow());
    }

    /** In their order. What the clinic offers is read once for all of them, and not for each. */
    List<AppointmentView> views(List<Appointment> visits) {
        if (visits.isEmpty()) {
            return List.of();
        }
        Function<UUID, Treatment> treatments = byId(catalogue.treatmentsOnceAndNow(), Treatment::id);
        Function<UUID, Practitioner> practitioners = byId(catalogue.practitioners(), Practitioner::id);
        Function<UUID, Location> locations = byId(catalogue.locations(), Location::id);
        return visits.stream()
                .map(visit -> view(
                        visit,
                        treatments.apply(visit.treatmentId()),
                        practitioners.apply(visit.practitionerId()),
                        locations.apply(visit.locationId())))
                .toList();
    }

    private static <T> Function<UUID, T> byId(List<T> all, Function<T, UUID> id) {
        Map<UUID, T> found = all.stream().collect(Collectors.toMap(id, one -> one));
        return wanted -> Optional.ofNullable(found.get(wanted)).orElseThrow();
    }

    private AppointmentView view(Appointment visit, Treatment treatment, Practitioner practitioner, Location location) {
        return new AppointmentView(
                visit.id(),
                visit.version(),
                visit.scheduleVersion(),
                visit.state(),
                treatment,
                practitioner,
                location,
                visit.startsAt(),
                visit.endsAt(),
                visit.patientId(),
                visit.conditionId(),
                visit.changeableUntil(rules.changeUntil()),
                visit.confirmedAt(),
                visit.arrivedAt());
    }
}
