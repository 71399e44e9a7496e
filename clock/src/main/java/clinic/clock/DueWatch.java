package clinic.clock;

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

/**
 * Sees to it that what is due by the clock is done: does it, and sleeps until there is something to do again or the clock
 * is moved. One that fails is tried again, and the log says so.
 */
public final class DueWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DueWatch.class);

    /** What somebody else has added meanwhile, here or at another instance, is seen this soon. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final String name;
    private final DueWork work;
    private final Runnable doing;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread watch;

    /**
     * @param name of the work, in the log and of the thread
     * @param doing all of it that is due by now
     */
    public DueWatch(String name, DueWork work, Runnable doing, Clock clock) {
        this.name = name;
        this.work = work;
        this.doing = doing;
        this.clock = clock;
    }

    @EventListener
    void clockMoved(ClockMoved moved) {
        wake();
    }

    /** Something is due at once: somebody here has just asked for it. */
    public void wake() {
        wake.release();
    }

    @Override
    public void start() {
        // Known before it runs, or it could find itself stopped already.
        Thread ready = Thread.ofVirtual().name(name).unstarted(this::watch);
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
            doing.run();
            Instant now = clock.instant();
            return work.nextDue()
                    .map(due -> Duration.between(now, due).plusMillis(1))
                    .filter(wait -> wait.compareTo(LONGEST_SLEEP) < 0)
                    .map(wait -> wait.isNegative() ? Duration.ofMillis(100) : wait)
                    .orElse(LONGEST_SLEEP);
        } catch (RuntimeException trouble) {
            LOG.warn("What is due for {} could not be done; trying again in {}", name, AFTER_TROUBLE, trouble);
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
