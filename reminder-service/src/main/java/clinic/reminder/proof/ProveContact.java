package clinic.reminder.proof;

import clinic.contracts.SecretLink;
import clinic.contracts.booking.CodeRequested;
import clinic.contracts.reminder.Channel;
import clinic.reminder.code.SendCode;
import clinic.reminder.contact.AddressBook;
import clinic.reminder.contact.Contact;
import clinic.reminder.contact.Turns;
import clinic.reminder.followup.CheckIn;
import clinic.reminder.followup.CheckIns;
import clinic.reminder.followup.FollowUp;
import clinic.reminder.followup.FollowUps;
import clinic.reminder.policy.CodePolicy;
import clinic.reminder.proof.AskedCodes.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has a code sent to the patient of a check-in, and judges what is typed. As where patients sign in: few tries, few codes, a
 * few minutes, only in the browser that asked; and the code itself is stored nowhere.
 */
@Component
public class ProveContact {

    private static final Duration CODE_FOR = Duration.ofMinutes(10);
    private static final int TRIES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int CODES_A_WINDOW = 4;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int CODES_A_DAY = 12;

    /** Long enough for the three pages and a look at the advice. */
    private static final Duration PROVED_FOR = Duration.ofHours(1);

    /** A button pressed twice breaks off the answer that had the new secret: the same once more is answered again. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /** What became of asking for a code. */
    public sealed interface Asked {

        /** @param browser what the browser keeps */
        record Sent(Channel channel, BrowserSecret browser) implements Asked {}

        record TooOften() implements Asked {}

        /** Nothing may be sent to this patient, or there is no address that works. */
        record Unreachable() implements Asked {}
    }

    /** What became of a code that was typed. */
    public sealed interface Typed {

        /** @param browser what the browser keeps from now on */
        record Right(BrowserSecret browser) implements Typed {}

        record Wrong() implements Typed {}

        /** Too old, typed wrong too often, or never asked for in this browser. */
        record Over() implements Typed {}
    }

    private final CodePolicy policy;
    private final AskedCodes codes;
    private final ReachedBy reached;
    private final SecretLink secret;
    private final Clock clock;

    ProveContact(CodePolicy policy, AskedCodes codes, ReachedBy reached, SecretLink secret, Clock clock) {
        this.policy = policy;
        this.codes = codes;
        this.reached = reached;
        this.secret = secret;
        this.clock = clock;
    }

    /** How a patient is written to. */
    @Component
    record ReachedBy(FollowUps followUps, CheckIns checkIns, AddressBook addresses, SendCode sending, Turns turns) {}

    /** Whether this browser may see and say more than the safety questions: always, where the clinic wants no code. */
    public boolean isOpen(CheckIn checkIn, @Nullable String browser) {
        return !policy.wantsCode()
                || browser != null
                        && codes.isProved(
                                checkIn.id(),
                                new BrowserSecret(browser),
                                clock.instant().minus(PROVED_FOR));
    }

    /** By the channel that the check-in came by, while there is one. */
    @Transactional
    public Asked ask(CheckIn checkIn) {
        // The patient's turn before the follow-up, as whoever starts and ends them takes both.
        reached.turns()
                .patient(reached.followUps().followUp(checkIn.followUpId()).patientId());
        // Two at once are counted one after the other.
        FollowUp followUp = reached.followUps().locked(checkIn.followUpId());
        Instant now = clock.instant();
        codes.forget(now.minus(A_DAY));
        if (codes.askedSince(checkIn.id(), now.minus(WINDOW)) >= CODES_A_WINDOW
                || codes.askedSince(checkIn.id(), now.minus(A_DAY)) >= CODES_A_DAY) {
            return new Asked.TooOften();
        }
        Map<Channel, String> addresses = reached.addresses()
                .contact(followUp.patientId())
                .map(Contact::addresses)
                .orElse(Map.of());
        Optional<Channel> channel = reached.checkIns()
                .channel(checkIn)
                .filter(addresses::containsKey)
                .or(() -> addresses.keySet().stream().findFirst());
        if (channel.isEmpty()) {
            return new Asked.Unreachable();
        }
        BrowserSecret browser = BrowserSecret.fresh();
        Code code = new Code(UUID.randomUUID(), UUID.randomUUID().toString());
        codes.add(code, checkIn.id(), browser, now);
        reached.sending()
                .requestedToCheckIn(new CodeRequested(
                        code.id(), followUp.patientId(), channel.get(), code.nonce(), now.plus(CODE_FOR)));
        return new Asked.Sent(channel.get(), browser);
    }

    @Transactional
    public Typed judge(CheckIn checkIn, @Nullable String browser, String typed) {
        if (browser == null) {
            return new Typed.Over();
        }
        BrowserSecret shown = new BrowserSecret(browser);
        Instant now = clock.instant();
        Optional<Code> code = codes.tried(checkIn.id(), shown, now.minus(CODE_FOR), TRIES);
        if (code.isEmpty()) {
            return again(codes.triedAgain(checkIn.id(), shown, now.minus(AGAIN), TRIES)
                    .filter(before -> isRight(before, typed)));
        }
        if (!isRight(code.get(), typed)) {
            return new Typed.Wrong();
        }
        BrowserSecret next = BrowserSecret.fresh();
        codes.proved(code.get().id(), shown, next, now);
        return new Typed.Right(next);
    }

    private Typed again(Optional<Code> before) {
        if (before.isEmpty()) {
            return new Typed.Over();
        }
        BrowserSecret next = BrowserSecret.fresh();
        codes.replace(before.get().id(), next);
        return new Typed.Right(next);
    }

    /** With whatever spaces people put into it. */
    private boolean isRight(Code code, String typed) {
        return secret.isCode(typed.replaceAll("\\s", ""), SecretLink.Purpose.SIGN_IN, code.id(), code.nonce());
    }
}
