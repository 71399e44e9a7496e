package clinic.booking.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to book.
 *
 * @param practitionerId null for anyone who gives the treatment
 * @param locationId null for anywhere
 * @param visit the one that is to have another time; null for one that is not there yet
 * @param hold of whoever asks: what it keeps for the same treatment is not in their way; null when they have none
 */
public record Wish(
        UUID treatmentId,
        @Nullable UUID practitionerId,
        @Nullable UUID locationId,
        @Nullable Agreed visit,
        @Nullable UUID hold) {

    /**
     * A visit that is there: its own time is not in the way of another one, and it stays as long as it is, whatever its
     * treatment takes now. Where it is comes before other places.
     */
    public record Agreed(UUID visitId, UUID practitionerId, UUID locationId, Instant start, Instant end) {

        Duration length() {
            return Duration.between(start, end);
        }

        /** Whether that would be no other time. */
        boolean isAt(FreeTime time) {
            return time.start().equals(start) && time.practitioner().id().equals(practitionerId);
        }
    }

    /** For a visit that is not there yet, as long as its treatment takes. */
    public Wish(UUID treatmentId, @Nullable UUID practitionerId, @Nullable UUID locationId) {
        this(treatmentId, practitionerId, locationId, null, null);
    }

    /** The same, narrowed to one who is free. */
    public Wish with(UUID practitioner, UUID location) {
        return new Wish(treatmentId, practitioner, location, visit, hold);
    }

    /** The same, for a visit that is there. */
    public Wish of(Agreed there) {
        return new Wish(treatmentId, practitionerId, locationId, there, hold);
    }

    /** The same, of somebody who may have a hold. */
    public Wish holding(@Nullable UUID own) {
        return new Wish(treatmentId, practitionerId, locationId, visit, own);
    }

    /** Whether that would be no other time than the visit has. */
    boolean isAt(FreeTime time) {
        return visit != null && visit.isAt(time);
    }

    Wish withAnyone() {
        return new Wish(treatmentId, null, locationId, visit, hold);
    }
}
