package clinic.booking.availability;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who works when and where. */
@Repository
class Rota {

    private final JdbcClient jdbc;

    Rota(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WorkingHours> of(Collection<UUID> practitionerIds) {
        return jdbc.sql("SELECT * FROM working_hours WHERE practitioner_id IN (:ids) ORDER BY weekday, opens")
                .param("ids", practitionerIds)
                .query((row, n) -> new WorkingHours(
                        row.getObject("practitioner_id", UUID.class),
                        row.getObject("location_id", UUID.class),
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
                .list();
    }
}
