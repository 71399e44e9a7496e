package clinic.booking.practitioner;

import clinic.booking.hours.ChangedHours;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is different on dates, of each practitioner; somebody's illness is noted and taken back elsewhere. */
@Repository
class DateChanges {

    private static final String ALIKE =
            " practitioner_id = :practitioner AND location_id IS NOT DISTINCT FROM :location"
                    + " AND date = :date AND kind = :kind AND opens = :opens AND closes = :closes AND absence_id IS NULL";

    private final JdbcClient jdbc;

    DateChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those from a date on. */
    List<DateChange> of(UUID practitioner, LocalDate from) {
        return DateChange.of(jdbc.sql("SELECT DISTINCT date, kind, opens, closes, location_id FROM changed_hours"
                        + " WHERE practitioner_id = ? AND date >= ? AND absence_id IS NULL"
                        + " ORDER BY date, kind, opens, closes, location_id")
                .params(practitioner, from)
                .query((row, n) -> new ChangedHours(
                        practitioner,
                        row.getObject("location_id", UUID.class),
                        row.getObject("date", LocalDate.class),
                        ChangedHours.Kind.valueOf(row.getString("kind")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
                .list());
    }

    /** What is there already is not added again; answers on how many days it was not. */
    int add(UUID practitioner, DateChange change) {
        return each(
                practitioner,
                change,
                "INSERT INTO changed_hours (id, practitioner_id, location_id, date, kind, opens, closes)"
                        + " SELECT gen_random_uuid(), :practitioner, :location, :date, :kind, :opens, :closes"
                        + " WHERE NOT EXISTS (SELECT FROM changed_hours WHERE" + ALIKE + ")");
    }

    /** Answers on how many days it was there. */
    int remove(UUID practitioner, DateChange change) {
        return each(practitioner, change, "DELETE FROM changed_hours WHERE" + ALIKE);
    }

    private int each(UUID practitioner, DateChange change, String sql) {
        return change.days(practitioner).stream()
                .mapToInt(day -> jdbc.sql(sql)
                        .param("practitioner", practitioner)
                        .param("location", day.locationId(), Types.OTHER)
                        .param("date", day.date())
                        .param("kind", day.kind().name())
                        .param("opens", day.opens())
                        .param("closes", day.closes())
                        .update())
                .sum();
    }
}
