package clinic.booking.hours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works when and where. */
@Component
public class Rota {

    /**
     * A location, once for each day of which it has said something itself.
     *
     * @param holidaysOf the country whose public holidays it keeps, if it does
     * @param open whether it is open on the day although that is a public holiday; else it is closed
     */
    private record Place(
            UUID id, @Nullable String holidaysOf, @Nullable LocalDate day, boolean open) {}

    private final JdbcClient jdbc;
    private final PublicHolidays holidays;

    Rota(JdbcClient jdbc, PublicHolidays holidays) {
        this.jdbc = jdbc;
        this.holidays = holidays;
    }

    /**
     * The hours of these practitioners on dates from one up to, and not including, another. Whoever has stopped receiving
     * patients has none from that day on.
     */
    public Hours of(Collection<UUID> practitionerIds, LocalDate from, LocalDate until) {
        // A clinic that is being set up has nobody yet.
        return practitionerIds.isEmpty()
                ? new Hours(List.of(), List.of(), closed(from, until))
                : new Hours(
                        weekly(practitionerIds, from, until),
                        changed(practitionerIds, from, until),
                        closed(from, until));
    }

    private List<WorkingHours> weekly(Collection<UUID> practitionerIds, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        SELECT w.*, least(w.valid_until, p.retired_from) AS counts_until
                          FROM working_hours w JOIN practitioners p ON p.id = w.practitioner_id
                         WHERE w.practitioner_id IN (:ids) AND w.valid_until > :from AND w.valid_from < :until""")
                .param("ids", practitionerIds)
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new WorkingHours(
                        id(row, "practitioner_id"),
                        id(row, "location_id"),
                        DayOfWeek.of(row.getInt("weekday")),
                        time(row, "opens"),
                        time(row, "closes"),
                        date(row, "valid_from"),
                        date(row, "counts_until")))
                .list();
    }

    private List<ChangedHours> changed(Collection<UUID> practitionerIds, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        SELECT c.* FROM changed_hours c JOIN practitioners p ON p.id = c.practitioner_id
                         WHERE c.practitioner_id IN (:ids) AND c.date >= :from AND c.date < :until
                           AND c.date < coalesce(p.retired_from, 'infinity')""")
                .param("ids", practitionerIds)
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new ChangedHours(
                        id(row, "practitioner_id"),
                        row.getObject("location_id", UUID.class),
                        date(row, "date"),
                        ChangedHours.Kind.valueOf(row.getString("kind")),
                        time(row, "opens"),
                        time(row, "closes")))
                .list();
    }

    private Set<ClosedDay> closed(LocalDate from, LocalDate until) {
        Set<ClosedDay> closed = new HashSet<>();
        Set<ClosedDay> keptOpen = new HashSet<>();
        Map<UUID, String> countries = new HashMap<>();
        for (Place place : places(from, until)) {
            if (place.day() != null) {
                (place.open() ? keptOpen : closed).add(new ClosedDay(place.id(), place.day()));
            }
            if (place.holidaysOf() != null) {
                countries.put(place.id(), place.holidaysOf());
            }
        }
        countries.forEach((id, country) -> from.datesUntil(until)
                .filter(date -> holidays.isHoliday(country, date))
                .map(date -> new ClosedDay(id, date))
                .filter(day -> !keptOpen.contains(day))
                .forEach(closed::add));
        return closed;
    }

    private List<Place> places(LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        SELECT l.id, CASE WHEN l.closed_on_holidays THEN l.country END AS holidays_of, d.date, d.open
                          FROM locations l
                          LEFT JOIN (SELECT location_id, date, false AS open FROM closed_days
                                     UNION ALL SELECT location_id, date, true FROM open_holidays) d
                            ON d.location_id = l.id AND d.date >= :from AND d.date < :until""")
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new Place(
                        id(row, "id"),
                        row.getString("holidays_of"),
                        row.getObject("date", LocalDate.class),
                        row.getBoolean("open")))
                .list();
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static LocalTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalTime.class);
    }
}
