package clinic.booking.change;

import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.HasBegun;
import clinic.booking.appointment.NoLongerBooked;
import clinic.booking.appointment.Standing;
import clinic.booking.audit.Who;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.repeat.KeptAnswers;
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
    private final KeptAnswers kept;
    private final Clock clock;

    CancelAppointment(
            ChangeRule rule, ClinicianCalendar calendar, AppointmentBook book, KeptAnswers kept, Clock clock) {
        this.rule = rule;
        this.calendar = calendar;
        this.book = book;
        this.kept = kept;
        this.clock = clock;
    }

    /** As below, for a caller who neither says what they saw nor repeats themselves. */
    @Transactional
    public Standing cancel(UUID appointmentId, @Nullable String reason, Who who) {
        return cancel(ChangeRequest.plain(appointmentId, who), reason);
    }

    /**
     * Cancels it, or leaves it cancelled.
     *
     * @param reason for staff to read and for nobody else: no answer, page of the patient's, message or event tells it
     * @throws TooLateToChange for patients after the cut-off
     * @throws ChangedMeanwhile when it is not as the caller saw it
     * @throws NoLongerBooked when it has taken place
     * @throws HasBegun when it is just taking place
     */
    @Transactional
    public Standing cancel(ChangeRequest change, @Nullable String reason) {
        AppointmentView visit = book.lock(change.appointmentId());
        return kept.once(
                change.key(),
                Standing.class,
                () -> visit.state() == AppointmentState.CANCELLED ? visit.standing() : cancel(visit, change, reason));
    }

    private Standing cancel(AppointmentView visit, ChangeRequest change, @Nullable String reason) {
        rule.require(visit, change);
        calendar.giveBack(visit.id());
        return book.cancel(visit.id(), change.who(), reason, clock.instant()).standing();
    }
}
