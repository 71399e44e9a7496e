package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;

/** The provider reports that a message reached the phone. */
@EventType(value = "reminder.message.delivered", topic = Topic.MESSAGES)
public record MessageDelivered(MessageAbout message, Instant at) implements Event {

    @Override
    public String key() {
        return message.key();
    }
}
