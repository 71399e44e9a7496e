package clinic.booking.task;

import clinic.clock.ClockMoved;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sleeps until somebody must be told of a red flag, or until the clock is moved. */
@Component
class EscalationWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationWatch.class);

    /** A red flag raised meanwhile, here or at another instance, is seen this soon. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final Escalation escalation;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread watch;

    EscalationWatch(Escalation escalation, Clock clock) {
        this.escalation = escalation;
        this.clock = clock;
    }

    @EventListener
    void clockMoved(ClockMoved moved) {
        wake.release();
    }

    @Override
    public void start() {
        // Known before it runs, or it could find itself stopped already.
        Thread ready = Thread.ofVirtual().name("escalation-watch").unstarted(this::watch);
        watch = ready;
        ready.start();
    }

    private void watch() {
        try {
            while (isRunning()) {
                wake.tryAcquire(sleep().toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration sleep() {
        try {
            escalation.escalate();
            Instant now = clock.instant();
            return escalation
                    .nextDue()
                    .map(due -> Duration.between(now, due).plusMillis(1))
                    .filter(wait -> wait.compareTo(LONGEST_SLEEP) < 0)
                    .map(wait -> wait.isNegative() ? Duration.ofMillis(100) : wait)
                    .orElse(LONGEST_SLEEP);
        } catch (RuntimeException trouble) {
            LOG.warn(
                    "Red flags that nobody has looked at could not be escalated; trying again in {}",
                    AFTER_TROUBLE,
                    trouble);
            return AFTER_TROUBLE;
        }
    }

    @Override
    public void stop() {
        Thread running = watch;
        watch = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
