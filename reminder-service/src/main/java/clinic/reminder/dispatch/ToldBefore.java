package clinic.reminder.dispatch;

import clinic.contracts.reminder.MessageAbout;
import clinic.contracts.reminder.NotSentReason;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was told of messages before the database was restored from an earlier day. What had been sent is not sent again,
 * and word of what was done is not said late; a reminder that is still ahead is judged afresh.
 */
@Component
@Transactional
public class ToldBefore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Clock clock;

    ToldBefore(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * The last word about a message, as others were told it.
     *
     * @param reason null when it was sent
     */
    record Word(UUID messageId, @Nullable NotSentReason reason, Instant at) {}

    /**
     * What others were told about a message.
     *
     * @param reason null when it was sent
     */
    public record Told(MessageAbout message, @Nullable NotSentReason reason, Instant at) {}

    /** Notes what was told, in the order in which it was; of several words about a message the last one stays. */
    public void note(List<Told> words) {
        batches.batchUpdate("""
                insert into told_before (message_id, appointment_id, patient_id, schedule_version, purpose,
                    rule, channel, reason, told_at)
                values (:id, :appointment, :patient, :version, :purpose, :rule, :channel, :reason, :at)
                on conflict (message_id) do update set channel = excluded.channel, reason = excluded.reason,
                    told_at = excluded.told_at""", words.stream().map(ToldBefore::row).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource row(Told word) {
        MessageAbout message = word.message();
        return new MapSqlParameterSource()
                .addValue("id", message.messageId())
                .addValue("appointment", message.appointmentId())
                .addValue("patient", message.patientId())
                .addValue("version", message.scheduleVersion())
                .addValue("purpose", message.purpose().name())
                .addValue("rule", message.rule())
                .addValue(
                        "channel",
                        message.channel() == null ? null : message.channel().name())
                .addValue("reason", word.reason() == null ? null : word.reason().name())
                .addValue("at", Timestamp.from(word.at()));
    }

    /** Brings the messages that are still here to where they had been; how many it was. */
    public int catchUp() {
        jdbc.sql("""
                        update told_before set patient_id = into_id from merged_patient
                        where merged_patient.patient_id = told_before.patient_id and moved_at is not null""").update();
        jdbc.sql("delete from told_before where patient_id in (select patient_id from erased_patient)")
                .update();
        return jdbc.sql("""
                        update message set state = case when told.reason is null then 'SENT' else 'NOT_SENT' end,
                            reason = told.reason, settled_at = told.told_at, lease_until = null, retry_at = null,
                            channel = coalesce(message.channel, told.channel),
                            taken_at = coalesce(message.taken_at, told.told_at)
                        from told_before told
                        where message.id = told.message_id and message.state in ('PLANNED', 'SENDING', 'IN_DOUBT')
                            and (told.reason is null or message.due_at <= :now)""").param("now", Timestamp.from(clock.instant())).update();
    }

    /** What was told of this message, if it is not to be judged afresh. */
    @Transactional(readOnly = true)
    Optional<Word> of(PlannedMessage message) {
        return jdbc.sql("""
                        select message_id, reason, told_at from told_before
                        where appointment_id = :appointment and schedule_version = :version and rule = :rule
                            and (channel is null or cast(:channel as text) is null or channel = :channel)
                            and (reason is null or purpose not in ('REMINDER', 'CHECK_IN'))
                        order by reason nulls first, told_at desc limit 1""")
                .param("appointment", message.appointmentId())
                .param("version", message.scheduleVersion())
                .param("rule", message.rule())
                .param(
                        "channel",
                        message.channel() == null ? null : message.channel().name())
                .query((row, number) -> new Word(
                        row.getObject("message_id", UUID.class),
                        row.getString("reason") == null ? null : NotSentReason.valueOf(row.getString("reason")),
                        row.getTimestamp("told_at").toInstant()))
                .optional();
    }
}
