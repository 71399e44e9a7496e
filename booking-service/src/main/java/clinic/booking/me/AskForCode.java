package clinic.booking.me;

import clinic.booking.NetworkAddress;
import clinic.booking.TimeOrderedId;
import clinic.booking.patient.Contact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes down that somebody wants a code, and nothing more. Whether anybody is reached by that contact is looked up
 * afterwards, by {@link HandOnCodes}: so the answer is the same for every contact, and comes as fast.
 */
@Component
class AskForCode {

    private static final int NONCE_BYTES = 16;
    private static final Duration A_DAY = Duration.ofDays(1);

    /** A patient day after day asks for one or two; more than this a day is somebody who guesses. */
    private static final int WINDOWS_A_DAY = 3;

    private final SignIns signIns;
    private final HandOnCodes handOn;
    private final SignInRules rules;
    private final Clock clock;

    AskForCode(SignIns signIns, HandOnCodes handOn, SignInRules rules, Clock clock) {
        this.signIns = signIns;
        this.handOn = handOn;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A button tapped twice breaks off the answer to the first tap: the second is answered by another secret for the same
     * request, so that the code which is on its way opens it. A page is known by what stands in its form, and by nothing that
     * another browser could send.
     *
     * @param form what the page was sent with; a fresh one of whoever has no page
     * @param address the address of the net that asks
     * @return what the browser keeps
     * @throws AskedTooOften for that contact or from there
     */
    @Transactional
    public Secret ask(Secret form, Contact contact, String address) {
        String from = NetworkAddress.network(address);
        signIns.queue(contact, from);
        Secret secret = Secret.fresh();
        if (signIns.askedAgain(form, contact, SignIn.AGAIN, secret)) {
            return secret;
        }
        if (signIns.askedFor(contact, rules.window()) >= rules.codesPerContact()
                || signIns.askedFor(contact, A_DAY) >= WINDOWS_A_DAY * rules.codesPerContact()
                || signIns.askedFrom(from, rules.window()) >= rules.codesPerSender()) {
            throw new AskedTooOften(rules.window());
        }
        Instant now = clock.instant();
        signIns.asked(TimeOrderedId.at(now), form, secret, contact, from, Secret.random(NONCE_BYTES), now);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                handOn.wake();
            }
        });
        return secret;
    }
}
