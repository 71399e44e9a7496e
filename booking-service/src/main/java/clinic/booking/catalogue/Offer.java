package clinic.booking.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A practitioner gives a treatment at a location.
 *
 * @param dailyLimit how many visits for this treatment the practitioner receives in a day, wherever they are; null for
 *     as many as fit
 */
public record Offer(
        Practitioner practitioner,
        Location location,
        @Nullable Integer dailyLimit) {}
