package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody decided on. Appointment, schedule version, rule, channel and recipient say which one it is:
 * planned twice, it is still one. A message of a follow-up is known by follow-up and rule.
 *
 * @param appointmentId the visit; a code is about none, and has the request it answers in the visit's place
 * @param patientId whom it is for; one to staff has the account in the patient's place
 * @param followUpId null for a message about the visit itself
 * @param ruleVersion which version of the rule said so; for a check-in, the version of its plan
 * @param channel null where it is chosen when the message leaves, or where there was none to choose
 * @param recipient empty where there is no channel
 * @param giveUpAt from here on it does not leave any more
 * @param dropped why it will not be sent, known already
 */
public record PlannedMessage(
        UUID appointmentId,
        @Nullable UUID followUpId,
        UUID patientId,
        int scheduleVersion,
        Purpose purpose,
        String rule,
        int ruleVersion,
        @Nullable Channel channel,
        String recipient,
        Instant dueAt,
        Instant giveUpAt,
        @Nullable NotSentReason dropped) {

    /** How rules begin by which staff are written to. */
    public static final String TO_STAFF = "staff-";

    /** What tells two messages of one visit apart. */
    public record Identity(
            int scheduleVersion, String rule, @Nullable Channel channel, String recipient) {}

    /** Whether it goes to somebody who works here: no patient's page, consent or address knows of it. */
    public boolean isToStaff() {
        return purpose == Purpose.ESCALATION || rule.startsWith(TO_STAFF);
    }

    /** Whether a rule asks for it as the visit stands, and would ask for it anew. */
    boolean isOfARule() {
        return followUpId == null && purpose.isOfARule();
    }

    public Identity identity() {
        return new Identity(scheduleVersion, rule, channel, recipient);
    }
}
