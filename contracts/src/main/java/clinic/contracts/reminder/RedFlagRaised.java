package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import clinic.contracts.content.RedFlagLevel;
import java.time.Instant;
import java.util.UUID;

/**
 * A patient said yes to a red flag in a check-in: the follow-up is paused and a person must look. Each flag of a check-in is
 * told, the second too.
 *
 * @param level what the patient was told to do: of several flags what the worst asks for
 */
@EventType(value = "reminder.red-flag.raised", topic = Topic.FOLLOW_UPS)
public record RedFlagRaised(
        UUID followUpId, UUID appointmentId, UUID patientId, int day, RedFlagLevel level, Instant at) implements Event {

    @Override
    public String key() {
        return followUpId.toString();
    }
}
