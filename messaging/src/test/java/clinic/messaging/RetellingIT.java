package clinic.messaging;

import static clinic.messaging.Surgery.booked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.contracts.Topic;
import clinic.contracts.booking.PatientRecorded;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A broker that has lost what it was told, and one that has not. */
@InSurgery
class RetellingIT {

    private final UUID lost = UUID.randomUUID();
    private final UUID kept = UUID.randomUUID();
    private final Outbox outbox;
    private final Retelling retelling;
    private final Relay relay;
    private final Journal journal;
    private final Wire wire;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RetellingIT(
            Outbox outbox,
            Rewind rewind,
            Relay relay,
            Journal journal,
            Wire wire,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.outbox = outbox;
        this.retelling = new Retelling(jdbc, rewind);
        this.relay = relay;
        this.journal = journal;
        this.wire = wire;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void onlyWhatNoTopicHoldsIsToldAgain() {
        transaction.executeWithoutResult(status -> outbox.announce(booked(kept, 1)));
        await().untilAsserted(() -> assertThat(journal.versions(kept)).containsExactly(1));
        transaction.executeWithoutResult(status -> {
            outbox.announce(booked(lost, 1));
            sentAndLost(lost);
        });
        allSent();
        assertThat(wire.read(Topic.APPOINTMENTS.id(), lost)).isEmpty();

        assertThat(retelling.tell()).isEqualTo(1);
        relay.wake();

        await().untilAsserted(() -> assertThat(journal.versions(lost)).containsExactly(1));
        allSent();
        assertThat(wire.read(Topic.APPOINTMENTS.id(), lost)).hasSize(1);
        assertThat(wire.read(Topic.APPOINTMENTS.id(), kept)).hasSize(1);
        assertThat(retelling.tell()).isZero();
    }

    /** The topic would forget the later word for the earlier one. */
    @Test
    void onACompactedTopicNoEarlierWordComesBehindALaterOne() {
        transaction.executeWithoutResult(status -> {
            outbox.announce(recorded(kept, 1));
            sentAndLost(kept);
            outbox.announce(recorded(lost, 1));
            outbox.announce(recorded(lost, 2));
            sentAndLost(lost);
        });
        transaction.executeWithoutResult(status -> outbox.announce(recorded(kept, 2)));
        allSent();

        assertThat(retelling.tell()).isEqualTo(1);
        relay.wake();
        allSent();

        assertThat(wire.read(Topic.PATIENTS.id(), kept)).singleElement().satisfies(RetellingIT::isTheSecond);
        assertThat(wire.read(Topic.PATIENTS.id(), lost)).singleElement().satisfies(RetellingIT::isTheSecond);
    }

    /** A broker that was put back holds an older word under the key. */
    @Test
    void whatIsForgottenIsToldAgainThoughTheTopicHoldsSomething() {
        transaction.executeWithoutResult(status -> outbox.announce(recorded(kept, 1)));
        allSent();
        transaction.executeWithoutResult(status -> {
            outbox.forget(Topic.PATIENTS, kept.toString());
            sentAndLost(kept);
        });

        assertThat(retelling.tell()).isEqualTo(1);
        relay.wake();
        allSent();

        assertThat(wire.read(Topic.PATIENTS.id(), kept).getLast().value()).isNull();
        jdbc.sql("delete from outbox where key = ?").param(kept.toString()).update();
    }

    private static void isTheSecond(ConsumerRecord<String, String> event) {
        assertThat(event.value()).contains("\"version\":2");
    }

    private static PatientRecorded recorded(UUID patient, int version) {
        return new PatientRecorded(patient, version, "Maja Exempel", "sv", null, "maja@example.org", Set.of(), null);
    }

    private void sentAndLost(UUID key) {
        jdbc.sql("update outbox set sent_at = now() where key = ? and sent_at is null")
                .param(key.toString())
                .update();
    }

    private void allSent() {
        await().until(() -> jdbc.sql("select not exists (select from outbox where sent_at is null)")
                .query(Boolean.class)
                .single());
    }
}
