package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * Tell the patient what became of their answer. A cancellation that was granted is told by
 * {@code booking.appointment.cancelled} and has no event of this kind.
 *
 * @param replyId the answer
 * @param scheduleVersion of the visit as it stands now
 */
@EventType(value = "booking.reply.answered", topic = Topic.REQUESTS)
public record ReplyAnswered(
        UUID replyId, UUID appointmentId, UUID patientId, int scheduleVersion, ReplyVerdict verdict, Instant at)
        implements Event {

    @Override
    public String key() {
        return replyId.toString();
    }
}
