package clinic.booking.practitioner;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Names;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
        Names names = Names.of(catalogue, locale);
        return visits.stream()
                .map(visit -> new Line(
                        visit,
                        names.treatment(visit.treatment()),
                        names.practitioner(visit.practitioner()),
                        names.location(visit.location())))
                .toList();
    }
}
