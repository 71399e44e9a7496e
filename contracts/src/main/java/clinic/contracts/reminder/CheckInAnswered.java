package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient answered a check-in. What they answered stays in reminder-service.
 *
 * @param day the step's day after the visit
 * @param callWanted whether they asked to be called; left out when they did not
 */
@EventType(value = "reminder.check-in.answered", topic = Topic.FOLLOW_UPS)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckInAnswered(
        UUID followUpId,
        UUID appointmentId,
        UUID patientId,
        int day,
        Instant at,
        @Nullable Boolean callWanted) implements Event {

    @Override
    public String key() {
        return followUpId.toString();
    }
}
