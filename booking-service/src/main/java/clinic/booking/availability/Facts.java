package clinic.booking.availability;

import clinic.booking.BookingRules;
import clinic.booking.catalogue.Need;
import clinic.booking.catalogue.Offer;
import clinic.booking.catalogue.Treatment;
import clinic.booking.hours.Hours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * All that decides which times are free, read before the rules are asked.
 *
 * @param offers those that were asked for
 * @param taken of their practitioners, and of the rooms and equipment that serve; none of it the asker's own
 */
record Facts(
        Treatment treatment,
        List<Offer> offers,
        List<Need> needs,
        Hours hours,
        List<TakenTime> taken,
        BookingRules rules,
        Instant now) {

    Instant earliest() {
        return window().earliest(now);
    }

    /** When the last day that can be booked is over, as a place counts its days. */
    Instant horizon(ZoneId zone) {
        return window().end(now, zone);
    }

    private BookingWindow window() {
        return BookingWindow.of(treatment, rules);
    }
}
