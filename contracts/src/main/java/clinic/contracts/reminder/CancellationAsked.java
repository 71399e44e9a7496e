package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * A patient answered a message about a visit: they want to cancel it. Whether they still may is for booking-service to
 * say.
 *
 * @param replyId the answer; comes up again in what they are told of it
 * @param scheduleVersion of the visit that the message spoke of: the answer is about no other
 */
@EventType(value = "reminder.reply.cancellation-asked", topic = Topic.REPLIES)
public record CancellationAsked(UUID replyId, UUID appointmentId, UUID patientId, int scheduleVersion, Instant at)
        implements Event {

    @Override
    public String key() {
        return appointmentId.toString();
    }
}
