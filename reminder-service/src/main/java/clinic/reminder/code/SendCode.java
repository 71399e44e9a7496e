package clinic.reminder.code;

import clinic.contracts.booking.CodeRequested;
import clinic.contracts.reminder.Purpose;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Turns;
import clinic.reminder.dispatch.DueMessages;
import clinic.reminder.dispatch.PlannedMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans a one-time code as a message that is due now and given up when the code has run out. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SendCode {

    /** A message in doubt may be looked at a while after its time. */
    private static final Duration KEPT_AFTER = Duration.ofDays(2);

    private static final String TO_SIGN_IN = "code";

    /** Told apart, because its mail must not lead to where patients sign in. */
    static final String TO_CHECK_IN = "check-in-code";

    private final CodeRequests requests;
    private final AddressBook addresses;
    private final DueMessages messages;
    private final Turns turns;
    private final Clock clock;

    SendCode(CodeRequests requests, AddressBook addresses, DueMessages messages, Turns turns, Clock clock) {
        this.requests = requests;
        this.addresses = addresses;
        this.messages = messages;
        this.turns = turns;
        this.clock = clock;
    }

    /** Somebody asked for a code to sign in. */
    public void requested(CodeRequested request) {
        plan(request, TO_SIGN_IN);
    }

    /** Somebody asked for a code on a page of a check-in. */
    public void requestedToCheckIn(CodeRequested request) {
        plan(request, TO_CHECK_IN);
    }

    /** Two records that became one each count their own versions. */
    private static @Nullable Integer asOf(CodeRequested request, UUID patient) {
        return patient.equals(request.patientId()) ? request.patientVersion() : null;
    }

    private void plan(CodeRequested request, String rule) {
        Instant now = clock.instant();
        UUID patient = turns.patient(request.patientId());
        requests.forgetThoseOver(now.minus(KEPT_AFTER));
        if (addresses.isErased(patient) || !requests.keep(request, asOf(request, patient))) {
            return;
        }
        messages.plan(new PlannedMessage(
                request.requestId(),
                null,
                patient,
                1,
                Purpose.CODE,
                rule,
                1,
                request.channel(),
                "",
                now,
                request.validUntil(),
                null));
    }
}
