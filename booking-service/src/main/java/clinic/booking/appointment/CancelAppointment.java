package clinic.booking.appointment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cancels a visit and frees its time; cancelling twice is cancelling once. */
@Component
public class CancelAppointment {

    /**
     * The caller has already been let in, by the visit's link or as staff.
     *
     * @throws TooLateToChange for patients after the cut-off
     * @throws NoLongerBooked when it has taken place
     */
    public AppointmentView cancel(UUID appointmentId, @Nullable String reason, ChangedBy by) {
        throw new UnsupportedOperationException();
    }
}
