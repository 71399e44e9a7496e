package clinic.booking.calendar;

import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Practitioner;
import clinic.booking.catalogue.Treatment;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What everything in the calendar is called, read once for a whole page. */
record Names(Map<UUID, String> treatments, Map<UUID, String> practitioners, Map<UUID, String> locations) {

    static Names of(Catalogue catalogue, Locale locale) {
        return new Names(
                catalogue.treatmentsOnceAndNow().stream()
                        .collect(Collectors.toMap(Treatment::id, one -> one.name(locale))),
                catalogue.practitioners().stream().collect(Collectors.toMap(Practitioner::id, Practitioner::name)),
                catalogue.locations().stream().collect(Collectors.toMap(Location::id, Location::name)));
    }

    String treatment(UUID id) {
        return treatments.getOrDefault(id, "");
    }

    String practitioner(UUID id) {
        return practitioners.getOrDefault(id, "");
    }

    String location(UUID id) {
        return locations.getOrDefault(id, "");
    }
}
