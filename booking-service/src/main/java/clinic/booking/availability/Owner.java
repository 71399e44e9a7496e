package clinic.booking.availability;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a time is taken for.
 *
 * @param expiresAt of a hold; what is taken for good has none
 * @param heldFrom the fingerprint of the network address that a hold came from
 */
record Owner(UUID id, @Nullable Instant expiresAt, @Nullable String heldFrom) {

    static Owner visit(UUID id) {
        return new Owner(id, null, null);
    }
}
