package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody of staff is to choose a password: send them the one-time link now. It is computed from id and nonce with the
 * key of the links and travels nowhere.
 *
 * @param validUntil from here on the link opens nothing and need not be sent any more
 */
@EventType(value = "booking.staff-link.requested", topic = Topic.REQUESTS)
public record StaffLinkRequested(UUID requestId, UUID staffId, Occasion occasion, String nonce, Instant validUntil)
        implements Event {

    /** Why they are to choose one. */
    public enum Occasion {
        /** They are new here. */
        @JsonProperty("invitation")
        INVITATION,
        /** They have forgotten theirs, or an admin wants them to have another. */
        @JsonProperty("reset")
        RESET
    }

    @Override
    public String key() {
        return requestId.toString();
    }
}
