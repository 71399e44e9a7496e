package clinic.booking.calendar;

import java.util.UUID;

/** A room, or something that stands in one and is taken like it. */
record Room(UUID id, UUID location, String name) {}
