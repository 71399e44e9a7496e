package clinic.booking.calendar;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.hours.Hours;
import clinic.booking.hours.Rota;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** When each practitioner receives patients, and where; the rest of the calendar is hatched. */
@Component
class OpenHours {

    private final Rota rota;
    private final Catalogue catalogue;

    OpenHours(Rota rota, Catalogue catalogue) {
        this.rota = rota;
        this.catalogue = catalogue;
    }

    /** A stretch in which they do; in the zone of the location, as the clock on its wall tells. */
    record Stretch(UUID practitioner, UUID location, OffsetDateTime start, OffsetDateTime end) {}

    List<Stretch> on(LocalDate day, LocalDate next) {
        List<Practitioner> everybody = catalogue.practitioners();
        List<Location> everywhere = catalogue.locations();
        Hours hours = rota.of(everybody.stream().map(Practitioner::id).toList(), day, next);
        return everybody.stream()
                .flatMap(one -> everywhere.stream().flatMap(place -> stretches(hours, one, place, day, next).stream()))
                .toList();
    }

    private static List<Stretch> stretches(
            Hours hours, Practitioner practitioner, Location location, LocalDate day, LocalDate next) {
        return hours.of(new Offer(practitioner, location, null), day, next).open().inOrder().stream()
                .map(open -> new Stretch(
                        practitioner.id(),
                        location.id(),
                        open.start().atZone(location.zone()).toOffsetDateTime(),
                        open.end().atZone(location.zone()).toOffsetDateTime()))
                .toList();
    }
}
