package clinic.booking.correspondence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a visit's timeline.
 *
 * @param at when it first happened
 * @param purpose of a message; null for what is no message
 * @param channel of a message, or of an address that takes none; null when none could be chosen
 * @param reason why a message was not sent, or a follow-up ended
 * @param day of a check-in, counted from the visit
 * @param level of a red flag
 * @param deliveredAt when the message reached the phone, as far as the provider says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineItem(
        Kind kind,
        Instant at,
        @Nullable String purpose,
        @Nullable String channel,
        @Nullable String reason,
        @Nullable Integer day,
        @Nullable String level,
        @Nullable Instant deliveredAt) {

    /** What a line tells of. */
    public enum Kind {
        MESSAGE_SENT,
        MESSAGE_NOT_SENT,
        FOLLOW_UP_STARTED,
        CHECK_IN_ANSWERED,
        RED_FLAG_RAISED,
        FOLLOW_UP_ENDED,
        VISIT_CONFIRMED,
        CANCELLATION_ASKED,
        REPLY_UNCLEAR,
        ADDRESS_UNDELIVERABLE
    }
}
