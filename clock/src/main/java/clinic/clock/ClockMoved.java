package clinic.clock;

import java.time.Instant;

/**
 * The clock was moved forward: whoever sleeps until an instant should look again.
 *
 * @param now what the clock says after the move
 */
public record ClockMoved(Instant now) {}
