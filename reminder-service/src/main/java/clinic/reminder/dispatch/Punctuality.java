package clinic.reminder.dispatch;

import clinic.vitals.Glance;
import clinic.vitals.SideDoor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/** Whether messages leave when they should: how many are due and wait, and how late they were handed over. */
@Component
class Punctuality {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Clock clock;
    private final Timer lateness;
    // A field: the registry holds it weakly.
    private final Glance<Long> waiting;

    Punctuality(JdbcConnectionDetails database, Clock clock, MeterRegistry figures) {
        this.clock = clock;
        this.lateness = Timer.builder("clinic.messages.lateness")
                .description("From the time a message was due to the moment its provider took it")
                .publishPercentileHistogram(false)
                .serviceLevelObjectives(
                        Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10))
                .register(figures);
        SideDoor door = new SideDoor(database, "message-figures", PATIENCE);
        // The clinic's time, written by us and by nobody else.
        waiting = new Glance<>(
                () -> door.ask(
                        "select count(*) from message where state = 'PLANNED' and due_at <= '" + clock.instant() + "'",
                        row -> row.getLong(1)),
                Duration.ofSeconds(1),
                PATIENCE);
        Gauge.builder(
                        "clinic.messages.waiting",
                        waiting,
                        due -> due.now().map(Long::doubleValue).orElse(Double.NaN))
                .description("Messages that are due and have not left")
                .register(figures);
    }

    void handedOver(Instant due) {
        Duration late = Duration.between(due, clock.instant());
        lateness.record(late.isNegative() ? Duration.ZERO : late);
    }
}
