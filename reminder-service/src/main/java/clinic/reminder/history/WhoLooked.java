package clinic.reminder.history;

import clinic.contracts.reminder.AnswersSeen;
import clinic.messaging.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has it written into the one audit, which booking-service keeps, that somebody is about to see a patient's answers. */
@Component
class WhoLooked {

    private final Outbox outbox;
    private final Clock clock;

    WhoLooked(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void looked(UUID patientId, UUID staffId) {
        outbox.announce(new AnswersSeen(patientId, staffId, clock.instant()));
    }
}
