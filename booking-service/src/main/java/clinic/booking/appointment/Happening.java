package clinic.booking.appointment;

import java.time.Instant;
import java.util.UUID;

/** What has just happened to a visit; known in here only, announcements translate it. */
sealed interface Happening {

    Appointment visit();

    record Booking(Appointment visit) implements Happening {}

    /** Known to another system before; nobody is told of one that is over. */
    record Import(Appointment visit) implements Happening {}

    record Move(Appointment visit, UUID previousPractitioner, Instant previousStart) implements Happening {}

    record Cancellation(Appointment visit, ChangedBy by) implements Happening {}

    record Reinstatement(Appointment visit) implements Happening {}

    record NoShow(Appointment visit, Instant at) implements Happening {}

    /** That nobody came was taken back. */
    record NoShowTakenBack(Appointment visit, Instant at) implements Happening {}

    /** That it took place was said by mistake. */
    record Reopening(Appointment visit, Instant at) implements Happening {}

    /** A step that is the clinic's own; nobody else is told. */
    record Progress(Appointment visit, Step step) implements Happening {}

    record Completion(Appointment visit, Instant at, Findings findings) implements Happening {

        Completion found(Findings said) {
            return new Completion(visit, at, said);
        }
    }
}
