package clinic.booking.practitioner;

import static java.util.stream.Collectors.toUnmodifiableSet;

import clinic.booking.InvalidInput;
import clinic.booking.InvalidInput.Fault;
import clinic.booking.catalogue.Catalogue;
import clinic.booking.catalogue.SpokenLanguages;
import clinic.booking.catalogue.Treatment;
import clinic.booking.practitioner.PractitionerDetails.Given;
import clinic.booking.practitioner.PractitionerDetails.Typed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that patients are told of a practitioner, and what can be booked with them.
 *
 * @param titleSv their licence in words
 * @param textSv in their own words; may be left out, as in English
 * @param languages tags of those that they speak with patients
 * @param gives each treatment that can be booked with each location at which they give it
 */
record PractitionerBody(
        @Nullable String name,
        @Nullable String titleSv,
        @Nullable String titleEn,
        @Nullable String textSv,
        @Nullable String textEn,
        @Nullable List<String> languages,
        @Nullable List<GivenBody> gives) {

    /** A treatment that they give at a location. */
    record GivenBody(@Nullable UUID treatment, @Nullable UUID location) {}

    /** @throws InvalidInput naming every field that cannot be used; a form has ticks only for what there is */
    PractitionerDetails details(Catalogue catalogue) {
        List<Fault> faults = new ArrayList<>();
        Set<String> spoken = languages == null ? Set.of() : new HashSet<>(languages);
        if (SpokenLanguages.of(spoken).size() != spoken.size()) {
            faults.add(new Fault("languages", "unknown-language"));
        }
        Set<UUID> treatments =
                catalogue.treatments().stream().map(Treatment::id).collect(toUnmodifiableSet());
        Set<UUID> locations = catalogue.locationNames().keySet();
        List<GivenBody> given = gives == null ? List.of() : gives;
        Set<String> offered = new HashSet<>();
        for (int n = 0; n < given.size(); n++) {
            GivenBody one = given.get(n);
            UUID treatment = one == null ? null : one.treatment();
            UUID location = one == null ? null : one.location();
            if (treatment == null || !treatments.contains(treatment)) {
                faults.add(new Fault("gives[" + n + "].treatment", "unknown-treatment"));
            } else if (location == null || !locations.contains(location)) {
                faults.add(new Fault("gives[" + n + "].location", "unknown-location"));
            } else {
                offered.add(new Given(treatment, location).toString());
            }
        }
        try {
            PractitionerDetails details =
                    PractitionerDetails.read(new Typed(name, titleSv, titleEn, textSv, textEn, spoken, offered, null));
            if (faults.isEmpty()) {
                return details;
            }
        } catch (InvalidInput input) {
            faults.addAll(input.faults());
        }
        throw new InvalidInput(faults);
    }
}
