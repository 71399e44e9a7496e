package clinic.reminder.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The hands that carry what leaves by one channel: so many at once. A little more is taken than they hold, so that none
 * waits for the next, and the faster they are the more; but no message lies there for long, since it was judged when it
 * was taken, and much may change.
 */
final class Crew {

    /** As many connections as a mail server or a provider gladly gives one customer. */
    static final int AT_ONCE = 16;

    private static final int MOST_TAKEN = 512;
    private static final Duration A_BLINK = Duration.ofMillis(250);

    /** What has not reached a hand by then is laid back and judged again. Far within the lease. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private int shift;
    private int most = AT_ONCE;
    private int taken;

    /** How many more may be taken. Fast hands are given many at once, since taking one costs much of what taking many does. */
    synchronized int room() {
        int room = most - taken;
        return most == AT_ONCE || room >= most / 2 ? room : 0;
    }

    synchronized int taken() {
        return taken;
    }

    /**
     * A message's place among those that were taken.
     *
     * @param since before it was taken, by {@link System#nanoTime()}: its lease began later
     */
    record Turn(int shift, long since) {}

    /** One more is taken, by the shift that works now. */
    synchronized Turn take(long since) {
        taken++;
        return new Turn(shift, since);
    }

    /** One is dealt with; whether there is room for others. */
    synchronized boolean done() {
        taken--;
        notifyAll();
        return room() > 0;
    }

    /**
     * Calls once a hand is free; empty if that took too long, or the shift has ended. A machine that stood still in
     * between may have outlived the lease, and somebody else may be calling.
     */
    <T> Optional<T> carry(Turn turn, Supplier<Optional<T>> call) {
        long from = System.nanoTime();
        try {
            if (!free.tryAcquire(FRESH.toNanos(), TimeUnit.NANOSECONDS)) {
                waited(FRESH);
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            waited(Duration.ofNanos(System.nanoTime() - from));
            return works(turn) ? call.get() : Optional.empty();
        } finally {
            free.release();
        }
    }

    private synchronized void waited(Duration span) {
        most = span.compareTo(A_BLINK) > 0 ? Math.max(AT_ONCE, most / 2) : Math.min(MOST_TAKEN, most + 1);
    }

    private synchronized boolean works(Turn turn) {
        return shift == turn.shift() && System.nanoTime() - turn.since() <= FRESH.toNanos();
    }

    /** What no hand has begun with is not begun any more. */
    synchronized void endShift() {
        shift++;
    }

    /** Whether all that was taken is dealt with by then. */
    synchronized boolean emptyBy(long nanoTime) throws InterruptedException {
        for (long left = nanoTime - System.nanoTime(); taken > 0 && left > 0; left = nanoTime - System.nanoTime()) {
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        }
        return taken == 0;
    }
}
