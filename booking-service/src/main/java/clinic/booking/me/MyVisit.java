package clinic.booking.me;

import clinic.booking.appointment.AppointmentState;
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

    boolean comingAt(Instant now) {
        return visit.state() == AppointmentState.BOOKED && now.isBefore(visit.end());
    }
}
