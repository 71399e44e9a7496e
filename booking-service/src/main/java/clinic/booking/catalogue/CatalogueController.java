package clinic.booking.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be booked, with whom and where, in the language asked for. */
@RestController
class CatalogueController {

    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/api/treatments")
    List<TreatmentAnswer> treatments(Locale locale) {
        return catalogue.treatments().stream()
                .map(treatment -> new TreatmentAnswer(
                        treatment.id(),
                        treatment.code(),
                        treatment.name(locale),
                        treatment.minutes(),
                        treatment.price()))
                .toList();
    }

    @GetMapping("/api/practitioners")
    List<PractitionerAnswer> practitioners(Locale locale) {
        return catalogue.practitioners().stream()
                .map(person -> new PractitionerAnswer(person.id(), person.name(), person.title(locale)))
                .toList();
    }

    @GetMapping("/api/locations")
    List<LocationAnswer> locations() {
        return catalogue.locations().stream()
                .map(place -> new LocationAnswer(
                        place.id(),
                        place.name(),
                        place.street(),
                        place.city(),
                        place.phone(),
                        place.zone().getId()))
                .toList();
    }

    /** Price in whole kronor. */
    record TreatmentAnswer(UUID id, String code, String name, long minutes, int price) {}

    record PractitionerAnswer(UUID id, String name, String title) {}

    record LocationAnswer(UUID id, String name, String street, String city, String phone, String zone) {}
}
