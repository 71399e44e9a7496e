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

/** What the audit has on a visit, a patient or a treatment, the latest first. */
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
     * @param patient null where a treatment was set up
     * @param treatment null unless it was set up
     * @param version the visit's, or of how the treatment is set up, once it was done; null when it was only seen
     * @param start the visit's, once it was done
     */
    record Line(
            long id,
            Instant at,
            String who,
            @Nullable UUID staff,
            String deed,
            @Nullable UUID patient,
            @Nullable UUID appointment,
            @Nullable UUID treatment,
            @Nullable Integer version,
            @Nullable Instant start) {}

    /** The lines before one that are about all that is asked for. */
    List<Line> of(@Nullable UUID appointment, @Nullable UUID patient, @Nullable UUID treatment, long before) {
        return jdbc.sql("SELECT * FROM audit WHERE id < :before"
                        + (appointment == null ? "" : " AND appointment_id = :appointment")
                        + (patient == null ? "" : " AND patient_id = :patient")
                        + (treatment == null ? "" : " AND treatment_id = :treatment")
                        + " ORDER BY id DESC LIMIT " + MOST)
                .param("before", before)
                .param("appointment", appointment)
                .param("patient", patient)
                .param("treatment", treatment)
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
                row.getObject("treatment_id", UUID.class),
                row.getObject("version", Integer.class),
                start == null ? null : start.toInstant());
    }

    private static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
