package clinic.reminder.history;

import clinic.contracts.reminder.Decision;
import clinic.contracts.reminder.DecisionTaken;
import clinic.messaging.Outbox;
import clinic.reminder.followup.SteerFollowUp.Outcome;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has it written into the one audit, which booking-service keeps, what somebody decided: with the decision or not at all. */
@Component
class WhoDecided {

    private final Outbox outbox;
    private final Clock clock;

    WhoDecided(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param steering what they want; nothing is written of what could not be done */
    @Transactional
    public Outcome decided(
            UUID patient, UUID appointment, UUID staffId, Decision decision, Supplier<Outcome> steering) {
        Outcome outcome = steering.get();
        if (outcome == Outcome.DONE) {
            outbox.announce(new DecisionTaken(patient, appointment, staffId, decision, clock.instant()));
        }
        return outcome;
    }
}
