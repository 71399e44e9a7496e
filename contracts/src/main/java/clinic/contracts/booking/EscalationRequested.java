package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * Something waits on the staff's tasks and nobody has looked: tell the next person now. About whom it is, and what it
 * is, is not said; nor who is told, which is the reader's to know.
 *
 * @param requestId the same for the same task and step, so that it is told once
 * @param step whose turn it is: 1 is the first person
 * @param validUntil from here on it need not be sent any more
 */
@EventType(value = "booking.escalation.requested", topic = Topic.REQUESTS)
public record EscalationRequested(UUID requestId, int step, Instant validUntil) implements Event {

    @Override
    public String key() {
        return requestId.toString();
    }
}
