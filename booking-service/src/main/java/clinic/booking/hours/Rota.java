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
     * A location, once for each day on which it is closed for a reason of its own.
     *
     * @param holidaysOf the country whose public holidays it keeps, if it does
     */
    private record Place(
            UUID id, @Nullable String holidaysOf, @Nullable LocalDate closed) {}

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
        Set<ClosedDay> closed = new HashSet<>();
        Map<UUID, String> countries = new HashMap<>();
        for (Place place : places(from, until)) {
            if (place.closed() != null) {
                closed.add(new ClosedDay(place.id(), place.closed()));
            }
            if (place.holidaysOf() != null) {
                countries.put(place.id(), place.holidaysOf());
            }
        }
        countries.forEach((id, country) -> from.datesUntil(until)
                .filter(date -> holidays.isHoliday(country, date))
                .forEach(date -> closed.add(new ClosedDay(id, date))));
        return closed;
    }

    private List<Place> places(LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        SELECT l.id, CASE WHEN l.closed_on_holidays THEN l.country END AS holidays_of, c.date
                          FROM locations l LEFT JOIN closed_days c ON c.location_id = l.id
                                                                  AND c.date >= :from AND c.date < :until""")
                .param("from", from)
                .param("until", until)
                .query((row, n) ->
                        new Place(id(row, "id"), row.getString("holidays_of"), row.getObject("date", LocalDate.class)))
                .list();
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static LocalTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalTime.class);
    }
}
