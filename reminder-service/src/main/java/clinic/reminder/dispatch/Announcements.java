package clinic.reminder.dispatch;

import clinic.contracts.reminder.MessageAbout;
import clinic.contracts.reminder.MessageDelivered;
import clinic.contracts.reminder.MessageNotSent;
import clinic.contracts.reminder.MessageSent;
import clinic.contracts.reminder.NotSentReason;
import clinic.messaging.Outbox;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Tells the other services what became of a message. */
@Component
class Announcements {

    private final Outbox outbox;
    private final Clock clock;
    private final AtomicLong made = new AtomicLong();

    Announcements(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void sent(MessageAbout message) {
        made.incrementAndGet();
        outbox.announce(new MessageSent(message, clock.instant()));
    }

    void delivered(MessageAbout message) {
        made.incrementAndGet();
        outbox.announce(new MessageDelivered(message, clock.instant()));
    }

    void notSent(MessageAbout message, NotSentReason reason) {
        made.incrementAndGet();
        outbox.announce(new MessageNotSent(message, reason, clock.instant()));
    }

    long made() {
        return made.get();
    }
}
