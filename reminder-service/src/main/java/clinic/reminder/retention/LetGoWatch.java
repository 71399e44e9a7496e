package clinic.reminder.retention;

import clinic.clock.DueWatch;
import clinic.clock.Nightly;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has what was kept long enough let go of, at night. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Retention.class)
class LetGoWatch {

    @Bean
    Nightly lettingGo(LetGo letGo, Clock clock) {
        return new Nightly(letGo::ofWhatWasKeptLongEnough, () -> ZoneOffset.UTC, clock);
    }

    @Bean
    DueWatch retentionWatch(Nightly lettingGo, Clock clock) {
        return new DueWatch("retention", lettingGo, lettingGo::doWhatIsDue, clock);
    }
}
