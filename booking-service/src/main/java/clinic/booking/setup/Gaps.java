package clinic.booking.setup;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is missing before patients can book everything that the clinic has listed. */
@Component
class Gaps {

    private final JdbcClient jdbc;

    Gaps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param name whose; null where there is nothing of the kind at all */
    record Gap(Kind kind, @Nullable String name) {

        /** Its words, under {@code setup.gap.…}. */
        public String words() {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** In the order in which a clinic closes them. */
    enum Kind {
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
        return jdbc
                .sql("""
                SELECT 'NO_LOCATION' AS kind, NULL::text AS name WHERE NOT EXISTS (SELECT FROM locations)
                UNION ALL
                SELECT 'NO_PRACTITIONER', NULL WHERE NOT EXISTS (SELECT FROM practitioners)
                UNION ALL
                SELECT 'NO_TREATMENT', NULL WHERE NOT EXISTS (SELECT FROM treatments WHERE retired_at IS NULL)
                UNION ALL
                SELECT 'TREATMENT_THAT_NOBODY_GIVES', t.name_sv FROM treatments t
                 WHERE t.retired_at IS NULL AND NOT EXISTS (SELECT FROM offers o WHERE o.treatment_id = t.id)
                UNION ALL
                SELECT DISTINCT 'TREATMENT_WITHOUT_ROOM', t.name_sv || ', ' || l.name
                  FROM needs n JOIN treatments t ON t.id = n.treatment_id JOIN locations l ON l.id = n.location_id
                               JOIN resources r ON r.id = n.resource_id
                 WHERE t.retired_at IS NULL
                 GROUP BY t.name_sv, l.name, n.treatment_id, n.location_id, n.need
                HAVING bool_and(r.retired_at IS NOT NULL)
                UNION ALL
                SELECT 'PRACTITIONER_WITHOUT_TREATMENTS', p.name FROM practitioners p
                 WHERE NOT EXISTS (SELECT FROM offers o WHERE o.practitioner_id = p.id)
                UNION ALL
                SELECT DISTINCT 'PRACTITIONER_WITHOUT_HOURS', p.name || ', ' || l.name
                  FROM offers o JOIN practitioners p ON p.id = o.practitioner_id JOIN locations l ON l.id = o.location_id
                 WHERE NOT EXISTS (SELECT FROM working_hours w
                                    WHERE w.practitioner_id = o.practitioner_id AND w.location_id = o.location_id)
                UNION ALL
                SELECT 'LOCATION_WITHOUT_HOURS', l.name FROM locations l
                 WHERE NOT EXISTS (SELECT FROM working_hours w WHERE w.location_id = l.id)""")
                .query((row, n) -> new Gap(Kind.valueOf(row.getString("kind")), row.getString("name")))
                .list()
                .stream()
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    /** Whether somebody receives patients for anything anywhere. */
    boolean somethingCanBeBooked() {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM offers o JOIN working_hours w
                                 ON w.practitioner_id = o.practitioner_id AND w.location_id = o.location_id
                               JOIN treatments t ON t.id = o.treatment_id AND t.retired_at IS NULL)""").query(Boolean.class).single();
    }
}
