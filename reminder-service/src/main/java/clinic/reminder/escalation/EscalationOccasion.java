package clinic.reminder.escalation;

import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.dispatch.Occasion;
import clinic.reminder.dispatch.PlannedMessage;
import clinic.reminder.message.Wording;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the words: that something waits, and where. No sending window, no consent: it is somebody's work. */
@Component
class EscalationOccasion implements Occasion {

    private final OnCall onCall;
    private final Wording wording;

    EscalationOccasion(OnCall onCall, Wording wording) {
        this.onCall = onCall;
        this.wording = wording;
    }

    @Override
    public boolean owns(Purpose purpose) {
        return purpose == Purpose.ESCALATION;
    }

    @Override
    public Verdict judge(UUID messageId, PlannedMessage message, Instant now) {
        Channel channel = Objects.requireNonNull(message.channel());
        return new Verdict.Send(channel, message.recipient(), wording.escalation(channel, onCall.language()));
    }
}
