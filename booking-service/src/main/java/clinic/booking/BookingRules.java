package clinic.booking;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The clinic's own rules for booking.
 *
 * @param leadTime a visit starts no sooner than this after it is booked
 * @param horizon how far ahead a visit may be booked, in calendar days of the location
 * @param holdFor how long a time is kept for someone who is filling in the form
 * @param startGrid visits start every so many minutes since midnight, on the clock of the location
 * @param changeUntil patients may move or cancel a visit themselves until this long before it starts
 */
@ConfigurationProperties("clinic.booking")
public record BookingRules(
        Duration leadTime, Period horizon, Duration holdFor, Duration startGrid, Duration changeUntil) {}
