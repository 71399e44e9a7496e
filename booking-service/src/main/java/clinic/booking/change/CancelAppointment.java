package clinic.booking.change;

import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.ChangedBy;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.availability.ClinicianCalendar;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cancels a visit and frees its time; cancelling twice is cancelling once. */
@Component
public class CancelAppointment {

    private final ChangeRule rule;
    private final ClinicianCalendar calendar;
    private final AppointmentBook book;
    private final Clock clock;

    CancelAppointment(ChangeRule rule, ClinicianCalendar calendar, AppointmentBook book, Clock clock) {
        this.rule = rule;
        this.calendar = calendar;
        this.book = book;
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
        AppointmentView visit = book.lock(appointmentId);
        if (visit.state() == AppointmentState.CANCELLED) {
            return visit;
        }
        rule.require(visit, by);
        calendar.giveBack(appointmentId);
        return book.cancel(appointmentId, by, reason, clock.instant());
    }
}
