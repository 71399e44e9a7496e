package clinic.booking.catalogue;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The practitioners as patients get to know them before they choose one. */
@Component
public class PractitionerProfiles {

    private final Catalogue catalogue;
    private final JdbcClient jdbc;

    PractitionerProfiles(Catalogue catalogue, JdbcClient jdbc) {
        this.catalogue = catalogue;
        this.jdbc = jdbc;
    }

    /** Empty when there is nobody under this id who receives patients, or nothing to book with them. */
    public Optional<PractitionerProfile> of(UUID practitionerId) {
        return catalogue.receiving().stream()
                .filter(one -> one.id().equals(practitionerId))
                .findFirst()
                .map(this::profile)
                .filter(profile -> !profile.treatments().isEmpty());
    }

    private PractitionerProfile profile(Practitioner practitioner) {
        Set<UUID> treatments = offered("treatment_id", practitioner);
        Set<UUID> locations = offered("location_id", practitioner);
        Words words = jdbc.sql(
                        "SELECT text_sv AS sv, text_en AS en FROM practitioner_profiles WHERE practitioner_id = ?")
                .param(practitioner.id())
                .query(Words.class)
                .optional()
                .orElse(Words.NONE);
        return new PractitionerProfile(
                practitioner,
                words.sv(),
                words.en(),
                catalogue.treatments().stream()
                        .filter(treatment -> treatments.contains(treatment.id()))
                        .toList(),
                catalogue.locations().stream()
                        .filter(location -> locations.contains(location.id()))
                        .toList());
    }

    private Set<UUID> offered(String column, Practitioner practitioner) {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT " + column + " FROM offers WHERE practitioner_id = ?")
                .param(practitioner.id())
                .query(UUID.class)
                .list());
    }

    record Words(String sv, String en) {

        static final Words NONE = new Words("", "");
    }
}
