package clinic.reminder.contact;

import clinic.contracts.reminder.AnswersSeen;
import clinic.messaging.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has it written into the one audit, which booking-service keeps, that somebody is about to see a patient's answers, or
 * what they were told.
 */
@Component
public class WhoLooked {

    private final Outbox outbox;
    private final Clock clock;

    WhoLooked(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void looked(List<UUID> patients, UUID staffId) {
        Instant now = clock.instant();
        outbox.announce(patients.stream()
                .map(patient -> new AnswersSeen(patient, staffId, now))
                .toList());
    }
}
