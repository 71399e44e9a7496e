package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.UUID;

/** A patient began a follow-up on one version of a plan. */
@EventType(value = "reminder.follow-up.started", topic = Topic.FOLLOW_UPS)
public record FollowUpStarted(
        UUID followUpId, UUID appointmentId, UUID patientId, UUID planId, int planVersion, Instant at)
        implements Event {

    @Override
    public String key() {
        return followUpId.toString();
    }
}
