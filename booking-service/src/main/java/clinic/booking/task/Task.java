package clinic.booking.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a person must do for a patient.
 *
 * @param appointment null for what is about no visit
 * @param channel of an address that takes no messages: {@code SMS} or {@code EMAIL}
 * @param acknowledgedBy the account of whoever looked; null while nobody has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Task(
        UUID id,
        Kind kind,
        UUID patient,
        @Nullable UUID appointment,
        @Nullable String channel,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy) {

    /** What there is to do. */
    public enum Kind {
        /** Call a patient who answered an SMS in words that no rule reads. */
        REPLY_UNCLEAR,
        /** Ask for another address. */
        ADDRESS_UNDELIVERABLE
    }
}
