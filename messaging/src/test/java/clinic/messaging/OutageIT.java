package clinic.messaging;

import static clinic.messaging.Surgery.booked;
import static clinic.messaging.Surgery.secondInstance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.Outage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A surgery of its own: a reader that starts from the beginning must not meet what other tests left in the topic. */
@InSurgery
@TestPropertySource(properties = "spring.application.name=outage")
@ExtendWith(OutputCaptureExtension.class)
class OutageIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Outbox outbox;
    private final Journal journal;
    private final Relay relay;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Environment environment;
    private final Outage outage;

    OutageIT(
            Outbox outbox,
            Journal journal,
            Relay relay,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Environment environment,
            Outage outage) {
        this.outbox = outbox;
        this.journal = journal;
        this.relay = relay;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.environment = environment;
        this.outage = outage;
    }

    /** Scenario 31, the broker's half. */
    @Test
    void whileTheBrokerIsDownBookingsGoOnAndTheirEventsFollowInOrderWhenItIsBack(CapturedOutput log) {
        List<UUID> appointments = Stream.generate(UUID::randomUUID).limit(10).toList();
        book(appointments, 1);
        await().atMost(SOON).until(() -> waiting() == 0);
        outage.kafkaDown();
        try {
            for (int version = 2; version <= 4; version++) {
                book(appointments, version);
            }
            await().atMost(SOON).until(() -> log.getOut().contains("they wait in the outbox"));
            assertThat(waiting()).isEqualTo(30);
        } finally {
            outage.kafkaUp();
        }
        for (UUID appointment : appointments) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(journal.versions(appointment))
                            .isEqualTo(IntStream.rangeClosed(1, 4).boxed().toList()));
        }
        await().atMost(SOON).until(() -> waiting() == 0);
        assertThat(log.getOut().split("they wait in the outbox"))
                .as("said once")
                .hasSize(2);
        assertThat(log).contains("The outbox is relayed again");
    }

    @Test
    void aServiceStartsWithoutItsBrokerAndJoinsItLater() {
        UUID appointment = UUID.randomUUID();
        relay.stop();
        outage.kafkaDown();
        try (var late =
                secondInstance(environment, "late", "--spring.cloud.stream.bindings.appointments-in-0.group=booking")) {
            late.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status -> late.getBean(Outbox.class).announce(booked(appointment, 1)));
            outage.kafkaUp();
            await().atMost(SOON)
                    .untilAsserted(
                            // Once for each group.
                            () -> assertThat(journal.versions(appointment)).containsExactly(1, 1));
        } finally {
            outage.kafkaUp();
            relay.start();
        }
    }

    private void book(List<UUID> appointments, int version) {
        appointments.forEach(appointment ->
                transaction.executeWithoutResult(status -> outbox.announce(booked(appointment, version))));
    }

    private int waiting() {
        return jdbc.sql("select count(*) from outbox where sent_at is null")
                .query(Integer.class)
                .single();
    }
}
