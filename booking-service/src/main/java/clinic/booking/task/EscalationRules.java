package clinic.booking.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a red flag may wait for somebody to look.
 *
 * @param after how long before the first person is told, then the next, and so on; each is counted from the one before.
 *     Who they are is reminder-service's to know: their numbers are on no topic. Empty: nobody is told
 */
@ConfigurationProperties("clinic.escalation")
public record EscalationRules(@DefaultValue List<Duration> after) {

    /** How long before the first person is told; empty when nobody ever is. */
    public Optional<Duration> first() {
        return after.stream().findFirst();
    }

    /** When the next person is told, after so many have been; empty when there is nobody left. */
    Optional<Instant> next(Instant since, int told) {
        return told < after.size() ? Optional.of(since.plus(after.get(told))) : Optional.empty();
    }
}
