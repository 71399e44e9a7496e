package clinic.booking.absence;

import clinic.booking.appointment.AppointmentView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is away when, and what was done about each visit. */
@Repository
class Absences {

    private final JdbcClient jdbc;

    Absences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it is known already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean note(Absence absence, UUID staffId, Instant now) {
        return jdbc.sql("INSERT INTO absences (id, practitioner_id, first_day, last_day, begins, ends,"
                                + " noted_by, noted_at) VALUES (:id, :practitioner, :first, :last, :begins, :ends, :by, :at)"
                                + " ON CONFLICT DO NOTHING")
                        .param("id", absence.id())
                        .param("practitioner", absence.practitionerId())
                        .param("first", absence.firstDay())
                        .param("last", absence.lastDay())
                        .param("begins", absence.begins())
                        .param("ends", absence.ends())
                        .param("by", staffId)
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** False when it is over already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean end(UUID id, Instant now) {
        return jdbc.sql("UPDATE absences SET ended_at = ? WHERE id = ? AND ended_at IS NULL")
                        .params(now.atOffset(ZoneOffset.UTC), id)
                        .update()
                == 1;
    }

    Optional<Absence> find(UUID id) {
        return jdbc.sql("SELECT * FROM absences WHERE id = ?")
                .param(id)
                .query(Absences::absence)
                .optional();
    }

    /** Those that are not over. */
    List<Absence> since(LocalDate today) {
        return jdbc.sql("SELECT * FROM absences WHERE last_day >= ? AND ended_at IS NULL ORDER BY first_day, noted_at")
                .param(today)
                .query(Absences::absence)
                .list();
    }

    /** Written with what is done, or not at all. What was decided first stands. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Absence absence, AppointmentView visit, Decision.Kind kind, Instant now) {
        jdbc.sql("INSERT INTO absence_decisions (absence_id, appointment_id, kind, was_at, decided_at)"
                        + " VALUES (:absence, :visit, :kind, :was, :at) ON CONFLICT DO NOTHING")
                .param("absence", absence.id())
                .param("visit", visit.id())
                .param("kind", kind.name())
                .param("was", visit.start().atOffset(ZoneOffset.UTC))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** In the order in which the visits were to be. */
    List<Decision> decisions(UUID absenceId) {
        return jdbc.sql("SELECT * FROM absence_decisions WHERE absence_id = ? ORDER BY was_at, appointment_id")
                .param(absenceId)
                .query((row, n) -> new Decision(
                        row.getObject("appointment_id", UUID.class),
                        Decision.Kind.valueOf(row.getString("kind")),
                        row.getObject("was_at", OffsetDateTime.class).toInstant(),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getObject("id", UUID.class),
                row.getObject("practitioner_id", UUID.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("begins", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                row.getObject("ended_at") != null);
    }
}
