package clinic.booking.practitioner;

import static java.util.stream.Collectors.toUnmodifiableSet;

import clinic.booking.catalogue.Practitioner;
import clinic.booking.practitioner.PractitionerDetails.Given;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the clinic's practitioners are set up. */
@Repository
class Practitioners {

    private static final String SELECT = """
            SELECT p.*, coalesce(f.text_sv, '') AS text_sv, coalesce(f.text_en, '') AS text_en,
                   coalesce(f.languages, '{}') AS languages,
                   ARRAY(SELECT o.treatment_id || '~' || o.location_id
                           FROM offers o JOIN treatments t ON t.id = o.treatment_id
                          WHERE o.practitioner_id = p.id AND t.retired_at IS NULL) AS gives
              FROM practitioners p LEFT JOIN practitioner_profiles f ON f.practitioner_id = p.id WHERE p.id = ?""";

    private final JdbcClient jdbc;

    Practitioners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param version rises with each change of what patients are told
     * @param hoursVersion rises with each change of when patients are received
     * @param retiredFrom the first day on which no more patients are received; null as long as nobody has said so
     */
    record Kept(
            UUID id,
            PractitionerDetails details,
            int version,
            int hoursVersion,
            @Nullable LocalDate retiredFrom) {}

    /** One of the list, those who have stopped last. */
    record Listed(Practitioner practitioner, @Nullable LocalDate retiredFrom) {}

    List<Listed> all() {
        return jdbc.sql("SELECT * FROM practitioners ORDER BY retired_from IS NOT NULL, name")
                .query((row, n) -> new Listed(
                        new Practitioner(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("title_sv"),
                                row.getString("title_en")),
                        row.getObject("retired_from", LocalDate.class)))
                .list();
    }

    Optional<Kept> of(UUID id) {
        return jdbc.sql(SELECT).param(id).query((row, n) -> kept(row)).optional();
    }

    /**
     * The same, and until this transaction ends nobody else changes it. Whoever is booking a visit with them right now
     * is waited for: so that visit is seen.
     */
    Optional<Kept> locked(UUID id) {
        return jdbc.sql("SELECT id FROM practitioners WHERE id = ? FOR UPDATE")
                .param(id)
                .query(UUID.class)
                .optional()
                .flatMap(this::of);
    }

    boolean anotherIsCalled(String name, UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM practitioners WHERE lower(name) = lower(?) AND id <> ?)")
                .params(name, id)
                .query(Boolean.class)
                .single();
    }

    /** Adds them, or writes what patients are told anew under its next version. */
    Kept keep(UUID id, PractitionerDetails details) {
        jdbc.sql("""
                INSERT INTO practitioners AS p (id, name, title_sv, title_en) VALUES (:id, :name, :sv, :en)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, title_sv = excluded.title_sv,
                                               title_en = excluded.title_en, version = p.version + 1""")
                .param("id", id)
                .param("name", details.name())
                .param("sv", details.titleSv())
                .param("en", details.titleEn())
                .update();
        jdbc.sql("""
                INSERT INTO practitioner_profiles (practitioner_id, text_sv, text_en, languages)
                VALUES (:id, :sv, :en, :languages)
                ON CONFLICT (practitioner_id) DO UPDATE SET text_sv = excluded.text_sv, text_en = excluded.text_en,
                                                            languages = excluded.languages""")
                .param("id", id)
                .param("sv", details.textSv())
                .param("en", details.textEn())
                .param("languages", details.languages().toArray(String[]::new))
                .update();
        offer(id, details.gives());
        return of(id).orElseThrow();
    }

    /** What there is no more is not offered; who gave a treatment that has been retired is kept. */
    private void offer(UUID id, Set<Given> gives) {
        jdbc.sql("""
                DELETE FROM offers WHERE practitioner_id = :id AND treatment_id || '~' || location_id <> ALL (:gives)
                   AND treatment_id IN (SELECT id FROM treatments WHERE retired_at IS NULL)""")
                .param("id", id)
                .param("gives", gives.stream().map(Given::toString).toArray(String[]::new))
                .update();
        for (Given one : gives) {
            jdbc.sql("""
                    INSERT INTO offers (treatment_id, practitioner_id, location_id)
                    SELECT t.id, :id, l.id FROM treatments t, locations l WHERE t.id = :treatment AND l.id = :location
                    ON CONFLICT DO NOTHING""")
                    .param("id", id)
                    .param("treatment", one.treatment())
                    .param("location", one.location())
                    .update();
        }
    }

    /** @param from null where they receive patients again */
    void retire(UUID id, @Nullable LocalDate from) {
        jdbc.sql("UPDATE practitioners SET retired_from = :from, hours_version = hours_version + 1 WHERE id = :id")
                .param("from", from, Types.DATE)
                .param("id", id)
                .update();
    }

    /** Under the next version. */
    int hoursChanged(UUID id) {
        return jdbc.sql(
                        "UPDATE practitioners SET hours_version = hours_version + 1 WHERE id = ? RETURNING hours_version")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new PractitionerDetails(
                        row.getString("name"),
                        row.getString("title_sv"),
                        row.getString("title_en"),
                        row.getString("text_sv"),
                        row.getString("text_en"),
                        Set.of((String[]) row.getArray("languages").getArray()),
                        Arrays.stream((String[]) row.getArray("gives").getArray())
                                .map(ids -> ids.split("~", 2))
                                .map(ids -> new Given(UUID.fromString(ids[0]), UUID.fromString(ids[1])))
                                .collect(toUnmodifiableSet())),
                row.getInt("version"),
                row.getInt("hours_version"),
                row.getObject("retired_from", LocalDate.class));
    }
}
