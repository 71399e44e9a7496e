package clinic.contracts.booking;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * Two records were of one patient: what is known under this id belongs to the other from now on. It is the last word
 * under this id, unless the patient is erased; what comes late about it is about the other.
 *
 * @param patientId the record that is only a pointer now
 * @param into the record that is kept; it may be merged into another one later
 * @param intoVersion of the kept record, with contacts and consents as they were chosen: whoever writes to patients moves
 *     nothing before knowing that version
 */
@EventType(value = "booking.patient.merged", topic = Topic.PATIENTS)
public record PatientMerged(UUID patientId, UUID into, int intoVersion, Instant mergedAt) implements Event {

    @Override
    public String key() {
        return patientId.toString();
    }
}
