package clinic.reminder.followup;

import clinic.contracts.reminder.FollowUpEnd;
import clinic.contracts.reminder.FollowUpEnded;
import clinic.messaging.Outbox;
import clinic.reminder.dispatch.DueMessages;
import clinic.reminder.followup.FollowUp.Because;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends a follow-up for good: what has not left stays, and booking-service is told why. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EndFollowUp {

    private final FollowUps followUps;
    private final DueMessages messages;
    private final Outbox outbox;

    EndFollowUp(FollowUps followUps, DueMessages messages, Outbox outbox) {
        this.followUps = followUps;
        this.messages = messages;
        this.outbox = outbox;
    }

    /** @param by null where no person decided it */
    void end(FollowUp followUp, Because because, @Nullable String by, Instant now) {
        if (followUps.end(followUp, because, by, now)) {
            messages.withdrawFollowUp(followUp.id());
            outbox.announce(new FollowUpEnded(
                    followUp.id(),
                    followUp.appointmentId(),
                    followUp.patientId(),
                    FollowUpEnd.valueOf(because.name()),
                    now));
        }
    }
}
