package clinic.booking.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Where staff want a visit to be.
 *
 * @param wish with its practitioner; a location only if it must be there
 * @param near the location that is tried first, where the practitioner receives at several
 * @param overriding whether rules that yield to staff are to yield; what another has never does
 */
public record Placement(Wish wish, UUID near, Instant start, Duration length, boolean overriding) {}
