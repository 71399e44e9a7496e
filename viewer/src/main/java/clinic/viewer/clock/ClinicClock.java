package clinic.viewer.clock;

import clinic.clock.MovableClock;
import clinic.clock.OffsetFile;
import clinic.viewer.message.Messages;
import clinic.vitals.Cause;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The clock of the whole clinic. It goes forward by stopping at each instant at which a service has something to do,
 * so that a reminder leaves at its minute and what follows from it is planned from there.
 */
@Component
public class ClinicClock {
    private static final Logger log = LoggerFactory.getLogger(ClinicClock.class);

    private final MovableClock clock;
    private final OffsetFile file;
    private final Services services;
    private final Rest rest;
    private final Messages messages;
    private final ClockSettings settings;
    private final ReentrantLock moving = new ReentrantLock();

    ClinicClock(
            MovableClock clock,
            OffsetFile file,
            Services services,
            Rest rest,
            Messages messages,
            ClockSettings settings) {
        this.clock = clock;
        this.file = file;
        this.services = services;
        this.rest = rest;
        this.messages = messages;
        this.settings = settings;
    }

    /**
     * @param nextDue null when nothing waits for a time, or a service is away
     */
    public record Reading(
            Instant now, Duration offset, @Nullable Instant nextDue) {}

    /**
     * @param steps at how many instants the clock stopped
     */
    public record Moved(Instant now, int steps) {}

    /** What the clock shows, and when something will happen next. */
    public Reading read() {
        Optional<Instant> nextDue;
        try {
            nextDue = services.look().nextDue();
        } catch (ServiceAway e) {
            nextDue = Optional.empty();
        }
        return new Reading(clock.instant(), clock.offset(), nextDue.orElse(null));
    }

    /** Goes forward by this much: calendar days keep the time of day. */
    public Moved advance(TemporalAmount amount) {
        Instant now = clock.instant();
        Instant target = target(now, amount);
        return exclusively(() -> {
            Moved moved = stepThroughDue(target, () -> false);
            if (!clock.instant().isBefore(target)) {
                return moved;
            }
            moveTo(target);
            rest.await();
            return new Moved(clock.instant(), moved.steps() + 1);
        });
    }

    /** Goes forward until the next message has arrived; stays if nothing is due. */
    public Moved toNextMessage() {
        return exclusively(() -> {
            long before = messages.count();
            return stepThroughDue(farthest(clock.instant()), () -> messages.count() > before);
        });
    }

    private Moved stepThroughDue(Instant limit, BooleanSupplier enough) {
        // A service that was away during an earlier move catches up here.
        rest.tell(clock.offset());
        int steps = 0;
        Look look = rest.await();
        while (!enough.getAsBoolean()) {
            Instant due = look.nextDue().orElse(Instant.MAX);
            if (due.isAfter(limit)) {
                break;
            }
            moveTo(due);
            steps++;
            look = rest.await();
        }
        return new Moved(clock.instant(), steps);
    }

    private void moveTo(Instant instant) {
        Duration ahead = Duration.between(clock.instant(), instant);
        if (ahead.isPositive()) {
            Duration offset = clock.offset().plus(ahead);
            // The file first: a service that starts in between reads what the others are about to be told.
            file.write(offset);
            clock.moveTo(offset);
        }
        rest.tell(clock.offset());
    }

    private Instant target(Instant now, TemporalAmount amount) {
        try {
            Instant target = now.atZone(settings.zone()).plus(amount).toInstant();
            if (target.isBefore(now)) {
                throw new ClockStands.NotThatWay("The clock never goes back");
            }
            if (!target.isAfter(farthest(now))) {
                return target;
            }
        } catch (DateTimeException | ArithmeticException beyondTheCalendar) {
            // Answered below, like everything that is too far.
        }
        throw new ClockStands.NotThatWay("At most " + settings.farthest() + " at a time");
    }

    private Instant farthest(Instant now) {
        return now.atZone(settings.zone()).plus(settings.farthest()).toInstant();
    }

    private Moved exclusively(Supplier<Moved> move) {
        if (!moving.tryLock()) {
            throw new ClockStands.AlreadyMoving();
        }
        long began = System.nanoTime();
        try {
            Moved moved = move.get();
            log.info(
                    "The clock shows {} after {} steps, which took {} ms",
                    moved.now(),
                    moved.steps(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
            return moved;
        } catch (ClockStands.Unfinished e) {
            log.warn("The clock stopped at {}: {}", clock.instant(), Cause.of(e));
            throw e;
        } finally {
            moving.unlock();
        }
    }
}
