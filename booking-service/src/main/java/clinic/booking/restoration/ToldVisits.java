package clinic.booking.restoration;

import static clinic.messaging.Taking.on;

import clinic.booking.appointment.AppointmentState;
import clinic.booking.appointment.ToldVisit;
import clinic.contracts.Topic;
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
import clinic.messaging.Rewind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The last word on each visit, as the topic of visits holds it. */
@Component
class ToldVisits {

    private final Rewind rewind;

    ToldVisits(Rewind rewind) {
        this.rewind = rewind;
    }

    List<ToldVisit> all() {
        Map<UUID, ToldVisit> last = new HashMap<>();
        rewind.read(
                Topic.APPOINTMENTS,
                on(AppointmentBooked.class, event -> hear(event.visit(), AppointmentState.BOOKED, null, false, last)),
                on(
                        AppointmentRescheduled.class,
                        event -> hear(event.visit(), AppointmentState.BOOKED, null, false, last)),
                on(
                        AppointmentReinstated.class,
                        event -> hear(event.visit(), AppointmentState.BOOKED, null, false, last)),
                on(
                        AppointmentCompleted.class,
                        event -> hear(event.visit(), AppointmentState.COMPLETED, event.completedAt(), false, last)),
                on(
                        AppointmentMissed.class,
                        event -> hear(event.visit(), AppointmentState.NO_SHOW, event.missedAt(), false, last)),
                on(
                        AppointmentExpectedAgain.class,
                        event -> hear(event.visit(), AppointmentState.BOOKED, event.takenBackAt(), false, last)),
                on(
                        AppointmentReopened.class,
                        event -> hear(event.visit(), AppointmentState.BOOKED, event.reopenedAt(), false, last)),
                on(
                        AppointmentCancelled.class,
                        event -> hear(
                                event.visit(),
                                AppointmentState.CANCELLED,
                                null,
                                event.cancelledBy() == CancelledBy.PATIENT,
                                last)));
        return new ArrayList<>(last.values());
    }

    /** Words that were told twice may stand behind later ones. */
    private static void hear(
            Visit visit,
            AppointmentState state,
            @Nullable Instant endedAt,
            boolean cancelledByPatient,
            Map<UUID, ToldVisit> last) {
        ToldVisit told = new ToldVisit(
                visit.appointmentId(),
                visit.scheduleVersion(),
                state,
                endedAt,
                cancelledByPatient,
                visit.patientId(),
                visit.treatmentId(),
                visit.practitionerId(),
                visit.locationId(),
                visit.conditionId(),
                visit.start(),
                visit.end(),
                visit.manageNonce());
        last.merge(
                told.id(),
                told,
                (before, now) -> now.isLaterThan(
                                before.scheduleVersion(), Objects.requireNonNullElse(before.endedAt(), Instant.MIN))
                        ? now
                        : before);
    }
}
