package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * A patient answered a check-in. What they answered stays in reminder-service.
 *
 * @param day the step's day after the visit
 */
@EventType(value = "reminder.check-in.answered", topic = Topic.FOLLOW_UPS)
public record CheckInAnswered(UUID followUpId, UUID appointmentId, UUID patientId, int day, Instant at)
        implements Event {

    @Override
    public String key() {
        return followUpId.toString();
    }
}
