package clinic.benchmarks;

import clinic.contracts.EventType;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Word from booking-service that visits were cancelled, and when the broker had it. */
final class CancelledMeanwhile implements AutoCloseable {

    private static final EventType TYPE = AppointmentCancelled.class.getAnnotation(EventType.class);

    private final KafkaProducer<String, byte[]> producer;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<UUID, Instant> told = new ConcurrentHashMap<>();

    CancelledMeanwhile(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
    }

    /** The visit of that number among the {@link DueReminders}. */
    void tell(int n, Instant due) throws Exception {
        AppointmentCancelled event = new AppointmentCancelled(
                new Visit(
                        DueReminders.visit(n),
                        2,
                        DueReminders.patient(n),
                        UUID.randomUUID(),
                        DueReminders.PRACTITIONER,
                        DueReminders.PLACE,
                        null,
                        due.plus(Duration.ofDays(2)),
                        due.plus(Duration.ofHours(49)),
                        "measured"),
                CancelledBy.PATIENT);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(TYPE.topic().id(), event.key(), json.writeValueAsBytes(event));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", TYPE.value(),
                        "ce_source", "/clinic/measured",
                        "ce_subject", event.key(),
                        "ce_time", Instant.now().toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record).get();
        told.put(DueReminders.visit(n), Instant.now());
    }

    /** By visit. */
    Map<UUID, Instant> told() {
        return Map.copyOf(told);
    }

    @Override
    public void close() {
        producer.close();
    }
}
