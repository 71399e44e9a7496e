package clinic.reminder.hook;

import clinic.clock.DueWatch;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps an eye on the clock for words that are to be forgotten. */
@Configuration(proxyBeanMethods = false)
class ForgetWatch {

    @Bean
    DueWatch forgottenWords(ForgetWords words, Clock clock) {
        return new DueWatch("forgotten-words", words, words::forgetThoseDue, clock);
    }
}
