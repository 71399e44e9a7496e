package clinic.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.contracts.Event;
import clinic.contracts.EventType;
import clinic.contracts.Events;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentCancelled;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.contracts.booking.CancelledBy;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.LocationListed;
import clinic.contracts.booking.PatientRecorded;
import clinic.contracts.booking.PractitionerListed;
import clinic.contracts.booking.Visit;
import clinic.contracts.reminder.Channel;
import clinic.contracts.reminder.MessageAbout;
import clinic.contracts.reminder.MessageSent;
import clinic.contracts.reminder.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a clinic's topics hold after some weeks: its patients, their visits, of which one in five was moved and one in ten
 * cancelled, and word of each message that was sent about them.
 */
final class ToldHistory implements AutoCloseable {

    private static final UUID LOCATION = UUID.fromString("00000000-0000-7000-8000-00000000a001");
    private static final UUID PRACTITIONER = UUID.fromString("00000000-0000-7000-8000-00000000c001");
    private static final UUID TREATMENT = UUID.fromString("00000000-0000-7000-8000-00000000b001");
    private static final int MOVED = 5;
    private static final int CANCELLED = 10;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final JsonMapper json = JsonMapper.shared();
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> notTaken = new AtomicReference<>();
    private int visits;
    private int cancelled;

    ToldHistory(String kafka) {
        producer = new KafkaProducer<>(
                // One request at a time, as the services send: in new topics the order is kept only so.
                Map.of("bootstrap.servers", kafka, "linger.ms", "20", "max.in.flight.requests.per.connection", 1),
                new StringSerializer(),
                new ByteArraySerializer());
        tell(new LocationListed(LOCATION, "M", "M 1", "M", "08-465 004 00", "Europe/Stockholm"));
        tell(new PractitionerListed(PRACTITIONER, "M M"));
    }

    int visits() {
        return visits;
    }

    int cancelled() {
        return cancelled;
    }

    /** So many visits more. */
    void goesOn(int more) {
        for (int left = more; left > 0; left--) {
            visit(visits++);
        }
        producer.flush();
        assertThat(notTaken.get()).as("why the broker did not take all").isNull();
    }

    private void visit(int number) {
        UUID patient = id("p" + number / 2);
        if (number % 2 == 0) {
            tell(new PatientRecorded(
                    patient,
                    1,
                    "M M",
                    "sv",
                    "+4670%07d".formatted(number / 2),
                    "m%d@patient.example".formatted(number / 2),
                    EnumSet.allOf(ConsentPurpose.class),
                    null));
        }
        Instant start = now.plus(Duration.ofDays(10)).plus(Duration.ofMinutes(45L * (number % 1_000)));
        Visit visit = visit(number, 1, patient, start);
        tell(new AppointmentBooked(visit));
        sent(visit, Purpose.CONFIRMATION, "confirmation", Channel.SMS);
        sent(visit, Purpose.CONFIRMATION, "confirmation", Channel.EMAIL);
        if (number % MOVED == 0) {
            visit = visit(number, 2, patient, start.plus(Duration.ofDays(7)));
            tell(new AppointmentRescheduled(visit, start));
            sent(visit, Purpose.CHANGE, "change", Channel.SMS);
        }
        if (number % CANCELLED == 1) {
            visit = visit(number, 2, patient, start);
            tell(new AppointmentCancelled(visit, CancelledBy.STAFF));
            sent(visit, Purpose.CANCELLATION, "cancellation", Channel.SMS);
            cancelled++;
        }
    }

    private static Visit visit(int number, int version, UUID patient, Instant start) {
        return new Visit(
                id("v" + number),
                version,
                patient,
                TREATMENT,
                PRACTITIONER,
                LOCATION,
                null,
                start,
                start.plus(Duration.ofMinutes(45)),
                "n" + number);
    }

    private void sent(Visit visit, Purpose purpose, String rule, Channel channel) {
        tell(new MessageSent(
                new MessageAbout(
                        UUID.randomUUID(),
                        visit.appointmentId(),
                        null,
                        visit.patientId(),
                        visit.scheduleVersion(),
                        purpose,
                        rule,
                        channel),
                now));
    }

    private void tell(Event event) {
        EventType type = Events.type(event.getClass());
        ProducerRecord<String, byte[]> told =
                new ProducerRecord<>(type.topic().id(), event.key(), json.writeValueAsBytes(event));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", type.value(),
                        "ce_source", "/clinic/measured",
                        "ce_subject", event.key(),
                        "ce_time", now.toString())
                .forEach((name, value) -> told.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(told, (place, problem) -> notTaken.compareAndSet(null, problem));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
