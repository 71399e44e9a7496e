package clinic.booking.setup;

import clinic.booking.BookingRules;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The booking windows of all treatments. */
@Repository
class BookingWindows {

    private static final RowMapper<Kept> KEPT = (row, n) -> new Kept(
            new OwnWindow(row.getObject("lead_time", Integer.class), row.getObject("horizon", Integer.class)),
            row.getInt("window_version"));

    private final JdbcClient jdbc;
    private final BookingRules clinic;
    private final Clock clock;

    BookingWindows(JdbcClient jdbc, BookingRules clinic, Clock clock) {
        this.jdbc = jdbc;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** @param version rises with each change */
    record Kept(OwnWindow window, int version) {}

    /** What counts where a treatment says nothing. */
    OwnWindow ofTheClinic() {
        return OwnWindow.of(clinic, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    Optional<Kept> of(UUID treatment) {
        return jdbc.sql("SELECT lead_time, horizon, window_version FROM treatments WHERE id = ?")
                .param(treatment)
                .query(KEPT)
                .optional();
    }

    /** The same, and nobody else changes it until this transaction ends. */
    Optional<Kept> locked(UUID treatment) {
        return jdbc.sql("SELECT lead_time, horizon, window_version FROM treatments WHERE id = ? FOR NO KEY UPDATE")
                .param(treatment)
                .query(KEPT)
                .optional();
    }

    Kept keep(UUID treatment, OwnWindow window) {
        return jdbc.sql("""
                UPDATE treatments SET lead_time = :lead, horizon = :horizon, window_version = window_version + 1,
                       version = version + 1
                 WHERE id = :id RETURNING lead_time, horizon, window_version""")
                .param("lead", window.leadMinutes(), Types.INTEGER)
                .param("horizon", window.horizonDays(), Types.INTEGER)
                .param("id", treatment)
                .query(KEPT)
                .single();
    }
}
