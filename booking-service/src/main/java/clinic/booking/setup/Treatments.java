package clinic.booking.setup;

import clinic.booking.catalogue.MeantFor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the clinic's treatments are set up. */
@Repository
class Treatments {

    private static final String SELECT = "SELECT * FROM treatments WHERE id = ?";

    private final JdbcClient jdbc;

    Treatments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param version rises with each change */
    record Kept(UUID id, String code, TreatmentDetails details, boolean retired, int version) {

        private Kept limited(Map<UUID, Integer> limits) {
            return new Kept(id, code, details.limited(limits), retired, version);
        }
    }

    /** Somebody who gives a treatment, or had a limit for it. */
    record Giver(UUID id, String name) {}

    /** As patients are shown them; retired ones last. */
    List<Kept> all() {
        return jdbc
                .sql("SELECT id FROM treatments ORDER BY retired_at IS NOT NULL, listed_at, name_sv")
                .query((row, n) -> row.getObject("id", UUID.class))
                .list()
                .stream()
                .flatMap(id -> of(id).stream())
                .toList();
    }

    Optional<Kept> of(UUID id) {
        return read(SELECT, id);
    }

    /**
     * The same, and nobody else changes it until this transaction ends. Whoever books it at this moment is waited for,
     * so that their visit is counted with the others.
     */
    Optional<Kept> locked(UUID id) {
        return read(SELECT + " FOR UPDATE", id);
    }

    private Optional<Kept> read(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query((row, n) -> kept(row)).optional().map(kept -> kept.limited(limits(id)));
    }

    private Map<UUID, Integer> limits(UUID treatment) {
        Map<UUID, Integer> limits = new LinkedHashMap<>();
        jdbc.sql("SELECT practitioner_id, most FROM daily_limits WHERE treatment_id = ?")
                .param(treatment)
                .query(row -> {
                    limits.put(row.getObject("practitioner_id", UUID.class), row.getInt("most"));
                });
        return limits;
    }

    List<Giver> givers(UUID treatment) {
        return jdbc.sql("""
                SELECT id, name FROM practitioners p
                 WHERE EXISTS (SELECT FROM offers o WHERE o.practitioner_id = p.id AND o.treatment_id = :treatment)
                    OR EXISTS (SELECT FROM daily_limits d WHERE d.practitioner_id = p.id AND d.treatment_id = :treatment)
                 ORDER BY name""")
                .param("treatment", treatment)
                .query((row, n) -> new Giver(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    boolean anotherIsCalled(String nameSv, UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM treatments"
                        + " WHERE lower(name_sv) = lower(?) AND id <> ? AND retired_at IS NULL)")
                .params(nameSv, id)
                .query(Boolean.class)
                .single();
    }

    boolean hasCode(String code) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM treatments WHERE code = ?)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    /** Behind all the others. */
    int nextPlace() {
        return jdbc.sql("SELECT coalesce(max(listed_at), 0) + 1 FROM treatments WHERE retired_at IS NULL")
                .query(Integer.class)
                .single();
    }

    /**
     * Adds it, or writes it anew under its next version.
     *
     * @param code of a new one; an old one keeps its own
     */
    int keep(UUID id, String code, TreatmentDetails details) {
        int version = jdbc.sql("""
                INSERT INTO treatments AS t (id, code, name_sv, name_en, about_sv, about_en, meant_for, price, listed_at,
                                             minutes, buffer_before, buffer_after, lead_time, horizon)
                VALUES (:id, :code, :nameSv, :nameEn, :aboutSv, :aboutEn, :meantFor, :price, :listedAt,
                        :minutes, :before, :after, :lead, :horizon)
                ON CONFLICT (id) DO UPDATE
                   SET name_sv = excluded.name_sv, name_en = excluded.name_en, about_sv = excluded.about_sv,
                       about_en = excluded.about_en, meant_for = excluded.meant_for, price = excluded.price,
                       listed_at = excluded.listed_at, minutes = excluded.minutes, lead_time = excluded.lead_time,
                       buffer_before = excluded.buffer_before, buffer_after = excluded.buffer_after,
                       horizon = excluded.horizon, version = t.version + 1,
                       window_version = t.window_version
                           + ((t.lead_time, t.horizon) IS DISTINCT FROM (excluded.lead_time, excluded.horizon))::integer
                RETURNING version""")
                .param("id", id)
                .param("code", code)
                .param("nameSv", details.nameSv())
                .param("nameEn", details.nameEn())
                .param("aboutSv", details.aboutSv())
                .param("aboutEn", details.aboutEn())
                .param("meantFor", details.meantFor().name())
                .param("price", details.price())
                .param("listedAt", details.listedAt())
                .param("minutes", details.minutes())
                .param("before", details.bufferBefore())
                .param("after", details.bufferAfter())
                .param("lead", details.window().leadMinutes(), Types.INTEGER)
                .param("horizon", details.window().horizonDays(), Types.INTEGER)
                .query(Integer.class)
                .single();
        jdbc.sql("DELETE FROM daily_limits WHERE treatment_id = ?").param(id).update();
        details.limits()
                .forEach((practitioner, most) -> jdbc.sql(
                                "INSERT INTO daily_limits (practitioner_id, treatment_id, most) VALUES (?, ?, ?)")
                        .params(practitioner, id, most)
                        .update());
        return version;
    }

    /** Out of what can be booked, or with null back into it. */
    int retire(UUID id, @Nullable Instant at) {
        return jdbc.sql("UPDATE treatments SET retired_at = ?, version = version + 1 WHERE id = ? RETURNING version")
                .param(1, at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(2, id)
                .query(Integer.class)
                .single();
    }

    /** Something that belongs to it is another by now: its rooms, its questions. */
    int nextVersion(UUID id) {
        return jdbc.sql("UPDATE treatments SET version = version + 1 WHERE id = ? RETURNING version")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("code"),
                new TreatmentDetails(
                        row.getString("name_sv"),
                        row.getString("name_en"),
                        row.getString("about_sv"),
                        row.getString("about_en"),
                        MeantFor.valueOf(row.getString("meant_for")),
                        row.getInt("price"),
                        row.getInt("listed_at"),
                        row.getInt("minutes"),
                        row.getInt("buffer_before"),
                        row.getInt("buffer_after"),
                        new OwnWindow(
                                row.getObject("lead_time", Integer.class), row.getObject("horizon", Integer.class)),
                        Map.of()),
                row.getObject("retired_at") != null,
                row.getInt("version"));
    }
}
