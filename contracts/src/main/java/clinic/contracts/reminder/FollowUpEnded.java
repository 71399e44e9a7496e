package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.UUID;

/** A follow-up is over, and why. */
@EventType(value = "reminder.follow-up.ended", topic = Topic.FOLLOW_UPS)
public record FollowUpEnded(UUID followUpId, UUID appointmentId, UUID patientId, FollowUpEnd because, Instant at)
        implements Event {

    @Override
    public String key() {
        return followUpId.toString();
    }
}
