package clinic.booking.privacy;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of a patient who was erased.
 *
 * @param lockedVisits how many visits took place: with the patient's name, birth date and the answers given before them
 *     they are kept as long as care law says, and the name is shown to nobody
 */
public record Erasure(UUID patient, Instant erasedAt, long lockedVisits) {}
