package clinic.booking.availability;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to book.
 *
 * @param practitionerId null for anyone who gives the treatment
 * @param locationId null for anywhere
 */
public record Wish(
        UUID treatmentId,
        @Nullable UUID practitionerId,
        @Nullable UUID locationId) {

    /** The same, narrowed to one who is free. */
    public Wish with(UUID practitioner, UUID location) {
        return new Wish(treatmentId, practitioner, location);
    }

    Wish withAnyone() {
        return new Wish(treatmentId, null, locationId);
    }
}
