package clinic.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Something that is done once after the start and then once a night, at three in the morning where the clinic is. Every
 * instance does it: whatever is done must be as good twice as once.
 */
public final class Nightly implements DueWork {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 0);

    private final LongSupplier work;
    private final Supplier<ZoneId> zone;
    private final Clock clock;
    private final AtomicLong done = new AtomicLong();
    private volatile Instant next = Instant.EPOCH;

    /** @param work answers how much of it there was */
    public Nightly(LongSupplier work, Supplier<ZoneId> zone, Clock clock) {
        this.work = work;
        this.zone = zone;
        this.clock = clock;
    }

    public void doWhatIsDue() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        done.addAndGet(work.getAsLong());
        next = afterThisNight(now, zone.get());
    }

    private static Instant afterThisNight(Instant now, ZoneId zone) {
        Instant today =
                now.atZone(zone).toLocalDate().atTime(AT_NIGHT).atZone(zone).toInstant();
        return today.isAfter(now)
                ? today
                : now.atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atTime(AT_NIGHT)
                        .atZone(zone)
                        .toInstant();
    }

    /** Nobody waits for it: a clock that is moved by weeks need not stop each night. */
    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    @Override
    public boolean quiet() {
        return clock.instant().isBefore(next);
    }

    @Override
    public long activity() {
        return done.get();
    }
}
