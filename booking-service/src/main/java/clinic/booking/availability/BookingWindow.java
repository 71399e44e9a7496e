package clinic.booking.availability;

import static java.util.Objects.requireNonNullElse;

import clinic.booking.BookingRules;
import clinic.booking.catalogue.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/** How soon and how far ahead visits for a treatment may start: as the treatment says, else as the clinic does. */
record BookingWindow(Duration leadTime, Period horizon) {

    static BookingWindow of(Treatment treatment, BookingRules clinic) {
        return new BookingWindow(
                requireNonNullElse(treatment.leadTime(), clinic.leadTime()),
                requireNonNullElse(treatment.horizon(), clinic.horizon()));
    }

    Instant earliest(Instant now) {
        return now.plus(leadTime);
    }

    LocalDate lastDay(LocalDate today) {
        return today.plus(horizon);
    }

    /** When the last day is over, as a place counts its days. */
    Instant end(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return lastDay(today).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
