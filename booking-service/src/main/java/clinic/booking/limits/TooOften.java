package clinic.booking.limits;

import java.time.Duration;

/** Somebody has tried too often for now. */
public class TooOften extends RuntimeException {

    private final Duration wait;

    TooOften(Duration wait) {
        super("Too often for now", null, false, false);
        this.wait = wait;
    }

    /** Whole seconds until it is worth trying again; at least one. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
