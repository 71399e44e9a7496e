package clinic.booking.availability;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose own taken time is not in the way of what they ask.
 *
 * @param holdId of a hold; an id of anything else counts for nothing here, so that nobody can name a stranger's visit
 *     as their hold
 * @param visitId of a visit that is being moved
 * @param since when their hold began to keep the very start they ask for: it was not too soon then, and does not become
 *     so while they fill in the form; null when nothing keeps it
 */
record Taker(
        @Nullable UUID holdId,
        @Nullable UUID visitId,
        @Nullable Instant since) {

    static final Taker ANYONE = new Taker(null, null, null);

    static Taker holding(@Nullable UUID holdId) {
        return new Taker(holdId, null, null);
    }

    static Taker moving(UUID visitId) {
        return new Taker(null, visitId, null);
    }

    Taker since(Instant held) {
        return new Taker(holdId, visitId, held);
    }
}
