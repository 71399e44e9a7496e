package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of staff decided something about a patient. booking-service keeps the audit.
 *
 * @param appointmentId the visit that is followed up; left out where it is about none
 * @param staffId the account that decided
 */
@EventType(value = "reminder.decision.taken", topic = Topic.FOLLOW_UPS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionTaken(UUID patientId, @Nullable UUID appointmentId, UUID staffId, Decision decision, Instant at)
        implements Event {

    @Override
    public String key() {
        return patientId.toString();
    }
}
