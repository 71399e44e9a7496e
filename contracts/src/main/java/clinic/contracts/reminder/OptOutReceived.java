package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A patient takes consents back, by a word to us or to the provider. booking-service keeps the one history of consents
 * and tells of the patient anew.
 *
 * @param purposes what they no longer want to be written to about
 */
@EventType(value = "reminder.opt-out.received", topic = Topic.REPLIES)
public record OptOutReceived(UUID patientId, Set<OptOut> purposes, Instant at) implements Event {

    @Override
    public String key() {
        return patientId.toString();
    }
}
