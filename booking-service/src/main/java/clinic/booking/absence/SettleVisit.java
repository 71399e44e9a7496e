package clinic.booking.absence;

import clinic.booking.appointment.AppointmentView;
import clinic.booking.change.CancelAppointment;
import clinic.booking.change.ChangeRequest;
import clinic.booking.change.NewPlace;
import clinic.booking.change.PlaceAppointment;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does with one visit what was chosen, and writes in the same transaction that it was done. So a go over many visits
 * that breaks off keeps what it did, and whoever goes on does the rest.
 */
@Component
class SettleVisit {

    private final PlaceAppointment placing;
    private final CancelAppointment cancelling;
    private final Absences absences;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SettleVisit(
            PlaceAppointment placing,
            CancelAppointment cancelling,
            Absences absences,
            TransactionTemplate transaction,
            Clock clock) {
        this.placing = placing;
        this.cancelling = cancelling;
        this.absences = absences;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Throws what moving and cancelling a visit throw; then nothing was done with it. */
    void settle(Absence absence, AppointmentView visit, Choice choice, ChangeRequest change) {
        Runnable kept = () -> absences.keep(absence, visit, choice.kind(), clock.instant());
        switch (choice) {
            case Choice.Move move ->
                placing.place(change, new NewPlace(move.practitionerId(), move.start(), null, null), kept);
            case Choice.Stay stay ->
                transaction.executeWithoutResult(status -> {
                    if (stay.kind() != Decision.Kind.PHONE) {
                        cancelling.cancel(change, null);
                    }
                    kept.run();
                });
        }
    }
}
