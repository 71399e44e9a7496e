package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient's address takes no messages, for good: nothing more is sent there until the patient gives another one, and a
 * person must ask for it. Which address it is stands in the patient's record, not here.
 *
 * @param appointmentId the visit that the returned message was about; null if it was about none
 */
@EventType(value = "reminder.address.undeliverable", topic = Topic.REPLIES)
public record AddressUndeliverable(UUID patientId, @Nullable UUID appointmentId, Channel channel, Instant at)
        implements Event {

    @Override
    public String key() {
        return patientId.toString();
    }
}
