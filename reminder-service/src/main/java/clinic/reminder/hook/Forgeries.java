package clinic.reminder.hook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What was posted to our hooks by nobody we know: refused the same whatever was wrong with it, and counted. */
@Component
class Forgeries {

    private static final Logger log = LoggerFactory.getLogger(Forgeries.class);

    private final Counter seen;

    Forgeries(MeterRegistry figures) {
        this.seen = Counter.builder("clinic.hooks.forged")
                .description("Reports and messages that no provider of ours can have sent")
                .register(figures);
    }

    ResponseEntity<Void> refuse(String provider) {
        seen.increment();
        log.warn("Refused what was posted in the name of {}: it did not come from there", provider);
        return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
}
