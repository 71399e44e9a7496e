package clinic.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Real time plus an offset that only grows. */
public final class MovableClock extends Clock {
    private final Clock real;
    private final AtomicReference<Duration> offset;

    /** A clock that is this far ahead of the real one. */
    public MovableClock(Clock real, Duration offset) {
        this(real, new AtomicReference<>(offset));
    }

    private MovableClock(Clock real, AtomicReference<Duration> offset) {
        this.real = real;
        this.offset = offset;
    }

    /** How far this clock is ahead of real time. */
    public Duration offset() {
        return offset.get();
    }

    /** Moves to this offset, or refuses if that would be a step back. */
    public void moveTo(Duration wanted) {
        offset.updateAndGet(current -> {
            if (wanted.compareTo(current) < 0) {
                throw new ClockNeverGoesBack(current, wanted);
            }
            return wanted;
        });
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(real.withZone(zone), offset);
    }
}
