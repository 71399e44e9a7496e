package clinic.booking;

import clinic.clock.ClockMoved;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Stands at a Sunday morning until a test moves it. */
@Component
@Primary
public class StandingClock extends Clock {

    public static final Instant SUNDAY = Instant.parse("2026-11-22T09:00:00Z");

    private final ApplicationEventPublisher events;
    private volatile Instant now = SUNDAY;

    StandingClock(ApplicationEventPublisher events) {
        this.events = events;
    }

    public void stand(Instant at) {
        now = at;
        events.publishEvent(new ClockMoved(at));
    }

    public void forward(Duration by) {
        stand(now.plus(by));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
