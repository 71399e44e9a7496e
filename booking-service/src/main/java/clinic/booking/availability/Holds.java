package clinic.booking.availability;

import clinic.booking.BookingRules;
import clinic.booking.TimeOrderedId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Times kept for people who are filling in the form. */
@Component
class Holds {

    private final FreeTimes freeTimes;
    private final TakenTimes takenTimes;
    private final TransactionTemplate transaction;
    private final BookingRules rules;
    private final Clock clock;

    Holds(
            FreeTimes freeTimes,
            TakenTimes takenTimes,
            TransactionTemplate transaction,
            BookingRules rules,
            Clock clock) {
        this.freeTimes = freeTimes;
        this.takenTimes = takenTimes;
        this.transaction = transaction;
        this.rules = rules;
        this.clock = clock;
    }

    /** With the first of those asked for who is free and stays so; each try is a transaction of its own. */
    Optional<Hold> hold(Wish wish, Instant start) {
        freeTimes.check(wish, start);
        // Not ordered by time but random to the last bit: whoever knows it may book the time.
        UUID id = UUID.randomUUID();
        for (FreeTime time : freeTimes.at(wish, start, Taker.ANYONE)) {
            Instant now = clock.instant();
            Instant expiresAt = now.plus(rules.holdFor());
            TimeSlot slot = new TimeSlot(time.start(), time.end());
            UUID resource = time.practitioner().id();
            boolean taken = Boolean.TRUE.equals(transaction.execute(
                    status -> takenTimes.take(TimeOrderedId.at(now), resource, slot, id, expiresAt, now)));
            if (taken) {
                return Optional.of(new Hold(id, time, expiresAt));
            }
        }
        return Optional.empty();
    }

    Optional<Hold> held(UUID holdId) {
        return takenTimes
                .held(holdId, clock.instant())
                .flatMap(held -> freeTimes
                        .describe(held.resourceId(), held.slot())
                        .map(time -> new Hold(holdId, time, held.expiresAt())));
    }

    Optional<Hold> extend(UUID holdId) {
        return takenTimes.extend(holdId, clock.instant().plus(rules.holdFor())) ? held(holdId) : Optional.empty();
    }
}
