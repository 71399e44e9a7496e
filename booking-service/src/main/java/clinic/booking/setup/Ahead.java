package clinic.booking.setup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Visits that are booked and not over.
 *
 * @param first when the first of them starts; null when there is none
 */
record Ahead(int visits, @Nullable Instant first, @Nullable Instant last) {}
