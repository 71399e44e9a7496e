package clinic.reminder.dispatch;

import clinic.contracts.reminder.NotSentReason;
import clinic.reminder.channel.Outcome;
import clinic.reminder.channel.Whereabouts;
import clinic.reminder.dispatch.Occasion.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message next. Pure: everything that decides is handed in, and what was decided is written down by
 * others.
 */
public sealed interface Fate {

    /** A carrier that does not answer this long after the message's own time will not be asked for ever. */
    Duration PATIENCE = Duration.ofDays(1);

    /** So often a mail is handed over at most whose sender dies each time: then a person decides. */
    int MOST_HANDED_OVER = 5;

    /** It leaves now, in these words. */
    record Leaves(Verdict.Send how) implements Fate {}

    /** It is due again at this time of the clinic's. */
    record Waits(Instant until) implements Fate {}

    /** It is tried again after this time of the machine's. */
    record Retries(Duration after) implements Fate {}

    record Sent(@Nullable String reference) implements Fate {}

    record NotSent(NotSentReason reason) implements Fate {}

    /**
     * Its carrier will not take it.
     *
     * @param byTheAddress nor any other to this address
     * @param byItsOwner nor any other while the owner of the address wants none
     */
    record Refused(boolean byTheAddress, boolean byItsOwner) implements Fate {}

    /** Not by this channel: nobody was asked. Another way to the person is open. */
    record NoWay(NotSentReason reason) implements Fate {}

    /** It may have left: its carrier has to be asked, and nothing is sent before it answered. */
    record InDoubt() implements Fate {}

    /**
     * It is judged once more, and sent if nothing speaks against it.
     *
     * @param mayHaveLeft the carrier cannot tell whether it has it
     */
    record Returns(boolean mayHaveLeft) implements Fate {}

    /**
     * Of a message whose time has come.
     *
     * @param verdict of whom it is about; not asked about what is too late anyway
     */
    static Fate ofDue(PlannedMessage message, Supplier<Verdict> verdict, Instant now) {
        if (!message.giveUpAt().isAfter(now)) {
            return new NotSent(NotSentReason.TOO_LATE);
        }
        return switch (verdict.get()) {
            case Verdict.Send send -> new Leaves(send);
            case Verdict.Wait wait -> new Waits(wait.until());
            case Verdict.Drop drop -> new NotSent(drop.reason());
        };
    }

    /**
     * Of a message that was handed to its carrier. Nothing is waited for beyond the time at which it is given up: by then
     * somebody must know that it did not leave.
     *
     * @param attempts how often it was handed over, this time included
     * @param chance between 0 and 1, another one each time
     */
    static Fate ofHandedOver(PlannedMessage message, Outcome outcome, int attempts, Instant now, double chance) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> new Sent(accepted.reference());
            case Outcome.Refused refused -> new Refused(refused.byTheAddress(), refused.byItsOwner());
            case Outcome.NoSender none -> new NoWay(NotSentReason.NO_SENDER);
            case Outcome.Unknown unknown -> new InDoubt();
            case Outcome.NotNow notNow -> {
                Duration left = Duration.between(now, message.giveUpAt());
                Duration pause = Backoff.after(attempts, chance);
                if (notNow.after() != null && notNow.after().compareTo(pause) > 0) {
                    pause = notNow.after();
                }
                if (left.compareTo(pause) < 0) {
                    pause = left;
                }
                yield pause.isPositive() ? new Retries(pause) : new NotSent(NotSentReason.TOO_LATE);
            }
        };
    }

    /**
     * Of a message in doubt whose carrier was asked.
     *
     * @param handedOver where it may have left before, how often; 0 where it may not
     * @param unanswered the carrier was called and was silent, as it may be again: of such copies a second is one too many. A
     *     death of whoever called says nothing of the next time
     */
    static Fate ofFound(
            PlannedMessage message, Whereabouts whereabouts, int handedOver, boolean unanswered, Instant now) {
        return switch (whereabouts) {
            case Whereabouts.Taken taken -> new Sent(taken.reference());
            case Whereabouts.NeverSeen neverSeen -> new Returns(false);
            case Whereabouts.NoMemory noMemory ->
                handedOver > 0 && unanswered || handedOver >= MOST_HANDED_OVER
                        ? new NotSent(NotSentReason.UNKNOWN)
                        : new Returns(true);
            case Whereabouts.AskLater later ->
                message.giveUpAt().plus(PATIENCE).isBefore(now) ? new NotSent(NotSentReason.UNKNOWN) : new InDoubt();
        };
    }
}
