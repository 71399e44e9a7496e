package clinic.booking.setup;

import clinic.booking.catalogue.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is missing before patients can book everything that the clinic has listed, and know with whom. */
@Component
class Gaps {

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final NameAndPhone clinic;

    Gaps(JdbcClient jdbc, Catalogue catalogue, NameAndPhone clinic) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.clinic = clinic;
    }

    /** @param name whose; null where there is nothing of the kind at all, as is the id */
    record Gap(Kind kind, @Nullable UUID id, @Nullable String name) {

        /** The page that closes it; null where a file of whoever runs the system does. */
        public @Nullable String address() {
            return switch (kind) {
                case CLINIC_WITHOUT_NAME, CLINIC_WITHOUT_PHONE -> null;
                case NO_LOCATION -> "/staff/setup/locations/new";
                case NO_PRACTITIONER -> "/staff/setup/practitioners/new";
                case TREATMENT_THAT_NOBODY_GIVES, LOCATION_WITHOUT_HOURS -> "/staff/setup/practitioners";
                case PRACTITIONER_WITHOUT_TREATMENTS -> "/staff/setup/practitioners/" + id;
                case PRACTITIONER_WITHOUT_HOURS -> "/staff/setup/practitioners/" + id + "/hours";
                case NO_TREATMENT -> "/staff/setup/treatments/new";
                case TREATMENT_WITHOUT_ROOM -> "/staff/setup/treatments/" + id + "/rooms";
            };
        }

        /** Its words, under {@code setup.gap.…}. */
        public String words() {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** In the order in which a clinic closes them. */
    enum Kind {
        CLINIC_WITHOUT_NAME,
        CLINIC_WITHOUT_PHONE,
        NO_LOCATION,
        NO_PRACTITIONER,
        NO_TREATMENT,
        TREATMENT_THAT_NOBODY_GIVES,
        TREATMENT_WITHOUT_ROOM,
        PRACTITIONER_WITHOUT_TREATMENTS,
        PRACTITIONER_WITHOUT_HOURS,
        LOCATION_WITHOUT_HOURS
    }

    List<Gap> all() {
        Stream<Gap> ofTheClinic = clinic.missing().stream().map(kind -> new Gap(kind, null, null));
        return Stream.concat(ofTheClinic, listed().stream())
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    private List<Gap> listed() {
        return jdbc.sql("""
                WITH receiving AS (SELECT id, name FROM practitioners
                                    WHERE retired_from IS NULL OR retired_from > :today)
                SELECT 'NO_LOCATION' AS kind, NULL::uuid AS id, NULL::text AS name WHERE NOT EXISTS (SELECT FROM locations)
                UNION ALL
                SELECT 'NO_PRACTITIONER', NULL, NULL WHERE NOT EXISTS (SELECT FROM receiving)
                UNION ALL
                SELECT 'NO_TREATMENT', NULL, NULL WHERE NOT EXISTS (SELECT FROM treatments WHERE retired_at IS NULL)
                UNION ALL
                SELECT 'TREATMENT_THAT_NOBODY_GIVES', t.id, t.name_sv FROM treatments t
                 WHERE t.retired_at IS NULL
                   AND NOT EXISTS (SELECT FROM offers o JOIN receiving p ON p.id = o.practitioner_id
                                    WHERE o.treatment_id = t.id)
                UNION ALL
                SELECT DISTINCT 'TREATMENT_WITHOUT_ROOM', n.treatment_id, t.name_sv || ', ' || l.name
                  FROM needs n JOIN treatments t ON t.id = n.treatment_id JOIN locations l ON l.id = n.location_id
                               JOIN resources r ON r.id = n.resource_id
                 WHERE t.retired_at IS NULL
                 GROUP BY t.name_sv, l.name, n.treatment_id, n.location_id, n.need
                HAVING bool_and(r.retired_at IS NOT NULL)
                UNION ALL
                SELECT 'PRACTITIONER_WITHOUT_TREATMENTS', p.id, p.name FROM receiving p
                 WHERE NOT EXISTS (SELECT FROM offers o WHERE o.practitioner_id = p.id)
                UNION ALL
                SELECT DISTINCT 'PRACTITIONER_WITHOUT_HOURS', p.id, p.name || ', ' || l.name
                  FROM offers o JOIN receiving p ON p.id = o.practitioner_id JOIN locations l ON l.id = o.location_id
                 WHERE NOT EXISTS (SELECT FROM working_hours w
                                    WHERE w.practitioner_id = o.practitioner_id AND w.location_id = o.location_id
                                      AND w.valid_until > :today)
                UNION ALL
                SELECT 'LOCATION_WITHOUT_HOURS', l.id, l.name FROM locations l
                 WHERE NOT EXISTS (SELECT FROM working_hours w JOIN receiving p ON p.id = w.practitioner_id
                                    WHERE w.location_id = l.id AND w.valid_until > :today)""")
                .param("today", catalogue.today())
                .query((row, n) -> new Gap(
                        Kind.valueOf(row.getString("kind")), row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    /** Whether somebody receives patients for anything anywhere. */
    boolean somethingCanBeBooked() {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM offers o
                                 JOIN working_hours w ON w.practitioner_id = o.practitioner_id
                                                     AND w.location_id = o.location_id AND w.valid_until > :today
                                 JOIN treatments t ON t.id = o.treatment_id AND t.retired_at IS NULL
                                 JOIN practitioners p ON p.id = o.practitioner_id
                                                     AND (p.retired_from IS NULL OR p.retired_from > :today))""")
                .param("today", catalogue.today())
                .query(Boolean.class)
                .single();
    }
}
