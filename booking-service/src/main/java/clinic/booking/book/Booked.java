package clinic.booking.book;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer to a booking; a repeated request gets the very same.
 *
 * @param manageToken opens {@code /appointments/{token}}; only the patient may see it
 */
public record Booked(UUID appointmentId, int version, Instant start, Instant end, String manageToken) {}
