package clinic.booking.hours;

import clinic.booking.TimeOrderedId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Closes a practitioner's time at every location, whatever other hours say; visits that are there already stay. */
@Component
public class AbsentDays {

    private final JdbcClient jdbc;
    private final Clock clock;

    AbsentDays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param begins on the first day; the others are closed whole */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(UUID absenceId, UUID practitionerId, LocalDate first, LocalDate last, LocalTime begins) {
        first.datesUntil(last.plusDays(1))
                .forEach(date -> jdbc.sql(
                                "INSERT INTO changed_hours (id, practitioner_id, date, kind, opens, absence_id)"
                                        + " VALUES (:id, :practitioner, :date, 'ABSENT', :opens, :absence)")
                        .param("id", TimeOrderedId.at(clock.instant()))
                        .param("practitioner", practitionerId)
                        .param("date", date)
                        .param("opens", date.equals(first) ? begins : LocalTime.MIDNIGHT)
                        .param("absence", absenceId)
                        .update());
    }

    /** What an absence closed and no other does is open again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(UUID absenceId) {
        jdbc.sql("DELETE FROM changed_hours WHERE absence_id = ?")
                .param(absenceId)
                .update();
    }
}
