package clinic.booking.practitioner;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.catalogue.Treatment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Visits with the names of what they refer to. */
@Component
class VisitLines {

    private final Catalogue catalogue;
    private final ChangeOfHours hours;

    VisitLines(Catalogue catalogue, ChangeOfHours hours) {
        this.catalogue = catalogue;
        this.hours = hours;
    }

    record Line(ComingVisit visit, String treatment, String practitioner, String location) {}

    /** Those that lie outside somebody's hours as they are. */
    List<Line> outside(UUID practitioner, Locale locale) {
        return of(hours.outside(practitioner), locale);
    }

    List<Line> of(List<ComingVisit> visits, Locale locale) {
        Map<UUID, String> treatments = catalogue.treatmentsOnceAndNow().stream()
                .collect(Collectors.toMap(Treatment::id, one -> one.name(locale)));
        Map<UUID, String> people =
                catalogue.practitioners().stream().collect(Collectors.toMap(Practitioner::id, Practitioner::name));
        Map<UUID, String> places =
                catalogue.locations().stream().collect(Collectors.toMap(Location::id, Location::name));
        return visits.stream()
                .map(visit -> new Line(
                        visit,
                        treatments.getOrDefault(visit.treatment(), ""),
                        people.getOrDefault(visit.practitioner(), ""),
                        places.getOrDefault(visit.location(), "")))
                .toList();
    }
}
