package clinic.contracts.reminder;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Topic;
import java.time.Instant;

/** A message that was due will not be sent, and why. */
@EventType(value = "reminder.message.not-sent", topic = Topic.MESSAGES)
public record MessageNotSent(MessageAbout message, NotSentReason reason, Instant at) implements Event {

    @Override
    public String key() {
        return message.key();
    }
}
