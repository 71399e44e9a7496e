package clinic.booking.appointment;

import clinic.booking.alert.PatientDid;
import clinic.booking.alert.StaffAlerts;
import clinic.booking.appointment.Happening.Booking;
import clinic.booking.appointment.Happening.Cancellation;
import clinic.booking.appointment.Happening.Completion;
import clinic.booking.appointment.Happening.Move;
import clinic.booking.appointment.Happening.NoShow;
import clinic.booking.appointment.Happening.NoShowTakenBack;
import clinic.booking.appointment.Happening.Progress;
import clinic.booking.appointment.Happening.Reinstatement;
import clinic.booking.appointment.Happening.Reopening;
import clinic.booking.audit.Who;
import clinic.contracts.Event;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.AppointmentCompleted;
import clinic.contracts.booking.AppointmentExpectedAgain;
import clinic.contracts.booking.AppointmentMissed;
import clinic.contracts.booking.AppointmentReinstated;
import clinic.contracts.booking.AppointmentReopened;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.Visit;
import clinic.messaging.Outbox;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns what happened to a visit into what the clinic has promised to tell, and whom of its own. */
@Component
class AppointmentAnnouncements {

    private final Outbox outbox;
    private final StaffAlerts alerts;

    AppointmentAnnouncements(Outbox outbox, StaffAlerts alerts) {
        this.outbox = outbox;
        this.alerts = alerts;
    }

    /** To the other services, and what a patient did by themselves to staff. */
    void announce(Happening happening, Who who) {
        event(happening).ifPresent(outbox::announce);
        if (who.isPatient()) {
            byPatient(happening).ifPresent(alerts::tell);
        }
    }

    private static Optional<PatientDid> byPatient(Happening happening) {
        Appointment visit = happening.visit();
        return Optional.ofNullable(
                switch (happening) {
                    case Booking booking -> PatientDid.booked(visit.id(), visit.practitionerId(), visit.startsAt());
                    case Move move ->
                        PatientDid.moved(
                                visit.id(),
                                visit.practitionerId(),
                                visit.startsAt(),
                                move.previousPractitioner(),
                                move.previousStart());
                    case Cancellation cancellation ->
                        PatientDid.cancelled(visit.id(), visit.practitionerId(), visit.startsAt());
                    default -> null;
                });
    }

    private static Optional<Event> event(Happening happening) {
        Visit visit = visit(happening.visit());
        return Optional.ofNullable(
                switch (happening) {
                    case Booking booking -> new AppointmentBooked(visit);
                    case Happening.Import taken ->
                        taken.visit().state() == AppointmentState.BOOKED ? new AppointmentBooked(visit, true) : null;
                    case Move move -> new AppointmentRescheduled(visit, move.previousStart());
                    case Cancellation cancellation ->
                        new AppointmentCancelled(
                                visit,
                                switch (cancellation.by()) {
                                    case PATIENT -> CancelledBy.PATIENT;
                                    case STAFF -> CancelledBy.STAFF;
                                });
                    case Reinstatement back -> new AppointmentReinstated(visit);
                    case Completion completion ->
                        new AppointmentCompleted(
                                visit,
                                completion.at(),
                                completion.findings().mechanism(),
                                completion.findings().switches().isEmpty()
                                        ? null
                                        : completion.findings().switches());
                    case NoShow missed -> new AppointmentMissed(visit, missed.at());
                    case NoShowTakenBack back -> new AppointmentExpectedAgain(visit, back.at());
                    case Reopening back -> new AppointmentReopened(visit, back.at());
                    case Progress progress -> null;
                });
    }

    private static Visit visit(Appointment visit) {
        return new Visit(
                visit.id(),
                visit.scheduleVersion(),
                visit.patientId(),
                visit.treatmentId(),
                visit.practitionerId(),
                visit.locationId(),
                visit.conditionId(),
                visit.startsAt(),
                visit.endsAt(),
                visit.manageNonce());
    }
}
