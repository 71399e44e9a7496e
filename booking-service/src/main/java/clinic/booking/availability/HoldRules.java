package clinic.booking.availability;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What keeps holds from being hoarded. Whoever is refused one may still book a free time at once.
 *
 * @param longest from when a time was first kept; extending it does not keep it for longer
 * @param perAddress how many one network address may have at a time: a family, a school, a whole mobile network
 * @param inAll how many there may be at a time in the whole clinic
 */
@ConfigurationProperties("clinic.booking.holds")
record HoldRules(Duration longest, int perAddress, int inAll) {}
