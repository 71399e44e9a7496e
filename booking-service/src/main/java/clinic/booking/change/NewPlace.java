package clinic.booking.change;

import clinic.booking.availability.Exemption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where staff want a visit.
 *
 * @param practitionerId null to stay with the same
 * @param length null to last as long as it does now
 * @param exemption null to be held to every rule
 */
public record NewPlace(
        @Nullable UUID practitionerId,
        Instant start,
        @Nullable Duration length,
        @Nullable Exemption exemption) {}
