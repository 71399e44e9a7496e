package clinic.reminder.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For how long what is kept by kind, in years, months and days. A kind without a time is kept until somebody erases the
 * patient.
 *
 * @param care answers that were locked when their patient was erased, from the last visit, message or answer on; as long as
 *     booking-service is told, which erases whoever has not been here for so long
 * @param addresses to which number or address a message went that its patient does not have any more
 */
@ConfigurationProperties("clinic.retention")
public record Retention(
        @Nullable Period care,
        @DefaultValue("P1Y") @Nullable Period addresses) {

    /** A slip that says months instead of years would take care away for good. */
    private static final Period LEAST_OF_CARE = Period.ofYears(3);

    /** Providers tell late what became of a message, and patients answer late. */
    private static final Period LEAST_OF_ADDRESSES = Period.ofMonths(1);

    public Retention {
        refuseShort("care", care, LEAST_OF_CARE);
        refuseShort("addresses", addresses, LEAST_OF_ADDRESSES);
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
    static Instant before(Period kept, Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(kept).toInstant();
    }
}
