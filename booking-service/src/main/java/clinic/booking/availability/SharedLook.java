package clinic.booking.availability;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A look at something that changes, one at a time. Whoever asks for one while another is under way shares the next with
 * all who came meanwhile: it begins after they asked, so it sees what they must see, and a crowd costs two looks.
 */
final class SharedLook {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final Runnable look;
    private final ReentrantLock one = new ReentrantLock();
    private volatile long begun;
    private long succeeded;

    SharedLook(Runnable look) {
        this.look = look;
    }

    /**
     * Returns when a look has ended well that began after this was called.
     *
     * @throws TooManySearches when those before are kept waiting for so long that nobody waits any more
     */
    void now() {
        long before = begun;
        try {
            if (!one.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManySearches();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooManySearches();
        }
        try {
            if (succeeded <= before) {
                long number = begun + 1;
                begun = number;
                look.run();
                succeeded = number;
            }
        } finally {
            one.unlock();
        }
    }
}
