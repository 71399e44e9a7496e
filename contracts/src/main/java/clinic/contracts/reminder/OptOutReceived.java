package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient takes consents back, by a word to us or to the provider, or by a link. booking-service keeps the one history of consents
 * and tells of the patient anew.
 *
 * @param purposes what they no longer want to be written to about
 * @param by which means; null from before it was told
 */
@EventType(value = "reminder.opt-out.received", topic = Topic.REPLIES)
public record OptOutReceived(
        UUID patientId,
        Set<OptOut> purposes,
        Instant at,
        @Nullable OptOutMeans by) implements Event {

    public OptOutReceived(UUID patientId, Set<OptOut> purposes, Instant at) {
        this(patientId, purposes, at, null);
    }

    @Override
    public String key() {
        return patientId.toString();
    }
}
