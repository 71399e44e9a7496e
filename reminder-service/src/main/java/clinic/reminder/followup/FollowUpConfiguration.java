package clinic.reminder.followup;

import clinic.clock.DueWatch;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps an eye on the clock for all follow-ups. */
@Configuration(proxyBeanMethods = false)
class FollowUpConfiguration {

    @Bean
    DueWatch followUpWatch(WatchFollowUps watch, Clock clock) {
        return new DueWatch("follow-ups", watch, watch::lookAtThoseDue, clock);
    }
}
