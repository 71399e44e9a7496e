package clinic.booking.complete;

import clinic.clock.DueWatch;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has visits completed when they end, where the clinic does not keep that to itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("clinic.booking.completed-by-clock")
class CompletionWatch {

    @Bean
    DueWatch completion(CompleteAppointments completion, Clock clock) {
        return new DueWatch("completion", completion, completion::complete, clock);
    }
}
