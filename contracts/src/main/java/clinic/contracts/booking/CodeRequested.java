package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import clinic.contracts.reminder.Channel;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who may be this patient wants to sign in: send them the one-time code now. The code is computed from id and
 * nonce with the key of the links and travels nowhere.
 *
 * @param channel which of the patient's addresses was asked for
 * @param validUntil from here on the code opens nothing and need not be sent any more
 */
@EventType(value = "booking.code.requested", topic = Topic.REQUESTS)
public record CodeRequested(UUID requestId, UUID patientId, Channel channel, String nonce, Instant validUntil)
        implements Event {

    @Override
    public String key() {
        return requestId.toString();
    }
}
