package clinic.endtoend.fire;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Keeps two kinds of work side by side: neither may be far ahead of the other when both are to end together. */
final class Pace {

    private static final double LEAD = 0.03;

    private final int bookings;
    private final int kills;
    private int booked;
    private int killed;

    Pace(int bookings, int kills) {
        this.bookings = bookings;
        this.kills = kills;
    }

    /** Waits for its turn; false when there are enough bookings. */
    synchronized boolean mayBook() throws InterruptedException {
        while (booked < bookings && (double) booked / bookings > (double) killed / kills + LEAD) {
            wait();
        }
        if (booked >= bookings) {
            return false;
        }
        booked++;
        notifyAll();
        return true;
    }

    /** Waits for its turn. */
    synchronized void mayKill() throws InterruptedException {
        while ((double) killed / kills > (double) booked / bookings + LEAD) {
            wait();
        }
        killed++;
        notifyAll();
    }

    /** The time between two clicks, or two kills: nothing is waited for, so there is no fact to await. */
    synchronized void rest(Duration span) throws InterruptedException {
        long until = System.nanoTime() + span.toNanos();
        for (long left = span.toNanos(); left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
