package clinic.booking.hours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works when and where. */
@Component
public class Rota {

    private record Country(UUID locationId, String code) {}

    private final JdbcClient jdbc;
    private final PublicHolidays holidays;

    Rota(JdbcClient jdbc, PublicHolidays holidays) {
        this.jdbc = jdbc;
        this.holidays = holidays;
    }

    /** The hours of these practitioners on dates from one up to, and not including, another. */
    public Hours of(Collection<UUID> practitionerIds, LocalDate from, LocalDate until) {
        return new Hours(weekly(practitionerIds), changed(practitionerIds, from, until), closed(from, until));
    }

    private List<WorkingHours> weekly(Collection<UUID> practitionerIds) {
        return jdbc.sql("SELECT * FROM working_hours WHERE practitioner_id IN (:ids)")
                .param("ids", practitionerIds)
                .query((row, n) -> new WorkingHours(
                        id(row, "practitioner_id"),
                        id(row, "location_id"),
                        DayOfWeek.of(row.getInt("weekday")),
                        time(row, "opens"),
                        time(row, "closes")))
                .list();
    }

    private List<ChangedHours> changed(Collection<UUID> practitionerIds, LocalDate from, LocalDate until) {
        return jdbc.sql("SELECT * FROM changed_hours WHERE practitioner_id IN (:ids)"
                        + " AND date >= :from AND date < :until")
                .param("ids", practitionerIds)
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new ChangedHours(
                        id(row, "practitioner_id"),
                        row.getObject("location_id", UUID.class),
                        row.getObject("date", LocalDate.class),
                        ChangedHours.Kind.valueOf(row.getString("kind")),
                        time(row, "opens"),
                        time(row, "closes")))
                .list();
    }

    private Set<ClosedDay> closed(LocalDate from, LocalDate until) {
        Set<ClosedDay> closed = new HashSet<>(jdbc.sql(
                        "SELECT location_id, date FROM closed_days WHERE date >= :from AND date < :until")
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new ClosedDay(id(row, "location_id"), row.getObject("date", LocalDate.class)))
                .list());
        for (Country place : jdbc.sql("SELECT id, country FROM locations WHERE closed_on_holidays")
                .query((row, n) -> new Country(id(row, "id"), row.getString("country")))
                .list()) {
            from.datesUntil(until)
                    .filter(date -> holidays.isHoliday(place.code(), date))
                    .forEach(date -> closed.add(new ClosedDay(place.locationId(), date)));
        }
        return closed;
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static LocalTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalTime.class);
    }
}
