package clinic.booking.availability;

import java.time.Instant;
import java.util.UUID;

/** A time kept for someone who is filling in the form. */
public record Hold(UUID id, FreeTime time, Instant expiresAt) {}
