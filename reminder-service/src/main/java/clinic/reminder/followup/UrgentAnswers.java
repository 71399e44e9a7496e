package clinic.reminder.followup;

import clinic.contracts.content.RedFlagLevel;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Saves a yes to a red flag without letting the patient wait for it: the page that tells them where care is must come
 * at once, whatever is away. What cannot be saved now is tried again until it is.
 */
@Component
class UrgentAnswers {

    private static final Logger log = LoggerFactory.getLogger(UrgentAnswers.class);
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 1000;

    private final RaiseRedFlag redFlags;
    private final Semaphore room = new Semaphore(MOST_WAITING);

    UrgentAnswers(RaiseRedFlag redFlags) {
        this.redFlags = redFlags;
    }

    /** The level to act on: the clinic's if it can be had at once, else the form's. */
    RedFlagLevel save(String token, SafetyAnswers answers, Locale language) {
        if (!room.tryAcquire()) {
            log.error("A red flag was answered and not saved: too many others wait for the database");
            return answers.claimedLevel();
        }
        CompletableFuture<Optional<RedFlagLevel>> saving = new CompletableFuture<>();
        Thread.ofVirtual().name("red-flag").start(() -> saveUntilSaved(token, answers, language, saving));
        try {
            return saving.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).orElse(answers.claimedLevel());
        } catch (TimeoutException | ExecutionException e) {
            log.error("A red flag was answered and is not saved yet: the database is away; it is tried again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answers.claimedLevel();
    }

    private void saveUntilSaved(
            String token, SafetyAnswers answers, Locale language, CompletableFuture<Optional<RedFlagLevel>> saving) {
        boolean late = false;
        try {
            while (true) {
                try {
                    saving.complete(redFlags.raise(token, answers, language));
                    if (late) {
                        log.warn("A red flag that waited for the database is saved now");
                    }
                    return;
                } catch (RuntimeException e) {
                    late = true;
                    saving.completeExceptionally(e);
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log.error("Stopped with a red flag that could not be saved");
        } finally {
            room.release();
        }
    }
}
