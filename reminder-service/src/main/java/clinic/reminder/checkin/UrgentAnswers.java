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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Saves a yes to a red flag without letting the patient wait for it: the page that tells them where care is must come
 * at once, whatever is away. It is on the disk before the database is asked, and stays there until the database has it;
 * should the disk be full as well, it is tried from memory.
 *
 * <p>A form that does not carry the questions which we sealed under its link may be anybody's: the database is asked first
 * whether the link is ours, and the disk's turn comes before the answer where it does not say.
 */
@Component
class UrgentAnswers {

    private static final Logger log = LoggerFactory.getLogger(UrgentAnswers.class);
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 1000;

    private final Function<Posted, Optional<RedFlagLevel>> database;
    private final Spool spool;
    private final Semaphore room = new Semaphore(MOST_WAITING);

    @Autowired
    UrgentAnswers(TakeAnswers takeAnswers, Spool spool) {
        this(takeAnswers::take, spool);
    }

    UrgentAnswers(Function<Posted, Optional<RedFlagLevel>> database, Spool spool) {
        this.database = database;
        this.spool = spool;
    }

    /** The level to act on: the clinic's if it can be had at once, else the form's. */
    RedFlagLevel save(Posted posted) {
        GivenAnswers given = posted.answers();
        RedFlagLevel claimed = given.safety().claimedLevel();
        OnDisk disk = new OnDisk(posted);
        if (given.asked().isPresent()) {
            disk.keep();
        }
        if (!room.tryAcquire()) {
            log.error("A red flag waits for the database behind many others; it is {}", disk.keep() ? "kept" : "lost");
            return claimed;
        }
        CompletableFuture<Optional<RedFlagLevel>> saving = new CompletableFuture<>();
        Thread.ofVirtual().name("red-flag").start(() -> save(posted, disk, saving));
        try {
            return saving.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).orElse(claimed);
        } catch (TimeoutException | ExecutionException e) {
            disk.keep();
            log.error("A red flag was answered and is not saved yet: the database is away; it is tried again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return claimed;
    }

    private void save(Posted posted, OnDisk disk, CompletableFuture<Optional<RedFlagLevel>> saving) {
        try {
            while (true) {
                try {
                    Optional<RedFlagLevel> level = database.apply(posted);
                    disk.remove();
                    saving.complete(level);
                    return;
                } catch (RuntimeException e) {
                    saving.completeExceptionally(e);
                    if (disk.keep()) {
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

    /** One answer on the disk, once however often it is asked for. */
    private final class OnDisk {

        private final Posted posted;
        private @Nullable Path file;

        OnDisk(Posted posted) {
            this.posted = posted;
        }

        /** Whether it is there now. */
        synchronized boolean keep() {
            if (file == null) {
                file = spool.keep(posted).orElse(null);
            }
            return file != null;
        }

        synchronized void remove() {
            if (file != null) {
                spool.remove(file);
            }
        }
    }
}
