package clinic.messaging;

import static clinic.messaging.Surgery.booked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.baremachine.Outage;
import clinic.contracts.booking.AppointmentBooked;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.databind.json.JsonMapper;

@InSurgery
@ExtendWith(OutputCaptureExtension.class)
class InboxIT {

    private static final String BOOKED = "booking.appointment.booked";

    private final UUID appointment = UUID.randomUUID();
    private final Inbox inbox;
    private final Consumer<Message<byte[]>> appointments;
    private final Journal journal;
    private final Wire wire;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Outage outage;

    InboxIT(
            Inbox inbox,
            Consumer<Message<byte[]>> appointments,
            Journal journal,
            Wire wire,
            JdbcClient jdbc,
            JsonMapper json,
            Outage outage) {
        this.inbox = inbox;
        this.appointments = appointments;
        this.journal = journal;
        this.wire = wire;
        this.jdbc = jdbc;
        this.json = json;
        this.outage = outage;
    }

    @Test
    void anEventThatComesTwiceHasItsEffectOnce() {
        UUID id = UUID.randomUUID();
        arrives(id, 1);
        arrives(id, 1);
        arrives(UUID.randomUUID(), 2);

        taken(1, 2);
    }

    @Test
    void anEventThatReachesManyConsumersAtOnceHasItsEffectOnce() {
        Message<byte[]> message = message(UUID.randomUUID(), payload(1));
        try (var consumers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int consumer = 0; consumer < 20; consumer++) {
                consumers.execute(() -> appointments.accept(message));
            }
        }
        assertThat(journal.versions(appointment)).containsExactly(1);
    }

    @Test
    void whatWasTakenBeforeIsPassedOverUnreadAndWhatIsNewAmongItIsTaken() {
        UUID known = UUID.randomUUID();
        UUID fresh = UUID.randomUUID();
        appointments.accept(message(known, payload(1)));

        inbox.lookAhead(List.of(known, fresh), "");
        appointments.accept(message(known, "nobody reads this"));
        appointments.accept(message(fresh, payload(2)));
        appointments.accept(message(fresh, payload(2)));

        assertThat(journal.versions(appointment)).containsExactly(1, 2);
    }

    private static Message<byte[]> message(UUID id, String payload) {
        return new GenericMessage<>(
                payload.getBytes(StandardCharsets.UTF_8),
                Map.of("arrived.ce_id", id.toString(), "arrived.ce_type", BOOKED));
    }

    @Test
    void aTypeNobodyAskedForIsPassedOver() {
        UUID unasked = UUID.randomUUID();
        wire.write(unasked, "booking.appointment.reinstated", appointment, "{\"later\":\"perhaps\"}");
        arrives(UUID.randomUUID(), 1);

        taken(1);
        assertThat(jdbc.sql("select count(*) from inbox where event_id = ?")
                        .param(unasked)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(wire.parked(appointment)).isEmpty();
    }

    @Test
    void aFieldNobodyKnowsIsIgnored() {
        wire.write(
                UUID.randomUUID(), BOOKED, appointment, payload(4).replaceFirst("\\{", "{\"room\":{\"name\":\"2\"},"));

        taken(4);
    }

    /** Scenario 18: a poison event neither stops its partition nor is skipped in silence. */
    @Test
    void anUnreadableEventIsParkedAtOnceWithItsCauseAndThePartitionMovesOn(CapturedOutput log) {
        UUID id = UUID.randomUUID();
        wire.write(id, BOOKED, appointment, "{\"visit\":");
        arrives(UUID.randomUUID(), 2);

        taken(2);
        ConsumerRecord<String, String> parked = wire.parked(appointment).getFirst();
        assertThat(parked.value()).isEqualTo("{\"visit\":");
        assertThat(Wire.header(parked, "ce_id")).isEqualTo(id.toString());
        assertThat(Wire.header(parked, "clinic_parked_because"))
                .isEqualTo("clinic.messaging.MalformedEvent: Not a readable booking.appointment.booked: "
                        + "UnexpectedEndOfInputException");
        assertThat(Wire.header(parked, "kafka_dlt-original-topic")).isEqualTo("booking.appointments.v1");
        assertThat(log).contains("Event " + id, "could not be taken and is parked");
    }

    @Test
    void anEventWithoutAnIdIsParked() {
        wire.write(new ProducerRecord<>("booking.appointments.v1", appointment.toString(), payload(1)));

        await().untilAsserted(() -> assertThat(wire.parked(appointment)).hasSize(1));
        assertThat(Wire.header(wire.parked(appointment).getFirst(), "clinic_parked_because"))
                .endsWith("The header ce_type is missing");
    }

    /** Scenario 18. */
    @Test
    void anEventThatCannotBeTakenIsParkedAfterAFewTriesAndItsEffectIsUndone() {
        AtomicInteger tries = new AtomicInteger();
        journal.obstruct(appointment, () -> {
            if (tries.incrementAndGet() <= 4) {
                throw new IllegalArgumentException("no such practitioner");
            }
        });
        arrives(UUID.randomUUID(), 1);
        arrives(UUID.randomUUID(), 2);

        taken(2);
        assertThat(wire.parked(appointment)).hasSize(1);
        assertThat(Wire.header(wire.parked(appointment).getFirst(), "clinic_parked_because"))
                .startsWith("java.lang.IllegalArgumentException at clinic.messaging.InboxIT.")
                .doesNotContain("practitioner");
    }

    @Test
    void troubleThatPassesIsWaitedOutHoweverOftenAndNothingIsParked(CapturedOutput log) {
        AtomicInteger tries = new AtomicInteger();
        journal.obstruct(appointment, () -> {
            if (tries.incrementAndGet() <= 6) {
                throw new QueryTimeoutException("a slow moment");
            }
        });
        UUID id = UUID.randomUUID();
        arrives(id, 1);
        arrives(UUID.randomUUID(), 2);

        taken(1, 2);
        assertThat(wire.parked(appointment)).isEmpty();
        assertThat(log.getOut().split("Event " + id)).as("said once").hasSize(2);
    }

    @Test
    void whileTheDatabaseIsAwayEventsWaitAndNothingIsParked() {
        outage.databaseDown();
        try {
            arrives(UUID.randomUUID(), 1);
            arrives(UUID.randomUUID(), 2);
            await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
        } finally {
            outage.databaseUp();
        }
        taken(1, 2);
        assertThat(wire.parked(appointment)).isEmpty();
    }

    @Test
    void tombstoneForgetsWhatItsKeySays() {
        arrives(UUID.randomUUID(), 1);
        taken(1);
        wire.write(new ProducerRecord<>("booking.appointments.v1", appointment.toString(), null));
        taken();
        assertThat(wire.parked(appointment)).isEmpty();
    }

    private void arrives(UUID eventId, int version) {
        wire.write(eventId, BOOKED, appointment, payload(version));
    }

    private String payload(int version) {
        AppointmentBooked event = booked(appointment, version);
        return json.writeValueAsString(event);
    }

    private void taken(Integer... versions) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(journal.versions(appointment)).containsExactly(versions));
    }
}
