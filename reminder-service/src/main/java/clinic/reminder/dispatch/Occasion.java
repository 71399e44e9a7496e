package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.NotSentReason;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.message.Words;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a message is about; asked at the moment the message would leave, because much may have changed since. */
public interface Occasion {

    boolean owns(Purpose purpose);

    Verdict judge(UUID messageId, PlannedMessage message, Instant now);

    /** One that much may be due of at once: reads for many together, and then says of each what it would say anyway. */
    interface OfMany extends Occasion {

        Judge judge(List<PlannedMessage> messages);

        @Override
        default Verdict judge(UUID messageId, PlannedMessage message, Instant now) {
            return judge(List.of(message)).of(message, now);
        }
    }

    /** Of the messages it has read for, and of no other. */
    interface Judge {

        Verdict of(PlannedMessage message, Instant now);
    }

    /** Whether a message leaves, and how. */
    sealed interface Verdict {

        record Send(Channel channel, String recipient, Words words) implements Verdict {}

        record Wait(Instant until) implements Verdict {}

        record Drop(NotSentReason reason) implements Verdict {}
    }
}
