package clinic.booking.availability;

import clinic.booking.hours.TimeSlot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a practitioner's or a room's time that belongs to a hold, a visit or a block; buffers lie inside it.
 *
 * @param treatmentId what the patient comes for; null for a block and for a room
 * @param visitStart when the patient is seen; null for a block and for a room
 * @param heldUntil when a hold ends; null for what is taken for good
 */
record TakenTime(
        UUID resourceId,
        TimeSlot during,
        By by,
        @Nullable UUID treatmentId,
        @Nullable Instant visitStart,
        @Nullable Instant heldUntil) {

    enum By {
        VISIT,
        HOLD,
        BLOCK
    }
}
