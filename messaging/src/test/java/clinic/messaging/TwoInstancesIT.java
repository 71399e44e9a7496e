package clinic.messaging;

import static clinic.messaging.Surgery.booked;
import static clinic.messaging.Surgery.secondInstance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.contracts.Topic;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InSurgery
class TwoInstancesIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final Journal journal;
    private final Wire wire;
    private final Relay relay;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ConfigurableApplicationContext second;

    TwoInstancesIT(
            Outbox outbox,
            Journal journal,
            Wire wire,
            Relay relay,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Environment environment) {
        this.outbox = outbox;
        this.journal = journal;
        this.wire = wire;
        this.relay = relay;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.second = secondInstance(environment, "second", "--clinic.messaging.poll=20ms");
    }

    @BeforeEach
    void bothAreUp() {
        await().atMost(SOON).until(() -> relays() == 2);
    }

    @AfterEach
    void stopSecond() {
        second.close();
    }

    @Test
    void oneRelaysAndWhenItsConnectionIsKilledTheOtherTakesOverLosingNothingAndKeepingTheOrder() {
        Relay other = second.getBean(Relay.class);
        List<UUID> appointments = Stream.generate(UUID::randomUUID).limit(10).toList();

        changes(appointments, 1, 20);
        await().atMost(SOON).until(() -> waiting() == 0);
        assertThat(other.sent()).as("one relays").isZero();
        appointments.forEach(appointment ->
                assertThat(wire.read(Topic.APPOINTMENTS.id(), appointment)).hasSize(20));

        changes(appointments, 21, 30);
        jdbc.sql("""
                select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
                where locktype = 'advisory' and granted and application_name = 'outbox-relay'
                """).query(Boolean.class).single();
        changes(appointments, 31, 40);

        await().atMost(SOON).until(() -> waiting() == 0);
        assertThat(other.sent()).as("the other took over").isPositive();
        List<Integer> inOrder =
                Stream.iterate(1, version -> version + 1).limit(40).toList();
        for (UUID appointment : appointments) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(journal.versions(appointment)).isEqualTo(inOrder));
        }
    }

    @Test
    void whatAStoppedInstanceReadIsReadByTheOtherWithinSeconds() {
        second.close();
        List<UUID> appointments = Stream.generate(UUID::randomUUID).limit(30).toList();
        changes(appointments, 1, 1);
        for (UUID appointment : appointments) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(journal.versions(appointment)).containsExactly(1));
        }
    }

    private void changes(List<UUID> appointments, int from, int to) {
        for (int change = from; change <= to; change++) {
            int version = change;
            appointments.forEach(appointment ->
                    transaction.executeWithoutResult(status -> outbox.announce(booked(appointment, version))));
        }
    }

    private int relays() {
        return jdbc.sql("select count(*) from pg_stat_activity where application_name = 'outbox-relay' and datname = "
                        + "current_database()")
                .query(Integer.class)
                .single();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from outbox where sent_at is null")
                .query(Integer.class)
                .single();
    }
}
