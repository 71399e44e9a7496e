package clinic.reminder.plan;

import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.reminder.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When to write to a patient about a visit. Rules are data; these are the ones the clinic starts with.
 *
 * @param name part of each message's identity: a rule that is changed keeps its name
 * @param on what must have happened last to the visit
 * @param consent what the patient must have agreed to; null for word of what was just done
 */
record Rule(
        String name,
        Purpose purpose,
        Set<Standing> on,
        Timing timing,
        Audience audience,
        @Nullable ConsentPurpose consent) {

    static final List<Rule> SHIPPED = List.of(
            atOnce("confirmation", Purpose.CONFIRMATION, Standing.BOOKED, Audience.EVERY_ADDRESS),
            atOnce("change", Purpose.CHANGE, Standing.MOVED, Audience.FIRST_ADDRESS),
            atOnce("cancellation", Purpose.CANCELLATION, Standing.CANCELLED, Audience.FIRST_ADDRESS),
            reminder("reminder-48h", new Timing.DaysBefore(2)),
            reminder("reminder-3h", new Timing.Before(Duration.ofHours(3))));

    enum Audience {
        EVERY_ADDRESS,
        FIRST_ADDRESS
    }

    sealed interface Timing {

        Instant of(Instant knownSince, Instant start, ZoneId zone);

        record AtOnce() implements Timing {
            @Override
            public Instant of(Instant knownSince, Instant start, ZoneId zone) {
                return knownSince;
            }
        }

        /** The same time of day so many days earlier, whatever the clocks did in between. */
        record DaysBefore(int days) implements Timing {
            @Override
            public Instant of(Instant knownSince, Instant start, ZoneId zone) {
                return start.atZone(zone).minusDays(days).toInstant();
            }
        }

        record Before(Duration length) implements Timing {
            @Override
            public Instant of(Instant knownSince, Instant start, ZoneId zone) {
                return start.minus(length);
            }
        }
    }

    boolean atOnce() {
        return timing instanceof Timing.AtOnce;
    }

    private static Rule atOnce(String name, Purpose purpose, Standing on, Audience audience) {
        return new Rule(name, purpose, Set.of(on), new Timing.AtOnce(), audience, null);
    }

    private static Rule reminder(String name, Timing timing) {
        return new Rule(
                name,
                Purpose.REMINDER,
                Set.of(Standing.BOOKED, Standing.MOVED),
                timing,
                Audience.FIRST_ADDRESS,
                ConsentPurpose.REMINDERS);
    }
}
