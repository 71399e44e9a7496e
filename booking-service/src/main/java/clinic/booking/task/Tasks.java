package clinic.booking.task;

import clinic.booking.signin.StaffMember;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a person. */
@Component
public class Tasks {

    /** How many are told of at once, besides every red flag. */
    static final int AT_ONCE = 100;

    /** How many of those that were closed last are shown. */
    private static final int LATELY = 50;

    private static final String FOR_THE_READER = " AND CASE WHEN item_id IS NULL THEN :patients ELSE :texts END ";

    private final JdbcClient jdbc;
    private final EscalationRules rules;

    Tasks(JdbcClient jdbc, EscalationRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /**
     * A patient said yes to a red flag. Unless somebody looks in time, the next person is told.
     *
     * @param level what the patient was told to do
     */
    public void redFlagRaised(UUID patient, UUID appointment, String level, Instant at) {
        raise(Task.Kind.RED_FLAG, patient, appointment, null, level, null, at);
    }

    /** A patient answered in words that no rule reads. */
    public void replyUnclear(UUID patient, @Nullable UUID appointment, Instant at) {
        raise(Task.Kind.REPLY_UNCLEAR, patient, appointment, null, null, null, at);
    }

    /** A patient's address takes no messages. */
    public void addressUndeliverable(UUID patient, @Nullable UUID appointment, String channel, Instant at) {
        raise(Task.Kind.ADDRESS_UNDELIVERABLE, patient, appointment, channel, null, null, at);
    }

    /**
     * Some were recorded who may be other patients. Of two people it is asked once, whichever of them comes first. Those who
     * were known are locked by id, as by whoever makes two of them one: else either would wait for what the other holds.
     */
    public void possiblySame(Collection<Doubt> doubts, Instant at) {
        doubts.stream()
                .sorted(Comparator.comparing(doubt -> doubt.other().toString()))
                .forEach(doubt -> raise(Task.Kind.POSSIBLY_SAME, doubt.patient(), null, null, null, doubt.other(), at));
    }

    /**
     * Somebody has looked: the two are not one, and nobody is asked again. What was noted when the task was closed stays. False
     * when somebody said so before.
     */
    public boolean notTheSame(UUID patient, UUID other, String by, Instant at) {
        return jdbc.sql("""
                        INSERT INTO tasks (id, kind, patient_id, other_id, raised_at, acknowledged_at, acknowledged_by,
                                           closed_at, closed_by, note, found_two)
                        VALUES (:id, 'POSSIBLY_SAME', :patient, :other, :at, :at, :by, :at, :by, '', true)
                        ON CONFLICT (least(patient_id, other_id), greatest(patient_id, other_id))
                            WHERE kind = 'POSSIBLY_SAME' AND patient_id <> other_id
                            DO UPDATE SET acknowledged_at = coalesce(tasks.acknowledged_at, excluded.acknowledged_at),
                                          acknowledged_by = coalesce(tasks.acknowledged_by, excluded.acknowledged_by),
                                          closed_at = coalesce(tasks.closed_at, excluded.closed_at),
                                          closed_by = coalesce(tasks.closed_by, excluded.closed_by),
                                          note = coalesce(tasks.note, ''), found_two = true
                            WHERE NOT tasks.found_two""")
                        .param("id", UUID.randomUUID())
                        .param("patient", patient)
                        .param("other", other)
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /**
     * Two records have become one: what there is to do is about the kept one. Whether they were the same is answered, and
     * what was to be found out about both is to be found out once.
     */
    public void merged(UUID merged, UUID kept, String by, Instant at) {
        run("""
                UPDATE tasks SET patient_id = :kept, other_id = :kept,
                       acknowledged_at = coalesce(acknowledged_at, :at), acknowledged_by = coalesce(acknowledged_by, :by),
                       closed_at = coalesce(closed_at, :at), closed_by = coalesce(closed_by, :by),
                       note = coalesce(note, '')
                 WHERE kind = 'POSSIBLY_SAME' AND :kept IN (patient_id, other_id)
                   AND :merged IN (patient_id, other_id)""", merged, kept, by, at);
        run("""
                DELETE FROM tasks WHERE id IN (
                    SELECT id FROM (
                        SELECT id, row_number() OVER (
                                   PARTITION BY CASE WHEN patient_id IN (:kept, :merged) THEN other_id ELSE patient_id END
                                   ORDER BY found_two DESC, closed_at NULLS LAST, raised_at, id) AS n
                          FROM tasks WHERE kind = 'POSSIBLY_SAME' AND patient_id <> other_id
                           AND (patient_id IN (:kept, :merged) OR other_id IN (:kept, :merged))) AS both_records
                     WHERE n > 1)""", merged, kept, by, at);
        run("UPDATE tasks SET patient_id = :kept WHERE patient_id = :merged", merged, kept, by, at);
        run("UPDATE tasks SET other_id = :kept WHERE other_id = :merged", merged, kept, by, at);
    }

    private void run(String statement, UUID merged, UUID kept, String by, Instant at) {
        jdbc.sql(statement)
                .param("merged", merged)
                .param("kept", kept)
                .param("by", by)
                .param("at", utc(at))
                .update();
    }

    /** A patient asked in a check-in to be called. */
    public void callWanted(UUID patient, UUID appointment, Instant at) {
        raise(Task.Kind.CALL_WANTED, patient, appointment, null, null, null, at);
    }

    /** A patient left two check-ins unanswered. Nobody knows why: that is not to say that they are well. */
    public void followUpSilent(UUID patient, UUID appointment, Instant at) {
        raise(Task.Kind.FOLLOW_UP_SILENT, patient, appointment, null, null, null, at);
    }

    /**
     * After a restore a visit could not be brought back as its patient knows it.
     *
     * @param appointment null when nothing of it is left here
     */
    public void visitLost(UUID patient, @Nullable UUID appointment, Instant at) {
        raise(Task.Kind.VISIT_LOST, patient, appointment, null, null, null, at);
    }

    /** A patient's check-ins could not be asked, or not to the end. That is not to say that they are well either. */
    public void followUpNotAsked(UUID patient, UUID appointment, Instant at) {
        raise(Task.Kind.FOLLOW_UP_NOT_ASKED, patient, appointment, null, null, null, at);
    }

    /** Word of somebody who was erased meanwhile may come late; there is nothing to do for them. */
    private void raise(
            Task.Kind kind,
            UUID patient,
            @Nullable UUID appointment,
            @Nullable String channel,
            @Nullable String level,
            @Nullable UUID other,
            Instant at) {
        jdbc.sql("""
                        INSERT INTO tasks (id, kind, patient_id, appointment_id, channel, level, other_id, raised_at,
                                           escalate_at)
                        SELECT :id, :kind, :patient, :appointment::uuid, :channel::text, :level::text, :other::uuid,
                               :at, :escalateAt::timestamptz
                         WHERE NOT EXISTS (SELECT FROM patients WHERE id = :patient AND erased_at IS NOT NULL)
                        ON CONFLICT DO NOTHING""")
                .param("id", UUID.randomUUID())
                .param("kind", kind.name())
                .param("patient", patient)
                .param("appointment", appointment, Types.OTHER)
                .param("channel", channel)
                .param("level", level)
                .param("other", other, Types.OTHER)
                .param("at", utc(at))
                .param(
                        "escalateAt",
                        kind == Task.Kind.RED_FLAG ? utc(rules.next(at, 0).orElse(null)) : null,
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Red flags that nobody has looked at, the latest first. */
    public List<Task> openRedFlags() {
        return jdbc.sql("SELECT * FROM tasks WHERE acknowledged_at IS NULL AND closed_at IS NULL AND kind = 'RED_FLAG'"
                        + " ORDER BY raised_at DESC, id")
                .query(Tasks::task)
                .list();
    }

    /** Every red flag that nobody has done: those first that nobody has looked at, then the oldest. */
    List<Task> redFlagsToDo() {
        return jdbc.sql("SELECT * FROM tasks WHERE closed_at IS NULL AND kind = 'RED_FLAG'"
                        + " ORDER BY acknowledged_at IS NOT NULL, raised_at, id")
                .query(Tasks::task)
                .list();
    }

    /**
     * A page of all else that nobody has done, of what this person may know of; in the same order.
     *
     * @param acknowledged whether those too that somebody has looked at
     * @param page from 1
     */
    List<Task> othersToDo(StaffMember reader, boolean acknowledged, int page) {
        return forReader(
                        "SELECT * FROM tasks WHERE closed_at IS NULL AND kind <> 'RED_FLAG'"
                                + " AND (:acknowledged OR acknowledged_at IS NULL)" + FOR_THE_READER
                                + "ORDER BY acknowledged_at IS NOT NULL, raised_at, id LIMIT :most OFFSET :before",
                        reader)
                .param("acknowledged", acknowledged)
                .param("most", AT_ONCE)
                .param("before", (page - 1L) * AT_ONCE)
                .query(Tasks::task)
                .list();
    }

    private JdbcClient.StatementSpec forReader(String statement, StaffMember reader) {
        return jdbc.sql(statement).param("patients", reader.meetsPatients()).param("texts", reader.worksWithTexts());
    }

    /** What was done last. */
    List<Task> doneLately() {
        return jdbc.sql("SELECT * FROM tasks WHERE closed_at IS NOT NULL ORDER BY closed_at DESC, id LIMIT " + LATELY)
                .query(Tasks::task)
                .list();
    }

    /** How many nobody has done, of those that this person may know of. */
    long howManyToDo(StaffMember reader) {
        return forReader("SELECT count(*) FROM tasks WHERE closed_at IS NULL" + FOR_THE_READER, reader)
                .query(Long.class)
                .single();
    }

    /** All there ever were of a patient, the oldest first. */
    public List<Task> of(UUID patient) {
        return jdbc.sql("SELECT * FROM tasks WHERE patient_id = ? ORDER BY raised_at, id")
                .param(patient)
                .query(Tasks::task)
                .list();
    }

    public Optional<Task> find(UUID id) {
        return jdbc.sql("SELECT * FROM tasks WHERE id = ?")
                .param(id)
                .query(Tasks::task)
                .optional();
    }

    /** Until the end of the transaction nobody else changes it. */
    Optional<Task> locked(UUID id) {
        return jdbc.sql("SELECT * FROM tasks WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Tasks::task)
                .optional();
    }

    void keep(Task task) {
        jdbc.sql("""
                        UPDATE tasks SET claimed_at = :claimedAt, claimed_by = :claimedBy,
                               acknowledged_at = :acknowledgedAt, acknowledged_by = :acknowledgedBy,
                               closed_at = :closedAt, closed_by = :closedBy, note = :note
                         WHERE id = :id""")
                .param("claimedAt", utc(task.claimedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("claimedBy", task.claimedBy())
                .param("acknowledgedAt", utc(task.acknowledgedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("acknowledgedBy", task.acknowledgedBy())
                .param("closedAt", utc(task.closedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("closedBy", task.closedBy())
                .param("note", task.note())
                .param("id", task.id())
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                Task.Kind.valueOf(row.getString("kind")),
                row.getObject("patient_id", UUID.class),
                row.getObject("appointment_id", UUID.class),
                row.getString("channel"),
                row.getString("level"),
                row.getObject("other_id", UUID.class),
                ReviewTasks.review(row),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                instant(row, "claimed_at"),
                row.getString("claimed_by"),
                instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                instant(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("note"));
    }
}
