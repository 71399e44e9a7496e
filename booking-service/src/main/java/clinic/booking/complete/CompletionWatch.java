package clinic.booking.complete;

import clinic.clock.DueWatch;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has visits completed when they end. */
@Configuration(proxyBeanMethods = false)
class CompletionWatch {

    @Bean
    DueWatch completion(CompleteAppointments completion, Clock clock) {
        return new DueWatch("completion", completion, completion::complete, clock);
    }
}
