package clinic.booking.calendar;

import clinic.booking.privacy.ProtectedPatients;
import clinic.booking.signin.StaffMember;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All that happens on some days, each kind with one question however many there are: a desk shows hundreds of visits
 * at once, and asks again with every change. So it reads across the tables of several features, and changes none.
 */
@Repository
class ShownDays {

    private static final String VISITS = """
            SELECT a.id, a.version, a.state, a.confirmed_at IS NOT NULL AS confirmed, a.starts_at, a.ends_at,
                   a.practitioner_id, a.location_id, a.treatment_id, l.zone,
                   CASE WHEN patients.erased_at IS NULL AND %s THEN patients.name END AS patient,
                   ARRAY(SELECT t.resource_id FROM taken_time t
                          WHERE t.owner_id = a.id AND t.resource_id <> a.practitioner_id) AS rooms
              FROM appointments a JOIN locations l ON l.id = a.location_id
                                  JOIN patients ON patients.id = a.patient_id
             WHERE a.starts_at >= :from AND a.starts_at < :until
               AND (a.starts_at AT TIME ZONE l.zone)::date >= :day AND (a.starts_at AT TIME ZONE l.zone)::date < :next
             ORDER BY a.starts_at, a.id""".formatted(ProtectedPatients.SHOWN);

    /** Of a visit each row has its own owner among the appointments; the rest is held or blocked. */
    private static final String BLOCKS = """
            SELECT t.owner_id, t.resource_id, lower(t.during) AS start, upper(t.during) AS "end", b.note,
                   t.expires_at IS NOT NULL AS held
              FROM taken_time t LEFT JOIN blocks b ON b.id = t.owner_id
             WHERE t.during && tstzrange(:from, :until) AND (t.expires_at IS NULL OR t.expires_at > :now)
               AND NOT EXISTS (SELECT FROM appointments a WHERE a.id = t.owner_id)
             ORDER BY lower(t.during), t.owner_id""";

    private final JdbcClient jdbc;

    ShownDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Visits of the days up to, and not including, another, each day as it is at the location; cancelled ones too.
     * Without the name of whom the reader may not know of.
     */
    List<ShownVisit> visits(LocalDate day, LocalDate next, StaffMember reader) {
        return jdbc.sql(VISITS)
                .param("from", anywhere(day.minusDays(1)))
                .param("until", anywhere(next.plusDays(1)))
                .param("day", day)
                .param("next", next)
                .param("everybody", reader.runsTheDay())
                .param("practitioner", reader.practitionerId(), Types.OTHER)
                .query((row, n) -> visit(row))
                .list();
    }

    List<ShownBlock> blocks(LocalDate day, LocalDate next, Instant now) {
        return jdbc.sql(BLOCKS)
                .param("from", anywhere(day.minusDays(1)))
                .param("until", anywhere(next.plusDays(1)))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> block(row))
                .list();
    }

    Optional<ShownBlock> block(UUID id) {
        return jdbc.sql(
                        "SELECT t.owner_id, t.resource_id, lower(t.during) AS start, upper(t.during) AS \"end\", b.note,"
                                + " false AS held FROM blocks b JOIN taken_time t ON t.owner_id = b.id WHERE b.id = ?")
                .param(id)
                .query((row, n) -> block(row))
                .optional();
    }

    private static OffsetDateTime anywhere(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toOffsetDateTime();
    }

    private static ShownVisit visit(ResultSet row) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        @Nullable String patient = row.getString("patient");
        return new ShownVisit(
                id(row, "id"),
                row.getInt("version"),
                row.getString("state"),
                row.getBoolean("confirmed"),
                row.getObject("starts_at", OffsetDateTime.class).atZoneSameInstant(zone),
                row.getObject("ends_at", OffsetDateTime.class).atZoneSameInstant(zone),
                id(row, "practitioner_id"),
                id(row, "location_id"),
                List.of((UUID[]) row.getArray("rooms").getArray()),
                id(row, "treatment_id"),
                patient);
    }

    private static ShownBlock block(ResultSet row) throws SQLException {
        return new ShownBlock(
                id(row, "owner_id"),
                id(row, "resource_id"),
                row.getObject("start", OffsetDateTime.class).toInstant(),
                row.getObject("end", OffsetDateTime.class).toInstant(),
                row.getString("note"),
                row.getBoolean("held"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
