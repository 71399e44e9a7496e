package clinic.booking.hours;

import java.time.LocalDate;
import java.util.UUID;

/** A public holiday at a location, or a day on which the clinic is closed there for a reason of its own. */
public record ClosedDay(UUID locationId, LocalDate date) {}
