package clinic.booking.appointment;

import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.SlotTaken;
import clinic.booking.availability.TimeNotFree;
import clinic.booking.availability.Wish;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves a visit to another time; its link stays valid. */
@Component
public class RescheduleAppointment {

    private final ChangeableAppointments changeable;
    private final ClinicianCalendar calendar;
    private final AppointmentBook book;
    private final AppointmentViews views;
    private final TransactionTemplate transaction;

    RescheduleAppointment(
            ChangeableAppointments changeable,
            ClinicianCalendar calendar,
            AppointmentBook book,
            AppointmentViews views,
            TransactionTemplate transaction) {
        this.changeable = changeable;
        this.calendar = calendar;
        this.book = book;
        this.views = views;
        this.transaction = transaction;
    }

    /**
     * The caller has already been let in, by the visit's link or as staff.
     *
     * @param practitionerId null to stay with the same
     * @throws SlotTaken with the nearest free times
     * @throws clinic.booking.InvalidInput when the start is too soon or too far ahead
     * @throws TooLateToChange for patients after the cut-off
     * @throws NoLongerBooked when it was cancelled or has taken place
     */
    public AppointmentView reschedule(UUID appointmentId, @Nullable UUID practitionerId, Instant start, ChangedBy by) {
        Appointment before = changeable.find(appointmentId);
        changeable.require(before, by);
        UUID with = practitionerId == null ? before.practitionerId() : practitionerId;
        Wish wish = new Wish(before.treatmentId(), with, null);
        calendar.check(wish, start);
        try {
            return views.view(transaction.execute(status -> move(appointmentId, with, start, by)));
        } catch (TimeNotFree somebodyHasIt) {
            throw calendar.taken(wish, start);
        }
    }

    private Appointment move(UUID appointmentId, UUID with, Instant start, ChangedBy by) {
        Appointment visit = changeable.lock(appointmentId);
        changeable.require(visit, by);
        if (visit.isAt(with, start)) {
            return visit;
        }
        FreeTime time = calendar.move(new Wish(visit.treatmentId(), with, null), start, appointmentId);
        return book.keep(visit.move(time.practitioner().id(), time.location().id(), time.start(), time.end()));
    }
}
