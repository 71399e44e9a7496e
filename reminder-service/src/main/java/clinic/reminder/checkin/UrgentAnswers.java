package clinic.reminder.checkin;

import clinic.contracts.content.RedFlagLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Saves a yes to a red flag without letting the patient wait for it: the page that tells them where care is must come
 * at once, whatever is away. It is on the disk before the database is asked, and stays there until the database has it;
 * should the disk be full as well, it is tried from memory.
 */
@Component
class UrgentAnswers {

    private static final Logger log = LoggerFactory.getLogger(UrgentAnswers.class);
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 1000;

    private final TakeAnswers takeAnswers;
    private final Spool spool;
    private final Semaphore room = new Semaphore(MOST_WAITING);

    UrgentAnswers(TakeAnswers takeAnswers, Spool spool) {
        this.takeAnswers = takeAnswers;
        this.spool = spool;
    }

    /** The level to act on: the clinic's if it can be had at once, else the form's. */
    RedFlagLevel save(Posted posted) {
        RedFlagLevel claimed = posted.answers().safety().claimedLevel();
        Path kept = spool.keep(posted).orElse(null);
        if (!room.tryAcquire()) {
            log.error("A red flag waits for the database behind many others; it is {}", kept == null ? "lost" : "kept");
            return claimed;
        }
        CompletableFuture<Optional<RedFlagLevel>> saving = new CompletableFuture<>();
        Thread.ofVirtual().name("red-flag").start(() -> save(posted, kept, saving));
        try {
            return saving.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).orElse(claimed);
        } catch (TimeoutException | ExecutionException e) {
            log.error("A red flag was answered and is not saved yet: the database is away; it is tried again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return claimed;
    }

    private void save(Posted posted, @Nullable Path kept, CompletableFuture<Optional<RedFlagLevel>> saving) {
        try {
            while (true) {
                try {
                    saving.complete(takeAnswers.take(posted));
                    if (kept != null) {
                        spool.remove(kept);
                    }
                    return;
                } catch (RuntimeException e) {
                    saving.completeExceptionally(e);
                    if (kept != null) {
                        // Whoever looks through the disk takes it from here.
                        return;
                    }
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log.error("Stopped with a red flag that could be saved nowhere");
        } finally {
            room.release();
        }
    }
}
