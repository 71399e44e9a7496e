package clinic.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.contracts.Topic;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The database is the one that was, the broker is not. */
@InSurgery
@TestPropertySource(properties = "spring.application.name=new-broker")
class NewBrokerIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BOOKED = "booking.appointment.booked";

    private final Restoration restoration;
    private final MessagingEndpoint endpoint;
    private final List<InputBindingLifecycle> bindings;
    private final Wire wire;
    private final JdbcClient jdbc;

    NewBrokerIT(
            Restoration restoration,
            MessagingEndpoint endpoint,
            List<InputBindingLifecycle> bindings,
            Wire wire,
            JdbcClient jdbc) {
        this.restoration = restoration;
        this.endpoint = endpoint;
        this.bindings = bindings;
        this.wire = wire;
        this.jdbc = jdbc;
    }

    @Test
    void whatIsParkedThereIsNotTakenForWhatWasSettledAtTheOldOne() {
        jdbc.sql("""
                        insert into settled_event (topic, in_partition, at_offset, outcome, settled_by, reason)
                        select ?, part, place, 'TAKEN', 'anna', 'replayed'
                        from generate_series(0, ?) as part, generate_series(0, 4) as place
                        """)
                .params(Topic.APPOINTMENTS.deadLetters(Topic.Reader.REMINDER), Topic.PARTITIONS - 1)
                .update();

        bindings.forEach(InputBindingLifecycle::stop);
        restoration.catchUp("a new broker");
        bindings.forEach(InputBindingLifecycle::start);
        wire.write(UUID.randomUUID(), BOOKED, UUID.randomUUID(), "{\"appointmentId\":");

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(endpoint.report().parked()).isNotNull().hasSize(1));
    }

    @Test
    void whatNobodyHasReadYetIsTold() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(endpoint.report().unread()).isZero());
        bindings.forEach(InputBindingLifecycle::stop);
        try {
            wire.write(UUID.randomUUID(), "nobody.knows.this", UUID.randomUUID(), "{}");
            wire.write(UUID.randomUUID(), "nobody.knows.this", UUID.randomUUID(), "{}");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(endpoint.report().unread()).isEqualTo(2));
        } finally {
            bindings.forEach(InputBindingLifecycle::start);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(endpoint.report().unread()).isZero());
    }
}
