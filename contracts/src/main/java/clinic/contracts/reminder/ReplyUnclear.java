package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient answered a message in words that no rule reads: a person must look. The words stay in reminder-service.
 *
 * @param appointmentId the visit the last message to them was about; left out when that was about none
 */
@EventType(value = "reminder.reply.unclear", topic = Topic.REPLIES)
public record ReplyUnclear(UUID replyId, @Nullable UUID appointmentId, UUID patientId, Instant at) implements Event {

    @Override
    public String key() {
        return (appointmentId == null ? patientId : appointmentId).toString();
    }
}
