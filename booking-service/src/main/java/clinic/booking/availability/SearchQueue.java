package clinic.booking.availability;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets twice as many searches work at a time as there are processors, the others in the order they came. A month of
 * everybody's times costs a moment; hundreds of those at once would take it from those who are booking.
 */
@Component
class SearchQueue {

    /** Shorter than the gateway waits for us. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final Semaphore places = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    /** @throws TooManySearches to whoever waited for longer than anybody looks at an empty page */
    <T> T inTurn(Supplier<T> search) {
        try {
            if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManySearches();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooManySearches();
        }
        try {
            return search.get();
        } finally {
            places.release();
        }
    }
}
