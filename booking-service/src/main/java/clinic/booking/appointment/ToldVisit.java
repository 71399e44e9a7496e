package clinic.booking.appointment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last that was told of a visit.
 *
 * @param state booked, or how it ended: the steps of its day are told to nobody
 * @param endedAt when somebody said that it took place, that nobody came, or that this was a mistake; null for all else
 */
public record ToldVisit(
        UUID id,
        int scheduleVersion,
        AppointmentState state,
        @Nullable Instant endedAt,
        boolean cancelledByPatient,
        UUID patientId,
        UUID treatmentId,
        UUID practitionerId,
        UUID locationId,
        @Nullable UUID conditionId,
        Instant start,
        Instant end,
        String manageNonce) {

    /** Whether this is a later word than one of that version and moment: how a visit ended may be said anew, either way. */
    public boolean isLaterThan(int scheduleVersion, Instant at) {
        return this.scheduleVersion > scheduleVersion
                || this.scheduleVersion == scheduleVersion && endedAt != null && endedAt.isAfter(at);
    }
}
