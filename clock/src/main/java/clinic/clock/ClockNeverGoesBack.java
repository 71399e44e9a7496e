package clinic.clock;

import java.time.Duration;

/** Somebody asked for an earlier time than the clock already shows. */
public final class ClockNeverGoesBack extends RuntimeException {
    ClockNeverGoesBack(Duration current, Duration wanted) {
        super("The clock is " + current + " ahead and never goes back to " + wanted);
    }
}
