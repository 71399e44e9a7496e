package clinic.booking.complete;

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

/** Sleeps until the next visit ends, or until the clock is moved. */
@Component
class CompletionWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionWatch.class);

    /** A visit booked or moved meanwhile, here or by another instance, is seen this soon. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final CompleteAppointments completion;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread watch;

    CompletionWatch(CompleteAppointments completion, Clock clock) {
        this.completion = completion;
        this.clock = clock;
    }

    @EventListener
    void clockMoved(ClockMoved moved) {
        wake.release();
    }

    @Override
    public void start() {
        // Known before it runs, or it could find itself stopped already.
        Thread ready = Thread.ofVirtual().name("completion-watch").unstarted(this::watch);
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
            completion.complete();
            Instant now = clock.instant();
            return completion
                    .nextDue()
                    .map(end -> Duration.between(now, end).plusMillis(1))
                    .filter(wait -> wait.compareTo(LONGEST_SLEEP) < 0)
                    .map(wait -> wait.isNegative() ? Duration.ofMillis(100) : wait)
                    .orElse(LONGEST_SLEEP);
        } catch (RuntimeException trouble) {
            LOG.warn("Visits that have ended could not be completed; trying again in {}", AFTER_TROUBLE, trouble);
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
