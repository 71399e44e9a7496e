package clinic.booking.practitioner;

import clinic.booking.hours.ClosedDay;
import clinic.booking.hours.PublicHolidays;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** On which days locations are closed: the country's public holidays unless one is kept open, and days of their own. */
@Repository
class ClosedDays {

    private final JdbcClient jdbc;
    private final PublicHolidays holidays;

    ClosedDays(JdbcClient jdbc, PublicHolidays holidays) {
        this.jdbc = jdbc;
        this.holidays = holidays;
    }

    /** Nobody else changes the days of these locations until this transaction ends. */
    void lock(Set<UUID> locations) {
        new TreeSet<>(locations)
                .forEach(id -> jdbc.sql("SELECT id FROM locations WHERE id = ? FOR UPDATE")
                        .param(id)
                        .query(UUID.class)
                        .list());
    }

    boolean isClosed(ClosedDay day) {
        return isIn("closed_days", day) || keepsHoliday(day) && !isIn("open_holidays", day);
    }

    /** Days of their own that the calendar of public holidays does not have, of all locations. */
    List<LocalDate> own(LocalDate from, LocalDate until) {
        return jdbc.sql("SELECT DISTINCT date FROM closed_days WHERE date >= ? AND date < ? ORDER BY date")
                .params(from, until)
                .query((row, n) -> row.getObject("date", LocalDate.class))
                .list();
    }

    void close(ClosedDay day) {
        jdbc.sql("DELETE FROM open_holidays WHERE location_id = ? AND date = ?")
                .params(day.locationId(), day.date())
                .update();
        if (!keepsHoliday(day)) {
            jdbc.sql("INSERT INTO closed_days (location_id, date) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(day.locationId(), day.date())
                    .update();
        }
    }

    void open(ClosedDay day) {
        jdbc.sql("DELETE FROM closed_days WHERE location_id = ? AND date = ?")
                .params(day.locationId(), day.date())
                .update();
        if (keepsHoliday(day)) {
            jdbc.sql("INSERT INTO open_holidays (location_id, date) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(day.locationId(), day.date())
                    .update();
        }
    }

    /** Whom a day there may concern. */
    List<UUID> whoHaveVisitsAt(Set<UUID> locations) {
        return jdbc.sql("SELECT DISTINCT practitioner_id FROM appointments WHERE state = 'BOOKED'"
                        + " AND location_id IN (:locations)")
                .param("locations", locations)
                .query((row, n) -> row.getObject("practitioner_id", UUID.class))
                .list();
    }

    /** The countries whose public holidays are kept or could be. */
    List<String> countries() {
        return jdbc.sql("SELECT DISTINCT country FROM locations ORDER BY country")
                .query((row, n) -> row.getString("country"))
                .list();
    }

    private boolean keepsHoliday(ClosedDay day) {
        Optional<String> country = jdbc.sql("SELECT country FROM locations WHERE id = ? AND closed_on_holidays")
                .param(day.locationId())
                .query(String.class)
                .optional();
        return country.filter(one -> holidays.isHoliday(one, day.date())).isPresent();
    }

    private boolean isIn(String table, ClosedDay day) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " WHERE location_id = ? AND date = ?)")
                .params(day.locationId(), day.date())
                .query(Boolean.class)
                .single();
    }
}
