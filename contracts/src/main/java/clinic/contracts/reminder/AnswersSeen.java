package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody of staff opened what a patient answered and was told. booking-service keeps the audit.
 *
 * @param staffId the account that looked
 */
@EventType(value = "reminder.answers.seen", topic = Topic.FOLLOW_UPS)
public record AnswersSeen(UUID patientId, UUID staffId, Instant at) implements Event {

    @Override
    public String key() {
        return patientId.toString();
    }
}
