package clinic.messaging;

import clinic.contracts.booking.AppointmentBooked;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The effect of an event, in the database; a test can make it fail for an appointment. */
@Component
class Journal {

    private final JdbcClient jdbc;
    private final Map<UUID, Runnable> obstacles = new ConcurrentHashMap<>();

    Journal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(AppointmentBooked event) {
        UUID appointment = event.visit().appointmentId();
        jdbc.sql("insert into journal (appointment_id, version) values (?, ?)")
                .params(appointment, event.visit().scheduleVersion())
                .update();
        obstacles.getOrDefault(appointment, () -> {}).run();
    }

    void tear(String appointment) {
        jdbc.sql("delete from journal where appointment_id = ?::uuid")
                .param(appointment)
                .update();
    }

    /** What happens after the effect is written and before it is committed. */
    void obstruct(UUID appointment, Runnable obstacle) {
        obstacles.put(appointment, obstacle);
    }

    /** The versions of an appointment, in the order in which they were taken. */
    List<Integer> versions(UUID appointment) {
        return jdbc.sql("select version from journal where appointment_id = ? order by entry")
                .param(appointment)
                .query((row, number) -> row.getInt(1))
                .list();
    }
}
