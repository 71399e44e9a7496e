package clinic.reminder.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit as its latest schedule version tells it.
 *
 * @param treatmentId null for a visit heard of before treatments had rules
 * @param knownSince when this version was heard of
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
        Instant knownSince,
        @Nullable Instant missedAt) {}
