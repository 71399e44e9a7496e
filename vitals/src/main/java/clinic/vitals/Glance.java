package clinic.vitals;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at something outside that may be slow or away, for many who ask often. At most one look is under way, what was
 * seen counts for a moment, and nobody waits longer than their patience.
 */
public final class Glance<T> {

    private record Look<T>(CompletableFuture<T> seen, long begun) {}

    private final Callable<T> look;
    private final long fresh;
    private final long patience;
    private @Nullable Look<T> last;
    private volatile long lastEnded;
    private volatile Optional<T> known = Optional.empty();

    /**
     * @param look asks; its own time-outs must end it some day
     * @param fresh how long an answer counts
     * @param patience how long a look may take for those who wait for it
     */
    public Glance(Callable<T> look, Duration fresh, Duration patience) {
        this.look = look;
        this.fresh = fresh.toNanos();
        this.patience = patience.toNanos();
    }

    /** What is there now; empty means unknown: the look failed or took too long. */
    public Optional<T> now() {
        try {
            Look<T> underway = current();
            long left = underway.begun() + patience - System.nanoTime();
            return Optional.of(underway.seen().get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException unknown) {
            return Optional.empty();
        }
    }

    /** What was seen last, without waiting for anything; asking makes sure that somebody looks again soon. */
    public Optional<T> latest() {
        current();
        return known;
    }

    private synchronized Look<T> current() {
        Look<T> before = last;
        if (before != null && (!before.seen().isDone() || System.nanoTime() - lastEnded < fresh)) {
            return before;
        }
        Look<T> next = new Look<>(new CompletableFuture<>(), System.nanoTime());
        last = next;
        Thread.ofVirtual().name("glance").start(() -> take(next));
        return next;
    }

    private void take(Look<T> next) {
        try {
            T seen = look.call();
            known = Optional.of(seen);
            lastEnded = System.nanoTime();
            next.seen().complete(seen);
        } catch (Exception | Error unseen) {
            known = Optional.empty();
            lastEnded = System.nanoTime();
            next.seen().completeExceptionally(unseen);
        }
    }
}
