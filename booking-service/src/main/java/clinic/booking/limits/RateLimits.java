package clinic.booking.limits;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often is often enough: for a person, and for the many who share a person's network address, but not for a program
 * that books out the calendar or fishes for what is there.
 *
 * @param reads of one network address
 * @param writes of one network address
 * @param bookingsByAddress tries to book, of one network address
 * @param bookingsByContact bookings for one mobile number or e-mail address
 * @param bookings of the whole clinic
 * @param unlimitedAddresses network addresses that are not counted
 */
@ConfigurationProperties("clinic.limits")
record RateLimits(
        Allowance reads,
        Allowance writes,
        Allowance bookingsByAddress,
        Allowance bookingsByContact,
        Allowance bookings,
        Set<String> unlimitedAddresses) {

    /** So many times within so long, come back little by little. */
    record Allowance(int times, Duration within) {}
}
