package clinic.booking.staff;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When the clinic was last backed up: whoever does it writes that down in a file. */
@Component
class LastBackUp implements MeterBinder {

    /** A night that was missed, and half of the next day. */
    private static final Duration OLD = Duration.ofHours(36);

    private final String file;
    private final Clock clock;

    LastBackUp(@Value("${clinic.backed-up:}") String file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Empty where nobody wrote it down, or nobody can read it. */
    Optional<Instant> at() {
        try {
            return file.isBlank()
                    ? Optional.empty()
                    : Optional.of(Instant.parse(Files.readString(Path.of(file)).strip()));
        } catch (IOException | DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** Whether somebody should see to it; what is not known is old. */
    boolean isOld() {
        return at().map(at -> age(at).compareTo(OLD) > 0).orElse(true);
    }

    private Duration age(Instant at) {
        return Duration.between(at, clock.instant());
    }

    @Override
    public void bindTo(MeterRegistry figures) {
        Gauge.builder(
                        "clinic.backup.age",
                        this,
                        last -> last.at()
                                .map(at -> (double) age(at).toSeconds())
                                .orElse(Double.NaN))
                .baseUnit("seconds")
                .description("How long ago the clinic was backed up")
                .register(figures);
    }
}
