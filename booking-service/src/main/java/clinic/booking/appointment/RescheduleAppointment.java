package clinic.booking.appointment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves a visit to another time; its link stays valid. */
@Component
public class RescheduleAppointment {

    /**
     * The caller has already been let in, by the visit's link or as staff.
     *
     * @param practitionerId null to stay with the same
     * @throws clinic.booking.availability.SlotTaken with the nearest free times
     * @throws clinic.booking.InvalidInput when the start is too soon or too far ahead
     * @throws TooLateToChange for patients after the cut-off
     * @throws NoLongerBooked when it was cancelled or has taken place
     */
    public AppointmentView reschedule(UUID appointmentId, @Nullable UUID practitionerId, Instant start, ChangedBy by) {
        throw new UnsupportedOperationException();
    }
}
