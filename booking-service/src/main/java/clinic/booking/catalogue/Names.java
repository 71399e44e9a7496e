package clinic.booking.catalogue;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What everything in the catalogue is called, read once for a whole page. */
public record Names(Map<UUID, String> treatments, Map<UUID, String> practitioners, Map<UUID, String> locations) {

    public static Names of(Catalogue catalogue, Locale locale) {
        return new Names(
                catalogue.treatmentsOnceAndNow().stream()
                        .collect(Collectors.toMap(Treatment::id, one -> one.name(locale))),
                catalogue.practitioners().stream().collect(Collectors.toMap(Practitioner::id, Practitioner::name)),
                catalogue.locationNames());
    }

    /** Empty for what the catalogue has never had, as are the others. */
    public String treatment(UUID id) {
        return treatments.getOrDefault(id, "");
    }

    public String practitioner(UUID id) {
        return practitioners.getOrDefault(id, "");
    }

    public String location(UUID id) {
        return locations.getOrDefault(id, "");
    }
}
