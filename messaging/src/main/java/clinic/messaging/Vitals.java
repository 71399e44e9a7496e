package clinic.messaging;

import clinic.vitals.Cause;
import clinic.vitals.Glance;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** The state of outbox and inbox, as a report, as health and as figures. Unknown is told as unknown, never as zero. */
class Vitals implements HealthIndicator, MeterBinder {

    /** It does what it is asked; events wait for Kafka or for a person, and somebody should look. */
    static final Status DEGRADED = new Status("DEGRADED");

    /** Longer than any commit waits for the relay unless something is wrong. */
    private static final double LATE_SECONDS = 60;

    private static final int PATIENCE_MS = 2_000;
    private static final Logger log = LoggerFactory.getLogger(Vitals.class);

    private final Backlog backlog;
    private final Parked parked;
    private final Unread unread;
    private final Relay relay;
    private final Inbox inbox;
    private final Glance<Boolean> broker;

    Vitals(Backlog backlog, Parked parked, Unread unread, Relay relay, Inbox inbox, Admin kafka) {
        this.backlog = backlog;
        this.parked = parked;
        this.unread = unread;
        this.relay = relay;
        this.inbox = inbox;
        this.broker = new Glance<>(() -> answers(kafka), Duration.ofSeconds(1), Duration.ofMillis(PATIENCE_MS));
    }

    private static boolean answers(Admin kafka) throws Exception {
        kafka.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS))
                .clusterId()
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        return true;
    }

    MessagingReport report() {
        // Both looks at once.
        broker.latest();
        var size = backlog.size();
        boolean answers = broker.now().isPresent();
        return new MessagingReport(
                answers,
                size.map(Backlog.Size::waiting).orElse(null),
                size.map(Backlog.Size::oldest).orElse(null),
                answers ? unread.events().orElse(null) : null,
                answers && size.isPresent() ? open() : null);
    }

    private @Nullable List<ParkedEvent> open() {
        try {
            return parked.open();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException | RuntimeException unknown) {
            log.warn("What is parked cannot be told: {}", Cause.of(unknown));
            return null;
        }
    }

    @Override
    public Health health() {
        broker.latest();
        var size = backlog.size();
        boolean answers = broker.now().isPresent();
        long waitsForSomebody = answers
                ? parked.counts()
                        .map(counts -> counts.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .orElse(-1L)
                : -1;
        boolean late =
                size.map(Backlog.Size::oldest).filter(age -> age > LATE_SECONDS).isPresent();
        var health = Health.status(answers && waitsForSomebody == 0 && !late ? Status.UP : DEGRADED)
                .withDetail("kafka", answers ? "answers" : "away")
                .withDetail("parked", waitsForSomebody < 0 ? "unknown" : waitsForSomebody);
        size.ifPresent(
                known -> health.withDetail("waiting", known.waiting()).withDetail("oldestSeconds", known.oldest()));
        return health.build();
    }

    @Override
    public void bindTo(MeterRegistry figures) {
        Gauge.builder(
                        "clinic.outbox.waiting",
                        backlog,
                        all -> all.size().map(size -> (double) size.waiting()).orElse(Double.NaN))
                .description("Events that are not sent yet")
                .register(figures);
        Gauge.builder(
                        "clinic.outbox.lag",
                        backlog,
                        all -> all.size().map(Backlog.Size::oldest).orElse(Double.NaN))
                .baseUnit("seconds")
                .description("How long the oldest event that is not sent yet has waited")
                .register(figures);
        FunctionCounter.builder("clinic.events.sent", relay, Relay::sent)
                .description("Events this instance has sent")
                .register(figures);
        FunctionCounter.builder("clinic.events.taken", inbox, Inbox::taken)
                .description("Events this instance has taken")
                .register(figures);
        for (String topic : parked.topics()) {
            Gauge.builder(
                            "clinic.events.parked",
                            parked,
                            all -> all.counts()
                                    .map(counts -> (double) counts.getOrDefault(topic, 0L))
                                    .orElse(Double.NaN))
                    .tag("topic", topic)
                    .description("Events that could not be taken and wait for a person")
                    .register(figures);
        }
    }
}
