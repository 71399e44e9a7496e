package clinic.booking.change;

import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.ChangedBy;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.availability.ClinicianCalendar;
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

    private final ChangeRule rule;
    private final ClinicianCalendar calendar;
    private final AppointmentBook book;
    private final TransactionTemplate transaction;

    RescheduleAppointment(
            ChangeRule rule, ClinicianCalendar calendar, AppointmentBook book, TransactionTemplate transaction) {
        this.rule = rule;
        this.calendar = calendar;
        this.book = book;
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
        AppointmentView before = book.find(appointmentId);
        rule.require(before, by);
        UUID with = practitionerId == null ? before.practitioner().id() : practitionerId;
        Wish wish = new Wish(before.treatment().id(), with, null);
        calendar.check(wish, start);
        try {
            return transaction.execute(status -> move(appointmentId, wish, start, by));
        } catch (TimeNotFree somebodyHasIt) {
            throw calendar.taken(wish, start);
        }
    }

    private AppointmentView move(UUID appointmentId, Wish wish, Instant start, ChangedBy by) {
        AppointmentView visit = book.lock(appointmentId);
        rule.require(visit, by);
        if (visit.practitioner().id().equals(wish.practitionerId())
                && visit.start().equals(start)) {
            return visit;
        }
        return book.move(appointmentId, calendar.move(wish, start, appointmentId));
    }
}
