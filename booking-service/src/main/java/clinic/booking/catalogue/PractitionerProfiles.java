package clinic.booking.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        return all().stream()
                .filter(profile -> profile.practitioner().id().equals(practitionerId))
                .findFirst();
    }

    /** Everybody who receives patients and with whom something can be booked, by name. */
    public List<PractitionerProfile> all() {
        List<Treatment> treatments = catalogue.treatments();
        List<Location> locations = catalogue.locations();
        List<Offered> offered = jdbc.sql("SELECT practitioner_id, treatment_id, location_id FROM offers")
                .query((row, n) -> new Offered(
                        row.getObject("practitioner_id", UUID.class),
                        row.getObject("treatment_id", UUID.class),
                        row.getObject("location_id", UUID.class)))
                .list();
        Map<UUID, Told> told = new HashMap<>();
        jdbc.sql("SELECT * FROM practitioner_profiles").query(row -> {
            told.put(row.getObject("practitioner_id", UUID.class), Told.of(row));
        });
        return catalogue.receiving().stream()
                .map(one -> profile(
                        one,
                        told.getOrDefault(one.id(), Told.NOTHING),
                        offered.stream()
                                .filter(offer -> offer.practitionerId().equals(one.id()))
                                .toList(),
                        treatments,
                        locations))
                .filter(profile -> !profile.treatments().isEmpty())
                .toList();
    }

    private static PractitionerProfile profile(
            Practitioner practitioner,
            Told told,
            List<Offered> offered,
            List<Treatment> treatments,
            List<Location> locations) {
        return new PractitionerProfile(
                practitioner,
                told.sv(),
                told.en(),
                told.languages(),
                treatments.stream()
                        .filter(treatment -> offered.stream()
                                .anyMatch(offer -> offer.treatmentId().equals(treatment.id())))
                        .toList(),
                locations.stream()
                        .filter(location -> offered.stream()
                                .anyMatch(offer -> offer.locationId().equals(location.id())))
                        .toList());
    }

    private record Offered(UUID practitionerId, UUID treatmentId, UUID locationId) {}

    private record Told(String sv, String en, List<Locale> languages) {

        static final Told NOTHING = new Told("", "", List.of());

        static Told of(ResultSet row) throws SQLException {
            return new Told(row.getString("text_sv"), row.getString("text_en"), SpokenLanguages.of(List.of((String[])
                    row.getArray("languages").getArray())));
        }
    }
}
