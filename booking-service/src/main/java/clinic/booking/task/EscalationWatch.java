package clinic.booking.task;

import clinic.clock.DueWatch;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the next person told of a red flag that nobody has looked at in time. */
@Configuration(proxyBeanMethods = false)
class EscalationWatch {

    @Bean
    DueWatch redFlagWatch(Escalation escalation, Clock clock) {
        return new DueWatch("escalation", escalation, escalation::escalate, clock);
    }
}
