package clinic.booking.availability;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose own taken time is not in the way of what they ask.
 *
 * @param holdId of a hold; an id of anything else counts for nothing here, so that nobody can name a stranger's visit
 *     as their hold
 * @param visitId of a visit that is being moved
 */
record Taker(@Nullable UUID holdId, @Nullable UUID visitId) {

    static final Taker ANYONE = new Taker(null, null);

    static Taker holding(@Nullable UUID holdId) {
        return new Taker(holdId, null);
    }

    static Taker moving(UUID visitId) {
        return new Taker(null, visitId);
    }
}
