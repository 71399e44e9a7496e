package clinic.booking.imports;

import clinic.clock.DueWatch;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has files taken in once somebody has begun it. */
@Configuration(proxyBeanMethods = false)
class ImportWatch {

    @Bean
    DueWatch runningImports(RunImports imports, Clock clock) {
        return new DueWatch("import", imports, imports::run, clock);
    }
}
