package clinic.booking.appointment;

import clinic.booking.audit.Who;
import java.time.Instant;
import java.util.UUID;

/**
 * A visit that another system knew, to be written down; unless it was cancelled its time has been taken in its name.
 *
 * @param state booked, or how it ended
 */
public record ImportedVisit(
        UUID id,
        UUID patientId,
        UUID treatmentId,
        UUID practitionerId,
        UUID locationId,
        Instant start,
        Instant end,
        AppointmentState state,
        Instant importedAt,
        Who by) {}
