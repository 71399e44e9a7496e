package clinic.booking.absence;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.signin.StaffMember;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Absences that are not over, of those whose calendar their reader may change. */
@Component
class KnownAbsences {

    private final Absences absences;
    private final Catalogue catalogue;
    private final Clock clock;

    KnownAbsences(Absences absences, Catalogue catalogue, Clock clock) {
        this.absences = absences;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** An absence that is not over, by name. */
    record Known(Absence absence, Practitioner practitioner) {}

    /** In the order in which they begin. */
    List<Known> to(StaffMember reader) {
        return absences.since(clock.instant().atZone(catalogue.zone()).toLocalDate()).stream()
                .filter(absence -> reader.mayChange(absence.practitionerId()))
                .flatMap(absence -> catalogue.practitioner(absence.practitionerId()).stream()
                        .map(one -> new Known(absence, one)))
                .toList();
    }
}
