package clinic.booking.change;

import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.NoSuchAppointment;
import clinic.booking.appointment.NotCancelled;
import clinic.booking.appointment.Standing;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.FreeTime;
import clinic.booking.availability.SlotTaken;
import clinic.booking.availability.TimeNotFree;
import clinic.booking.availability.Wish;
import clinic.booking.patient.PatientRegister;
import clinic.booking.repeat.KeptAnswers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a cancelled visit back, with all that belongs to it: its time is taken anew under every rule, and the patient
 * is told again. For staff; a patient books anew.
 */
@Component
public class ReinstateAppointment {

    private final ClinicianCalendar calendar;
    private final AppointmentBook book;
    private final PatientRegister patients;
    private final KeptAnswers kept;
    private final TransactionTemplate transaction;

    ReinstateAppointment(
            ClinicianCalendar calendar,
            AppointmentBook book,
            PatientRegister patients,
            KeptAnswers kept,
            TransactionTemplate transaction) {
        this.calendar = calendar;
        this.book = book;
        this.patients = patients;
        this.kept = kept;
        this.transaction = transaction;
    }

    /**
     * Brings it back, or leaves it booked.
     *
     * @throws SlotTaken with the nearest free times, when somebody has its time
     * @throws clinic.booking.InvalidInput when its start is too soon or has passed
     * @throws ChangedMeanwhile when it is not as the caller saw it
     * @throws NotCancelled when it has taken place
     * @throws NoSuchAppointment when its patient was erased
     */
    public Standing reinstate(ChangeRequest change) {
        try {
            return transaction.execute(status -> bringBack(change));
        } catch (TimeNotFree somebodyHasIt) {
            AppointmentView visit = book.find(change.appointmentId());
            throw calendar.taken(wish(visit), visit.start());
        }
    }

    private Standing bringBack(ChangeRequest change) {
        AppointmentView visit = book.lock(change.appointmentId());
        return kept.once(
                change.key(),
                Standing.class,
                () -> visit.state() == AppointmentState.BOOKED ? visit.standing() : bringBack(visit, change));
    }

    private Standing bringBack(AppointmentView visit, ChangeRequest change) {
        change.requireReach(visit.practitioner().id());
        change.requireSeen(visit);
        visit.requireCancelled();
        // Whoever was erased cannot be told.
        if (patients.patient(visit.patientId()).isEmpty()) {
            throw new NoSuchAppointment(visit.id());
        }
        FreeTime time = calendar.take(wish(visit), visit.start(), visit.id(), null);
        return book.reinstate(visit.id(), time, change.who()).standing();
    }

    private static Wish wish(AppointmentView visit) {
        return new Wish(
                        visit.treatment().id(),
                        visit.practitioner().id(),
                        visit.location().id())
                .of(visit.agreed());
    }
}
