package clinic.booking.practitioner;

import clinic.booking.hours.WorkingHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hours of the week of practitioners, with all changes that are planned. */
@Repository
class WeeklyHours {

    private final JdbcClient jdbc;

    WeeklyHours(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    WorkWeeks of(UUID practitioner) {
        return WorkWeeks.of(jdbc.sql("SELECT * FROM working_hours WHERE practitioner_id = ?")
                .param(practitioner)
                .query((row, n) -> new WorkingHours(
                        practitioner,
                        row.getObject("location_id", UUID.class),
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)))
                .list());
    }

    void keep(UUID practitioner, WorkWeeks weeks) {
        jdbc.sql("DELETE FROM working_hours WHERE practitioner_id = ?")
                .param(practitioner)
                .update();
        for (WorkingHours hours : weeks.of(practitioner)) {
            jdbc.sql("INSERT INTO working_hours VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            practitioner,
                            hours.locationId(),
                            hours.weekday().getValue(),
                            hours.opens(),
                            hours.closes(),
                            hours.from(),
                            hours.until())
                    .update();
        }
    }
}
