package clinic.reminder.dispatch;

import clinic.clock.ClockMoved;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the dispatcher, so that a message leaves at once and not at the next look. */
@Component
class Bell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** What is planned can be seen by others only once it is committed. */
    void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ring();
            }
        });
    }

    @EventListener
    void clockMoved(ClockMoved moved) {
        ring();
    }

    void await(Duration longest) throws InterruptedException {
        if (rung.tryAcquire(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }
}
