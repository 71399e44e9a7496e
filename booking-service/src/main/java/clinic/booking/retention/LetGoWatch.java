package clinic.booking.retention;

import clinic.booking.catalogue.Catalogue;
import clinic.clock.DueWatch;
import clinic.clock.Nightly;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has what was kept long enough let go of, at night. */
@Configuration(proxyBeanMethods = false)
class LetGoWatch {

    @Bean
    Nightly lettingGo(LetGo letGo, Catalogue catalogue, Clock clock) {
        return new Nightly(letGo::ofWhatWasKeptLongEnough, catalogue::zone, clock);
    }

    @Bean
    DueWatch retentionWatch(Nightly lettingGo, Clock clock) {
        return new DueWatch("retention", lettingGo, lettingGo::doWhatIsDue, clock);
    }
}
