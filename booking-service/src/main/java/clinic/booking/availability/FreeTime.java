package clinic.booking.availability;

import clinic.booking.catalogue.Location;
import clinic.booking.catalogue.Practitioner;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** A time that can be booked, with whom and where. */
public record FreeTime(Instant start, Instant end, Practitioner practitioner, Location location) {

    /** In the zone of the location, as every page tells it. */
    public ZonedDateTime startsAt() {
        return start.atZone(location.zone());
    }

    public ZonedDateTime endsAt() {
        return end.atZone(location.zone());
    }

    public LocalDate date() {
        return startsAt().toLocalDate();
    }
}
