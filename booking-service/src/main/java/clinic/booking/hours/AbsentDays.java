package clinic.booking.hours;

import clinic.booking.TimeOrderedId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
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

    /** From then on and until then, as the clock shows it at each location; days in between are closed whole. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(UUID absenceId, UUID practitionerId, LocalDateTime from, LocalDateTime until) {
        LocalDate first = from.toLocalDate();
        LocalDate last = until.minusNanos(1).toLocalDate();
        first.datesUntil(last.plusDays(1))
                .forEach(date -> jdbc.sql(
                                "INSERT INTO changed_hours (id, practitioner_id, date, kind, opens, closes, absence_id)"
                                        + " VALUES (:id, :practitioner, :date, 'ABSENT', :opens, :closes, :absence)")
                        .param("id", TimeOrderedId.at(clock.instant()))
                        .param("practitioner", practitionerId)
                        .param("date", date)
                        .param("opens", date.equals(first) ? from.toLocalTime() : LocalTime.MIDNIGHT)
                        // Midnight is the end of the day, too.
                        .param("closes", date.equals(last) ? until.toLocalTime() : LocalTime.MIDNIGHT)
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
