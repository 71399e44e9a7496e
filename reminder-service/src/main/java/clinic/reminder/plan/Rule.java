package clinic.reminder.plan;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When to write to a patient about a visit. Rules are data of the clinic.
 *
 * @param name part of each message's identity: a rule that is changed keeps its name
 * @param treatmentId null for the whole clinic; a treatment's rule stands in for the clinic's of the same name
 * @param version rises with every change
 * @param everyChannel whether all the patient's addresses are written to, or the first of them
 * @param giveUp so long before the start it does not leave any more; word to somebody who did not come, so long after it
 * @param anyHourFor so long after something was done somebody waits for word of it, whatever the hour
 */
record Rule(
        String name,
        @Nullable UUID treatmentId,
        int version,
        Purpose purpose,
        Timing timing,
        List<Channel> channels,
        boolean everyChannel,
        Duration giveUp,
        SendingWindow window,
        Duration anyHourFor,
        boolean active) {

    /** What waited for the morning is of use only if this much is left before the visit. */
    private static final Duration OF_USE = Duration.ofHours(1);

    sealed interface Timing {

        Instant of(Instant knownSince, Instant start, ZoneId zone);

        /**
         * At once, but not before it has been quiet about the visit for a while: of a flurry only the last is told, and of
         * what was said by mistake nothing. Counted from when it was heard of, for a flurry may come in late and together.
         */
        record AtOnce(Duration grace) implements Timing {
            @Override
            public Instant of(Instant knownSince, Instant start, ZoneId zone) {
                return knownSince.plus(grace);
            }
        }

        /**
         * So many days earlier, whatever the clocks did in between.
         *
         * @param at null for the time of day at which the visit begins
         */
        record DaysBefore(int days, @Nullable LocalTime at) implements Timing {
            @Override
            public Instant of(Instant knownSince, Instant start, ZoneId zone) {
                var day = start.atZone(zone).minusDays(days);
                return at == null
                        ? day.toInstant()
                        : day.toLocalDate().atTime(at).atZone(zone).toInstant();
            }
        }

        record Before(Duration length) implements Timing {
            @Override
            public Instant of(Instant knownSince, Instant start, ZoneId zone) {
                return start.minus(length);
            }
        }
    }

    /** Whether it is the other one in all but its version. */
    boolean asksTheSameAs(Rule other) {
        return new Rule(
                        name,
                        treatmentId,
                        other.version,
                        purpose,
                        timing,
                        channels,
                        everyChannel,
                        giveUp,
                        window,
                        anyHourFor,
                        active)
                .equals(other);
    }

    /** Whether this is what to say of a visit that stands like this. */
    boolean speaksOf(KnownVisit visit) {
        Standing standing = visit.standing();
        return switch (purpose) {
            case CONFIRMATION -> standing == Standing.BOOKED;
            case CHANGE -> standing == Standing.MOVED;
            case CANCELLATION -> standing == Standing.CANCELLED;
            case REMINDER -> standing != Standing.CANCELLED;
            case NO_SHOW -> visit.missedAt() != null;
            case CHECK_IN, CODE, ANSWER, ESCALATION -> false;
        };
    }

    /** What the patient must have agreed to; null for word of what was just done, which is part of the booking. */
    @Nullable
    ConsentPurpose consent() {
        return purpose == Purpose.REMINDER || purpose == Purpose.NO_SHOW ? ConsentPurpose.REMINDERS : null;
    }

    /** When a message about this visit is due, whatever the hour. */
    Instant dueAt(KnownVisit visit, ZoneId zone) {
        Instant since = visit.missedAt() != null && purpose == Purpose.NO_SHOW ? visit.missedAt() : visit.knownSince();
        return timing.of(since, visit.start(), zone);
    }

    Instant giveUpAt(Instant start) {
        return purpose == Purpose.NO_SHOW ? start.plus(giveUp) : start.minus(giveUp);
    }

    /** When a message that may leave from {@code due} on does: then, or when the window opens. */
    Instant leavesAt(Instant due, KnownVisit visit, ZoneId zone) {
        return due.isBefore(visit.saidAt().plus(anyHourFor)) ? due : window.from(due, zone);
    }

    /** Whether a message that has to wait until then is still worth sending. */
    boolean ofUse(Instant leaves, Instant start) {
        boolean inTime = purpose == Purpose.NO_SHOW || !leaves.isAfter(start.minus(OF_USE));
        return inTime && leaves.isBefore(giveUpAt(start));
    }
}
