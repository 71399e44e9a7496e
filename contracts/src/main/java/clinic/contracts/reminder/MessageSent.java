package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;

/** A provider or mail server accepted a message. */
@EventType(value = "reminder.message.sent", topic = Topic.MESSAGES)
public record MessageSent(MessageAbout message, Instant at) implements Event {

    @Override
    public String key() {
        return message.key();
    }
}
