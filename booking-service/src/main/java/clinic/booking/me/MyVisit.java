package clinic.booking.me;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.correspondence.TimelineItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit as its patient sees it among their others.
 *
 * @param link where it is moved, cancelled and taken into a calendar; null once that page is closed
 * @param messages what we wrote about it
 */
record MyVisit(AppointmentView visit, @Nullable String link, boolean changeable, List<TimelineItem> messages) {

    /** Also while its patient is here: it is over once somebody, or the clock, has completed it. */
    boolean comingAt(Instant now) {
        return switch (visit.state()) {
            case BOOKED -> now.isBefore(visit.end());
            case ARRIVED, IN_TREATMENT -> true;
            case COMPLETED, NO_SHOW, CANCELLED -> false;
        };
    }
}
