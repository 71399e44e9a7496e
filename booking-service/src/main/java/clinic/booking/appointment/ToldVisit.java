package clinic.booking.appointment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last that was told of a visit.
 *
 * @param state booked, or how it ended: the steps of its day are told to nobody
 */
public record ToldVisit(
        UUID id,
        int scheduleVersion,
        AppointmentState state,
        boolean cancelledByPatient,
        UUID patientId,
        UUID treatmentId,
        UUID practitionerId,
        UUID locationId,
        @Nullable UUID conditionId,
        Instant start,
        Instant end,
        String manageNonce) {

    /** Whether this is a later word than the other. */
    public boolean isLaterThan(int scheduleVersion, AppointmentState state) {
        return this.scheduleVersion > scheduleVersion
                || this.scheduleVersion == scheduleVersion && isAnEnd() && this.state.compareTo(state) > 0;
    }

    private boolean isAnEnd() {
        return state == AppointmentState.COMPLETED || state == AppointmentState.NO_SHOW;
    }
}
