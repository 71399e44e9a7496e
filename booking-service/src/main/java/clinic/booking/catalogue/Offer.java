package clinic.booking.catalogue;

/** A practitioner gives a treatment at a location. */
public record Offer(Practitioner practitioner, Location location) {}
