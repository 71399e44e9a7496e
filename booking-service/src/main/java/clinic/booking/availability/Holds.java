package clinic.booking.availability;

import clinic.booking.BookingRules;
import clinic.booking.availability.TakenTimes.HoldCount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Times kept for people who are filling in the form: one for each visitor and treatment. */
@Component
class Holds {

    /** An ended hold still books its time while that is free; after a day nobody comes back for it. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final FreeTimes freeTimes;
    private final TakenTimes takenTimes;
    private final TransactionTemplate transaction;
    private final BookingRules rules;
    private final HoldRules limits;
    private final Clock clock;

    Holds(
            FreeTimes freeTimes,
            TakenTimes takenTimes,
            TransactionTemplate transaction,
            BookingRules rules,
            HoldRules limits,
            Clock clock) {
        this.freeTimes = freeTimes;
        this.takenTimes = takenTimes;
        this.transaction = transaction;
        this.rules = rules;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * With the first of those asked for who is free and stays so; each try is a transaction of its own. A visitor who
     * had a hold for this treatment keeps it under its id: it moves, and is not in its own way.
     */
    Optional<Hold> hold(Wish wish, Instant start, Visitor visitor) {
        return hold(wish, start, visitor, hold -> true);
    }

    /** The same; {@code alsoKept} is written in the same transaction, and if it says no, nothing is held. */
    Optional<Hold> hold(Wish wish, Instant start, Visitor visitor, Predicate<Hold> alsoKept) {
        Asked asked = freeTimes.ask(wish, start).toBook();
        Taker taker = freeTimes.taker(wish.holding(visitor.earlierHold()));
        UUID earlier = taker.holdId();
        if (earlier == null) {
            checkLimits(visitor);
        }
        // Not ordered by time but random to the last bit: whoever knows it may book the time.
        UUID id = earlier == null ? UUID.randomUUID() : earlier;
        for (FreeTime time : freeTimes.candidates(asked, start, taker)) {
            try {
                return Optional.ofNullable(transaction.execute(status -> {
                    Hold hold = keep(wish, time, id, taker, visitor);
                    if (!alsoKept.test(hold)) {
                        throw new TimeNotFree();
                    }
                    return hold;
                }));
            } catch (TimeNotFree somebodyWasFaster) {
                // The next practitioner who was free a moment ago.
                continue;
            }
        }
        return Optional.empty();
    }

    private Hold keep(Wish wish, FreeTime time, UUID id, Taker taker, Visitor visitor) {
        Wish narrowed = wish.with(time.practitioner().id(), time.location().id());
        Plan plan = freeTimes.plan(narrowed, time.start(), taker).orElseThrow(TimeNotFree::new);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(rules.holdFor());
        takenTimes.take(plan, taker, new Owner(id, expiresAt, visitor.fingerprint()), now);
        return new Hold(id, time, expiresAt);
    }

    /** Those who come at the same moment may exceed the limits, by as many as there are connections. */
    private void checkLimits(Visitor visitor) {
        HoldCount now = takenTimes.holds(visitor.fingerprint(), clock.instant());
        if (now.fromThere() >= limits.perAddress() || now.inAll() >= limits.inAll()) {
            throw new TooManyHolds();
        }
    }

    Optional<Hold> held(Wish wish) {
        return Optional.ofNullable(freeTimes.taker(wish).holdId()).flatMap(this::held);
    }

    private Optional<Hold> held(UUID holdId) {
        return takenTimes
                .held(holdId, clock.instant())
                .flatMap(held -> freeTimes.describe(held).map(time -> new Hold(holdId, time, held.expiresAt())));
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetEnded() {
        takenTimes.forgetHolds(clock.instant().minus(REMEMBERED));
    }

    Optional<Hold> extend(UUID holdId) {
        takenTimes.extend(
                holdId, clock.instant().plus(rules.holdFor()), limits.longest().toSeconds());
        return held(holdId);
    }
}
