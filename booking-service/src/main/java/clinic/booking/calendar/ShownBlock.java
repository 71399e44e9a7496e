package clinic.booking.calendar;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time that no patient can have: blocked by somebody, or held for a moment by a patient who is filling in the form.
 *
 * @param resource the practitioner or the room
 * @param held whether it is a patient's hold, which goes by itself
 */
record ShownBlock(
        UUID id,
        UUID resource,
        Instant start,
        Instant end,
        @Nullable String note,
        boolean held) {}
