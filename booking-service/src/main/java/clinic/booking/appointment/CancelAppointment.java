package clinic.booking.appointment;

import clinic.booking.availability.ClinicianCalendar;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cancels a visit and frees its time; cancelling twice is cancelling once. */
@Component
public class CancelAppointment {

    private final ChangeableAppointments changeable;
    private final ClinicianCalendar calendar;
    private final AppointmentBook book;
    private final AppointmentViews views;
    private final Clock clock;

    CancelAppointment(
            ChangeableAppointments changeable,
            ClinicianCalendar calendar,
            AppointmentBook book,
            AppointmentViews views,
            Clock clock) {
        this.changeable = changeable;
        this.calendar = calendar;
        this.book = book;
        this.views = views;
        this.clock = clock;
    }

    /**
     * The caller has already been let in, by the visit's link or as staff.
     *
     * @throws TooLateToChange for patients after the cut-off
     * @throws NoLongerBooked when it has taken place
     */
    @Transactional
    public AppointmentView cancel(UUID appointmentId, @Nullable String reason, ChangedBy by) {
        Appointment visit = changeable.lock(appointmentId);
        if (visit.state() != AppointmentState.CANCELLED) {
            changeable.require(visit, by);
            calendar.giveBack(appointmentId);
            book.keep(visit.cancel(by, reason, clock.instant()));
        }
        return views.view(visit);
    }
}
