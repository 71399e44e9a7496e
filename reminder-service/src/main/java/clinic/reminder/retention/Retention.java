package clinic.reminder.retention;

import clinic.clock.LongEnough;
import java.time.Period;
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

    /** Providers tell late what became of a message, and patients answer late. */
    private static final Period LEAST_OF_ADDRESSES = Period.ofMonths(1);

    public Retention {
        LongEnough.require("clinic.retention.care", care, LongEnough.LEAST_OF_CARE);
        LongEnough.require("clinic.retention.addresses", addresses, LEAST_OF_ADDRESSES);
    }
}
