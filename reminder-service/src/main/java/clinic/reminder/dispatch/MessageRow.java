package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.MessageAbout;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored message.
 *
 * @param traceparent what it comes of; null for one that was planned before that was kept
 * @param mayHaveLeft an earlier attempt is in doubt for good, so "not sent" can not be said of it any more
 * @param unanswered where it is in doubt: its carrier was called and did not answer; else whoever had it died
 */
record MessageRow(
        UUID id,
        PlannedMessage planned,
        long fence,
        int attempts,
        String receiptNonce,
        @Nullable String traceparent,
        boolean mayHaveLeft,
        boolean unanswered) {

    MessageAbout about() {
        return about(id, planned);
    }

    /** Why it was not sent, as far as that can be said. */
    NotSentReason honest(NotSentReason because) {
        return mayHaveLeft ? NotSentReason.UNKNOWN : because;
    }

    MessageRow leaving(Channel channel, String recipient) {
        PlannedMessage leaving = new PlannedMessage(
                planned.appointmentId(),
                planned.followUpId(),
                planned.patientId(),
                planned.scheduleVersion(),
                planned.purpose(),
                planned.rule(),
                planned.ruleVersion(),
                channel,
                recipient,
                planned.dueAt(),
                planned.giveUpAt(),
                null);
        return new MessageRow(id, leaving, fence + 1, attempts + 1, receiptNonce, traceparent, mayHaveLeft, false);
    }

    static MessageAbout about(UUID id, PlannedMessage planned) {
        return new MessageAbout(
                id,
                planned.appointmentId(),
                planned.followUpId(),
                planned.patientId(),
                planned.scheduleVersion(),
                planned.purpose(),
                planned.rule(),
                planned.channel());
    }

    static MessageRow of(ResultSet row, int number) throws SQLException {
        return new MessageRow(
                row.getObject("id", UUID.class),
                new PlannedMessage(
                        row.getObject("appointment_id", UUID.class),
                        row.getObject("follow_up_id", UUID.class),
                        row.getObject("patient_id", UUID.class),
                        row.getInt("schedule_version"),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getString("rule"),
                        row.getInt("rule_version"),
                        channel(row.getString("channel")),
                        row.getString("recipient"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getTimestamp("give_up_at").toInstant(),
                        null),
                row.getLong("fence"),
                row.getInt("attempts"),
                row.getString("receipt_nonce"),
                row.getString("traceparent"),
                row.getBoolean("may_have_left"),
                row.getBoolean("unanswered"));
    }

    private static @Nullable Channel channel(@Nullable String name) {
        return name == null ? null : Channel.valueOf(name);
    }
}
