package clinic.booking.appointment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done to a visit, by whom, when and why: read from the audit, which is written with each deed. */
@Component
public class VisitHistory {

    private final JdbcClient jdbc;

    VisitHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One thing that was done.
     *
     * @param who {@code staff}, {@code clock}, or the way by which the patient came
     * @param staffName only of staff
     * @param start when the visit was to begin from then on
     * @param overridden codes of the rules that were set aside for it
     * @param reason why they were
     */
    public record Done(
            Instant at,
            String who,
            @Nullable String staffName,
            String deed,
            @Nullable Instant start,
            List<String> overridden,
            @Nullable String reason) {}

    /** The latest first; who merely looked is left out. */
    public List<Done> of(UUID appointmentId) {
        return jdbc.sql("SELECT audit.*, staff_account.name AS staff_name FROM audit LEFT JOIN staff_account"
                        + " ON staff_account.id = audit.staff_id WHERE audit.appointment_id = ? AND audit.deed <> 'SEEN'"
                        + " ORDER BY audit.id DESC")
                .param(appointmentId)
                .query((row, n) -> {
                    OffsetDateTime start = row.getObject("starts_at", OffsetDateTime.class);
                    String overridden = row.getString("overridden");
                    return new Done(
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            code(row.getString("who")),
                            row.getString("staff_name"),
                            code(row.getString("deed")),
                            start == null ? null : start.toInstant(),
                            overridden == null ? List.of() : List.of(overridden.split(" ", -1)),
                            row.getString("reason"));
                })
                .list();
    }

    private static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
