package clinic.viewer.clock;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/**
 * How far to go: a length of time, or up to the next message.
 *
 * @param advance ISO 8601, such as P1D, P2W, PT90M or P1DT2H
 * @param to only {@code next}
 */
public record Advance(@Nullable String advance, @Nullable String to) {

    /** Moves the clock as asked. */
    public ClinicClock.Moved apply(ClinicClock clock) {
        if ("next".equals(to) && advance == null) {
            return clock.toNextMessage();
        }
        if (advance == null || to != null) {
            throw new ClockStands.NotThatWay("Send either {\"advance\":\"P1D\"} or {\"to\":\"next\"}");
        }
        return clock.advance(length(advance));
    }

    private static TemporalAmount length(String text) {
        try {
            if (text.indexOf('T') < 0) {
                Period days = Period.parse(text);
                if (days.isNegative()) {
                    throw new ClockStands.NotThatWay("The clock never goes back");
                }
                return days;
            }
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new ClockStands.NotThatWay("advance should be an ISO 8601 length of time such as P1D, P2W or PT90M");
        }
    }
}
