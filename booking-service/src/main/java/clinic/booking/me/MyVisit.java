package clinic.booking.me;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.correspondence.TimelineItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit as its patient sees it among their others.
 *
 * @param token the last part of its link; null once that page is closed
 * @param messages what we wrote about it
 */
record MyVisit(AppointmentView visit, @Nullable String token, boolean changeable, List<TimelineItem> messages) {

    /** Where it is moved, cancelled and taken into a calendar. */
    public @Nullable String link() {
        return token == null ? null : "/appointments/" + token;
    }

    /** Also while its patient is here: it is over once somebody, or the clock, has completed it. */
    boolean comingAt(Instant now) {
        return switch (visit.state()) {
            case BOOKED -> now.isBefore(visit.end());
            case ARRIVED, IN_TREATMENT -> true;
            case COMPLETED, NO_SHOW, CANCELLED -> false;
        };
    }
}
