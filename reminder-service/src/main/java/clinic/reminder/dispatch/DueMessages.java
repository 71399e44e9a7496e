package clinic.reminder.dispatch;

import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.dispatch.PlannedMessage.Identity;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The messages that wait for their time: planned here, withdrawn here. Joins the transaction of who decides. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DueMessages {

    private final JdbcClient jdbc;
    private final Announcements announcements;
    private final Bell bell;

    DueMessages(JdbcClient jdbc, Announcements announcements, Bell bell) {
        this.jdbc = jdbc;
        this.announcements = announcements;
        this.bell = bell;
    }

    /** Stores a message, unless it is known already; its id if it is new. */
    public Optional<UUID> plan(PlannedMessage message) {
        Optional<UUID> id = jdbc.sql("""
                        insert into message (id, appointment_id, follow_up_id, patient_id, schedule_version, purpose,
                            rule, channel, recipient, due_at, give_up_at, state, reason, receipt_nonce)
                        values (:id, :appointment, :followUp, :patient, :version, :purpose,
                            :rule, :channel, :recipient, :dueAt, :giveUpAt, :state, :reason, :nonce)
                        on conflict do nothing returning id""")
                .param("id", UUID.randomUUID())
                .param("appointment", message.appointmentId())
                .param("followUp", message.followUpId())
                .param("patient", message.patientId())
                .param("version", message.scheduleVersion())
                .param("purpose", message.purpose().name())
                .param("rule", message.rule())
                .param(
                        "channel",
                        message.channel() == null ? null : message.channel().name())
                .param("recipient", message.recipient())
                .param("dueAt", Timestamp.from(message.dueAt()))
                .param("giveUpAt", Timestamp.from(message.giveUpAt()))
                .param("state", message.dropped() == null ? "PLANNED" : "NOT_SENT")
                .param(
                        "reason",
                        message.dropped() == null ? null : message.dropped().name())
                .param("nonce", UUID.randomUUID().toString())
                .query(UUID.class)
                .optional();
        id.ifPresent(fresh -> {
            if (message.dropped() != null) {
                announcements.notSent(MessageRow.about(fresh, message), message.dropped());
            }
            bell.ringAfterCommit();
        });
        return id;
    }

    /** The schedule changed: what has not left for an older version does not leave any more. */
    public void withdrawOlder(UUID appointmentId, int currentVersion) {
        jdbc.sql("""
                        select * from message where appointment_id = :appointment and follow_up_id is null
                            and schedule_version < :version and state = 'PLANNED' for update""")
                .param("appointment", appointmentId)
                .param("version", currentVersion)
                .query(MessageRow::of)
                .list()
                .forEach(message -> withdraw(message, NotSentReason.SUPERSEDED));
    }

    /** A follow-up paused: its check-ins that have not left stay. */
    public void withdrawFollowUp(UUID followUpId) {
        jdbc.sql("select * from message where follow_up_id = :followUp and state = 'PLANNED' for update")
                .param("followUp", followUpId)
                .query(MessageRow::of)
                .list()
                .forEach(message -> withdraw(message, NotSentReason.SUPERSEDED));
    }

    /** The patient's contact changed: the waiting messages of this purpose become these. */
    public void replace(UUID appointmentId, int version, Purpose purpose, Collection<PlannedMessage> wanted) {
        Map<String, NotSentReason> dropped = new HashMap<>();
        Set<Identity> kept = new HashSet<>();
        for (PlannedMessage message : wanted) {
            if (message.dropped() == null) {
                kept.add(message.identity());
            } else {
                dropped.put(message.rule(), message.dropped());
            }
        }
        jdbc
                .sql("""
                        select * from message where appointment_id = :appointment and schedule_version = :version
                            and purpose = :purpose and follow_up_id is null and state = 'PLANNED' for update""")
                .param("appointment", appointmentId)
                .param("version", version)
                .param("purpose", purpose.name())
                .query(MessageRow::of)
                .list()
                .stream()
                .filter(message -> !kept.contains(message.planned().identity()))
                .forEach(message ->
                        withdraw(message, dropped.getOrDefault(message.planned().rule(), NotSentReason.SUPERSEDED)));
        wanted.stream().filter(message -> message.dropped() == null).forEach(this::plan);
    }

    private void withdraw(MessageRow message, NotSentReason because) {
        NotSentReason reason = message.honest(because);
        jdbc.sql("update message set state = 'NOT_SENT', reason = :reason where id = :id")
                .param("reason", reason.name())
                .param("id", message.id())
                .update();
        announcements.notSent(message.about(), reason);
        bell.ringAfterCommit();
    }
}
