package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import clinic.contracts.reminder.Channel;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be this patient wants to sign in: send them the one-time code now. The code is computed from id and
 * nonce with the key of the links and travels nowhere.
 *
 * @param channel which of the patient's addresses was asked for
 * @param patientVersion as of which {@code version} of {@code booking.patient.recorded} the patient has the address that was
 *     asked for: the code does not go where an earlier one says; left out where the asker read the reader's own copy
 * @param validUntil from here on the code opens nothing and need not be sent any more
 */
@EventType(value = "booking.code.requested", topic = Topic.REQUESTS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CodeRequested(
        UUID requestId,
        UUID patientId,
        @Nullable Integer patientVersion,
        Channel channel,
        String nonce,
        Instant validUntil)
        implements Event {

    public CodeRequested(UUID requestId, UUID patientId, Channel channel, String nonce, Instant validUntil) {
        this(requestId, patientId, null, channel, nonce, validUntil);
    }

    @Override
    public String key() {
        return requestId.toString();
    }
}
