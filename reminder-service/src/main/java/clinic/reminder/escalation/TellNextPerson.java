package clinic.reminder.escalation;

import clinic.contracts.booking.EscalationRequested;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.dispatch.DueMessages;
import clinic.reminder.dispatch.PlannedMessage;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans a word to whoever's turn it is, as a message that is due now. Asked for twice it is one message. */
@Component
@EnableConfigurationProperties(OnCall.class)
@Transactional(propagation = Propagation.MANDATORY)
public class TellNextPerson {

    private static final Logger LOG = LoggerFactory.getLogger(TellNextPerson.class);
    private static final String RULE = "escalation";

    private final OnCall onCall;
    private final DueMessages messages;
    private final Clock clock;

    TellNextPerson(OnCall onCall, DueMessages messages, Clock clock) {
        this.onCall = onCall;
        this.messages = messages;
        this.clock = clock;
    }

    /** Nobody has looked in time. */
    public void requested(EscalationRequested request) {
        onCall.person(request.step())
                .ifPresentOrElse(
                        address -> messages.plan(told(request, address)),
                        () -> LOG.warn(
                                "Nobody is told that something waits for staff: clinic.escalation.people is empty"));
    }

    /** It is about no visit and no patient that is known here: the request stands in the place of both. */
    private PlannedMessage told(EscalationRequested request, String address) {
        Instant now = clock.instant();
        return new PlannedMessage(
                request.requestId(),
                null,
                request.requestId(),
                1,
                Purpose.ESCALATION,
                RULE,
                1,
                OnCall.channel(address),
                address,
                now,
                request.validUntil(),
                null);
    }
}
