package clinic.contracts.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit as every event about it carries it, whole, so that a reader that missed an event still knows all.
 *
 * @param scheduleVersion rises only with time, place, practitioner, cancellation and reinstatement; the highest
 *     version is the latest word
 * @param conditionId an opaque id; the condition's name is known only from {@code content.publications.v1}
 * @param manageNonce with the shared key this makes the patient's private link; by itself it opens nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Visit(
        UUID appointmentId,
        int scheduleVersion,
        UUID patientId,
        UUID treatmentId,
        UUID practitionerId,
        UUID locationId,
        @Nullable UUID conditionId,
        Instant start,
        Instant end,
        String manageNonce) {

    /** The same visit of the same patient, who is known under another id by now. */
    public Visit of(UUID patient) {
        return new Visit(
                appointmentId,
                scheduleVersion,
                patient,
                treatmentId,
                practitionerId,
                locationId,
                conditionId,
                start,
                end,
                manageNonce);
    }
}
