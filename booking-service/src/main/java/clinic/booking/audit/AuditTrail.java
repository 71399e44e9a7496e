package clinic.booking.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the audit has on a visit or a patient, the latest first. */
@Repository
class AuditTrail {

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One thing that somebody did or saw.
     *
     * @param who {@code booker}, {@code link}, {@code code} and {@code message} are ways of the patient's
     * @param staff the account; only of staff
     * @param deed what they did
     * @param version the visit's, once it was done; null when it was only seen
     * @param start the visit's, once it was done
     */
    record Line(
            long id,
            Instant at,
            String who,
            @Nullable UUID staff,
            String deed,
            UUID patient,
            @Nullable UUID appointment,
            @Nullable Integer version,
            @Nullable Instant start) {}

    /** The lines before one that are about a visit, a patient, or both. */
    List<Line> of(@Nullable UUID appointment, @Nullable UUID patient, long before) {
        return jdbc.sql("SELECT * FROM audit WHERE id < :before"
                        + (appointment == null ? "" : " AND appointment_id = :appointment")
                        + (patient == null ? "" : " AND patient_id = :patient")
                        + " ORDER BY id DESC LIMIT " + MOST)
                .param("before", before)
                .param("appointment", appointment)
                .param("patient", patient)
                .query((row, n) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        OffsetDateTime start = row.getObject("starts_at", OffsetDateTime.class);
        return new Line(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                code(row.getString("who")),
                row.getObject("staff_id", UUID.class),
                code(row.getString("deed")),
                row.getObject("patient_id", UUID.class),
                row.getObject("appointment_id", UUID.class),
                row.getObject("version", Integer.class),
                start == null ? null : start.toInstant());
    }

    private static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
