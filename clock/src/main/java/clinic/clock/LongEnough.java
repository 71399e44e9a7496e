package clinic.clock;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** For how long something is kept, in years, months and days of a calendar. */
public final class LongEnough {

    /** A slip that says months instead of years would take care away for good. */
    public static final Period LEAST_OF_CARE = Period.ofYears(3);

    private LongEnough() {}

    /**
     * @param kept null is for ever
     * @throws IllegalArgumentException with the setting's name, when it is shorter than the least
     */
    public static void require(String setting, @Nullable Period kept, Period least) {
        if (kept != null && days(kept) < days(least)) {
            throw new IllegalArgumentException(setting + " is " + kept + ", and must be at least " + least);
        }
    }

    /** Good enough to tell a slip. */
    private static long days(Period period) {
        return period.toTotalMonths() * 30 + period.getDays();
    }

    /** What is older than this has been kept long enough. */
    public static Instant before(Period kept, Instant now, ZoneId zone) {
        return now.atZone(zone).minus(kept).toInstant();
    }
}
