package clinic.booking.correspondence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One word from reminder-service, as it is kept.
 *
 * @param appointmentId null for what a patient wrote about no visit we know
 */
record Entry(
        @Nullable UUID appointmentId,
        UUID patientId,
        Instant at,
        What what,
        @Nullable UUID messageId,
        @Nullable String purpose,
        @Nullable String rule,
        @Nullable String channel,
        @Nullable String reason,
        @Nullable UUID followUpId,
        @Nullable Integer day,
        @Nullable String level) {

    enum What {
        MESSAGE_SENT,
        MESSAGE_DELIVERED,
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
