package clinic.messaging;

import static clinic.messaging.Surgery.booked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.contracts.Topic;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InSurgery
class OrderIT {

    private static final int CHANGES_EACH = 40;

    private final List<UUID> appointments =
            Stream.generate(UUID::randomUUID).limit(12).toList();
    private final Outbox outbox;
    private final Journal journal;
    private final Wire wire;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OrderIT(Outbox outbox, Journal journal, Wire wire, JdbcClient jdbc, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.journal = journal;
        this.wire = wire;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void theChangesOfAnAppointmentArriveInTheOrderOfTheirCommitsHoweverManyCommitAtOnce() {
        appointments.forEach(appointment ->
                jdbc.sql("insert into visit values (?, 0)").param(appointment).update());
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int change = 0; change < CHANGES_EACH; change++) {
                appointments.forEach(appointment -> clients.execute(() -> change(appointment)));
            }
        }

        List<Integer> inOrder = IntStream.rangeClosed(1, CHANGES_EACH).boxed().toList();
        for (UUID appointment : appointments) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(journal.versions(appointment)).isEqualTo(inOrder));
            assertThat(wire.read(Topic.APPOINTMENTS.id(), appointment)).hasSize(CHANGES_EACH);
        }
    }

    /** Takes the row's lock, as an aggregate does, and announces the version it made. */
    private void change(UUID appointment) {
        transaction.executeWithoutResult(status -> {
            int version = jdbc.sql("update visit set version = version + 1 where appointment_id = ? returning version")
                    .param(appointment)
                    .query(Integer.class)
                    .single();
            outbox.announce(booked(appointment, version));
        });
    }
}
