package clinic.reminder.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit as its latest schedule version tells it.
 *
 * @param treatmentId null for a visit heard of before treatments had rules
 * @param saidAt when this version was booked, moved or cancelled; never after {@code knownSince}
 * @param knownSince when this version was heard of: later, where a broker or this service was away
 * @param missedAt when somebody said that the patient did not come; null unless that stands
 */
record KnownVisit(
        UUID appointmentId,
        int scheduleVersion,
        Standing standing,
        UUID patientId,
        @Nullable UUID treatmentId,
        UUID practitionerId,
        UUID locationId,
        @Nullable UUID conditionId,
        Instant start,
        Instant end,
        String manageNonce,
        Instant saidAt,
        Instant knownSince,
        @Nullable Instant missedAt) {}
