package clinic.booking.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * For how long the clinic keeps what it has, by kind, in years, months and days of its own calendar. A kind without a time
 * is kept until somebody erases the patient: which years care law asks for is the clinic's to say.
 *
 * @param care a patient who has been here: from the last visit, message or answer on; then nothing of the record is left
 * @param neverCame a patient of whom no visit took place, and none is to come
 * @param cancelled why a cancelled visit was booked and cancelled, from the time it was booked for
 */
@ConfigurationProperties("clinic.retention")
public record Retention(
        @Nullable Period care,
        @Nullable Period neverCame,
        @Nullable Period cancelled) {

    /** A slip that says months instead of years would take care away for good. */
    private static final Period LEAST_OF_CARE = Period.ofYears(3);

    public Retention {
        refuseShort("care", care, LEAST_OF_CARE);
        Period day = Period.ofDays(1);
        refuseShort("never-came", neverCame, day);
        refuseShort("cancelled", cancelled, day);
    }

    private static void refuseShort(String kind, @Nullable Period kept, Period least) {
        if (kept != null && days(kept) < days(least)) {
            throw new IllegalArgumentException(
                    "clinic.retention." + kind + " is " + kept + ", and must be at least " + least);
        }
    }

    /** Good enough to tell a slip. */
    private static long days(Period period) {
        return period.toTotalMonths() * 30 + period.getDays();
    }

    /** What is older than this, of a kind that is kept so long, has been kept long enough. */
    static Instant before(Period kept, Instant now, ZoneId zone) {
        return now.atZone(zone).minus(kept).toInstant();
    }
}
