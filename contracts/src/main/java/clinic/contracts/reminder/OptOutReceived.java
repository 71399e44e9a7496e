package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param refused true where a provider took no SMS to a number because its owner had told it to stop, at a time that nobody
 *     told us: {@code at} is when it refused, and each later SMS is refused again. Left out where the patient said it now
 */
@EventType(value = "reminder.opt-out.received", topic = Topic.REPLIES)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OptOutReceived(
        UUID patientId,
        Set<OptOut> purposes,
        Instant at,
        @Nullable OptOutMeans by,
        @Nullable Boolean refused) implements Event {

    /** Said now. */
    public OptOutReceived(UUID patientId, Set<OptOut> purposes, Instant at, OptOutMeans by) {
        this(patientId, purposes, at, by, null);
    }

    @Override
    public String key() {
        return patientId.toString();
    }
}
