package clinic.reminder.checkin;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes what waits in the {@link Spool} as soon as the database does: also what a life of this service before this one
 * has kept.
 */
@Component
class KeptAnswers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeptAnswers.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Spool spool;
    private final TakeAnswers takeAnswers;
    private volatile @Nullable Thread taking;

    KeptAnswers(Spool spool, TakeAnswers takeAnswers) {
        this.spool = spool;
        this.takeAnswers = takeAnswers;
    }

    void takeAll() {
        for (Path file : spool.waiting()) {
            spool.read(file).ifPresent(posted -> take(posted, file));
        }
    }

    private void take(Posted posted, Path file) {
        try {
            takeAnswers.take(posted);
            spool.remove(file);
            log.warn("An answer that waited for the database is saved now");
        } catch (DataAccessException | TransactionException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException itsOwn) {
            // It stays on the disk, and does not hold up the others.
            log.error(
                    "An answer on the disk cannot be taken: {}",
                    itsOwn.getClass().getName());
        }
    }

    @Override
    public void start() {
        Thread ready = Thread.ofVirtual().name("kept-answers").unstarted(this::takeUntilStopped);
        taking = ready;
        ready.start();
    }

    private void takeUntilStopped() {
        try {
            while (isRunning()) {
                try {
                    takeAll();
                } catch (DataAccessException | TransactionException databaseAway) {
                    log.error("Answers wait on the disk: the database is away; they are tried again");
                } catch (RuntimeException other) {
                    log.error(
                            "Answers wait on the disk, and are tried again: {}",
                            other.getClass().getName());
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread running = taking;
        taking = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return taking != null;
    }
}
