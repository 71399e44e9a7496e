package clinic.booking.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a person. */
@Component
public class Tasks {

    private final JdbcClient jdbc;
    private final Clock clock;

    Tasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A patient answered in words that no rule reads. */
    public void replyUnclear(UUID patient, @Nullable UUID appointment, Instant at) {
        raise(Task.Kind.REPLY_UNCLEAR, patient, appointment, null, at);
    }

    /** A patient's address takes no messages. */
    public void addressUndeliverable(UUID patient, @Nullable UUID appointment, String channel, Instant at) {
        raise(Task.Kind.ADDRESS_UNDELIVERABLE, patient, appointment, channel, at);
    }

    /** Word of somebody who was erased meanwhile may come late; there is nothing to do for them. */
    private void raise(Task.Kind kind, UUID patient, @Nullable UUID appointment, @Nullable String channel, Instant at) {
        jdbc.sql("""
                        INSERT INTO tasks (id, kind, patient_id, appointment_id, channel, raised_at)
                        SELECT :id, :kind, :patient, :appointment::uuid, :channel::text, :at
                         WHERE NOT EXISTS (SELECT FROM patients WHERE id = :patient AND erased_at IS NOT NULL)""")
                .param("id", UUID.randomUUID())
                .param("kind", kind.name())
                .param("patient", patient)
                .param("appointment", appointment, java.sql.Types.OTHER)
                .param("channel", channel)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All that nobody has looked at, the oldest first. */
    public List<Task> open() {
        return jdbc.sql("SELECT * FROM tasks WHERE acknowledged_at IS NULL ORDER BY raised_at, id")
                .query(Tasks::task)
                .list();
    }

    /** All there ever were of a patient, the oldest first. */
    public List<Task> of(UUID patient) {
        return jdbc.sql("SELECT * FROM tasks WHERE patient_id = ? ORDER BY raised_at, id")
                .param(patient)
                .query(Tasks::task)
                .list();
    }

    /** Of two who look, the first is remembered; empty when there is no such task. */
    public Optional<Task> acknowledge(UUID id, String by) {
        jdbc.sql("""
                        UPDATE tasks SET acknowledged_at = :now, acknowledged_by = :by
                        WHERE id = :id AND acknowledged_at IS NULL""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("id", id)
                .update();
        return jdbc.sql("SELECT * FROM tasks WHERE id = ?")
                .param(id)
                .query(Tasks::task)
                .optional();
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        OffsetDateTime acknowledged = row.getObject("acknowledged_at", OffsetDateTime.class);
        return new Task(
                row.getObject("id", UUID.class),
                Task.Kind.valueOf(row.getString("kind")),
                row.getObject("patient_id", UUID.class),
                row.getObject("appointment_id", UUID.class),
                row.getString("channel"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                acknowledged == null ? null : acknowledged.toInstant(),
                row.getString("acknowledged_by"));
    }
}
