package clinic.booking.change;

import clinic.booking.InvalidInput;
import clinic.booking.appointment.AppointmentBook;
import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.AppointmentView;
import clinic.booking.appointment.NoSuchAppointment;
import clinic.booking.appointment.NotCancelled;
import clinic.booking.appointment.Standing;
import clinic.booking.availability.ClinicianCalendar;
import clinic.booking.availability.ClosedBy;
import clinic.booking.availability.Exemption;
import clinic.booking.availability.PlaceRefused;
import clinic.booking.availability.Placed;
import clinic.booking.availability.Placement;
import clinic.booking.availability.TimeClosed;
import clinic.booking.availability.TimeNotFree;
import clinic.booking.availability.Wish;
import clinic.booking.patient.PatientRegister;
import clinic.booking.repeat.KeptAnswers;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a cancelled visit back, with all that belongs to it: its time is taken anew, and the patient is told
 * again. A reason sets aside the rules that it names, never what another has. For staff; a patient books anew.
 */
@Component
public class ReinstateAppointment {

    private final ClinicianCalendar calendar;
    private final AppointmentBook book;
    private final PatientRegister patients;
    private final KeptAnswers kept;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReinstateAppointment(
            ClinicianCalendar calendar,
            AppointmentBook book,
            PatientRegister patients,
            KeptAnswers kept,
            TransactionTemplate transaction,
            Clock clock) {
        this.calendar = calendar;
        this.book = book;
        this.patients = patients;
        this.kept = kept;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Brings it back, or leaves it booked.
     *
     * @param exemption null to be held to every rule
     * @throws PlaceRefused with every rule that closes its time, and the nearest free ones
     * @throws InvalidInput when its start has passed
     * @throws ChangedMeanwhile when it is not as the caller saw it
     * @throws NotCancelled when it has taken place
     * @throws NoSuchAppointment when its patient was erased
     */
    public Standing reinstate(ChangeRequest change, @Nullable Exemption exemption) {
        try {
            return transaction.execute(status -> bringBack(change, exemption));
        } catch (TimeClosed closed) {
            throw refused(change, exemption, closed.closedBy());
        } catch (TimeNotFree somebodyWasFaster) {
            throw refused(change, exemption, EnumSet.of(ClosedBy.VISIT));
        }
    }

    private Standing bringBack(ChangeRequest change, @Nullable Exemption exemption) {
        AppointmentView visit = book.lock(change.appointmentId());
        return kept.once(
                change.key(),
                Standing.class,
                () -> visit.state() == AppointmentState.BOOKED
                        ? visit.standing()
                        : bringBack(visit, change, exemption));
    }

    private Standing bringBack(AppointmentView visit, ChangeRequest change, @Nullable Exemption exemption) {
        change.requireReach(visit.practitioner().id());
        change.requireSeen(visit);
        visit.requireCancelled();
        // Whoever was erased cannot be told.
        if (patients.patient(visit.patientId()).isEmpty()) {
            throw new NoSuchAppointment(visit.id());
        }
        Placed placed = calendar.place(placement(visit, exemption).at(clock.instant()), visit.id());
        return book.reinstate(visit.id(), placed.time(), placed.because(exemption), change.who())
                .standing();
    }

    private PlaceRefused refused(ChangeRequest change, @Nullable Exemption exemption, Set<ClosedBy> closedBy) {
        AppointmentView visit = book.find(change.appointmentId());
        return calendar.refused(placement(visit, exemption), visit.id(), closedBy);
    }

    private static Placement placement(AppointmentView visit, @Nullable Exemption exemption) {
        UUID there = visit.location().id();
        return new Placement(
                new Wish(visit.treatment().id(), visit.practitioner().id(), there),
                there,
                visit.start(),
                visit.length(),
                Exemption.rules(exemption));
    }
}
