package clinic.booking.change;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where staff want a visit.
 *
 * @param practitionerId null to stay with the same
 * @param length null to last as long as it does now
 * @param overrideReason why rules of availability are set aside; null to be held to them
 */
public record NewPlace(
        @Nullable UUID practitionerId,
        Instant start,
        @Nullable Duration length,
        @Nullable String overrideReason) {}
