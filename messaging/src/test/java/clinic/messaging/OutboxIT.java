package clinic.messaging;

import static clinic.messaging.Surgery.booked;
import static clinic.messaging.Surgery.cancelled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clinic.contracts.Event;
import clinic.contracts.Topic;
import clinic.contracts.booking.ConsentPurpose;
import clinic.contracts.booking.LocationListed;
import clinic.contracts.booking.PatientRecorded;
import clinic.vitals.Trace;
import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InSurgery
class OutboxIT {

    private final UUID appointment = UUID.randomUUID();
    private final Outbox outbox;
    private final Journal journal;
    private final Wire wire;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JdbcConnectionDetails database;
    private final Trace traces;

    OutboxIT(
            Outbox outbox,
            Journal journal,
            Wire wire,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JdbcConnectionDetails database,
            Trace traces) {
        this.outbox = outbox;
        this.journal = journal;
        this.wire = wire;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.database = database;
        this.traces = traces;
    }

    @Test
    void whatIsAnnouncedIsTakenAndMarkedAsSent() {
        transaction.executeWithoutResult(status -> outbox.announce(booked(appointment, 1)));

        await().untilAsserted(() -> assertThat(journal.versions(appointment)).containsExactly(1));
        await().untilAsserted(() -> assertThat(rows("sent_at is not null")).isEqualTo(1));
    }

    @Test
    void manyThatAreAnnouncedTogetherKeepTheirOrder() {
        transaction.executeWithoutResult(status -> outbox.announce(IntStream.rangeClosed(1, 50)
                .mapToObj(version -> booked(appointment, version))
                .toList()));

        await().untilAsserted(() -> assertThat(journal.versions(appointment))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList()));
        assertThatThrownBy(() -> outbox.announce(List.of(booked(appointment, 51))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void aTraceIsBegunForManyTogetherAndForNoneOfThem() {
        int before = Surgery.begunTraces();
        transaction.executeWithoutResult(status -> outbox.announce(List.<Event>of()));
        assertThat(Surgery.begunTraces()).isEqualTo(before);

        transaction.executeWithoutResult(
                status -> outbox.announce(List.of(booked(appointment, 1), booked(appointment, 2))));
        assertThat(Surgery.begunTraces()).isGreaterThan(before);
        assertThat(jdbc.sql("select distinct left(traceparent, 35) from outbox where key = ?")
                        .param(appointment.toString())
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void anEventOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.announce(booked(appointment, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
        assertThat(rows("true")).isZero();
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        transaction.executeWithoutResult(status -> {
            outbox.announce(booked(appointment, 1));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> outbox.announce(booked(appointment, 2)));

        await().untilAsserted(() -> assertThat(journal.versions(appointment)).containsExactly(2));
        assertThat(wire.read(Topic.APPOINTMENTS.id(), appointment)).hasSize(1);
    }

    @Test
    void anEventTravelsAsACloudEventWithPlainHeaders() {
        transaction.executeWithoutResult(status -> outbox.announce(cancelled(appointment, 3)));

        ConsumerRecord<String, String> event = await().until(
                        () -> wire.read(Topic.APPOINTMENTS.id(), appointment), list -> list.size() == 1)
                .getFirst();
        assertThat(Arrays.stream(event.headers().toArray()).map(Header::key))
                .containsExactlyInAnyOrder(
                        "ce_specversion",
                        "ce_id",
                        "ce_type",
                        "ce_source",
                        "ce_subject",
                        "ce_time",
                        "traceparent",
                        "content-type");
        assertThat(Wire.header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(Wire.header(event, "ce_id"))
                .isEqualTo(jdbc.sql("select event_id from outbox where key = ?")
                        .param(appointment.toString())
                        .query(String.class)
                        .single());
        assertThat(Wire.header(event, "ce_type")).isEqualTo("booking.appointment.cancelled");
        assertThat(Wire.header(event, "ce_source")).isEqualTo("/clinic/booking");
        assertThat(Wire.header(event, "ce_subject")).isEqualTo(appointment.toString());
        assertThat(Instant.parse(Wire.header(event, "ce_time"))).isBetween(Instant.EPOCH, Instant.MAX);
        assertThat(Wire.header(event, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(Wire.header(event, "content-type")).isEqualTo("application/json");
        assertThat(event.value())
                .contains("\"cancelledBy\":\"patient\"", "\"start\":\"2026-11-23T07:15:00Z\"", "\"scheduleVersion\":3");
    }

    @Test
    void aTraceIsCarriedOnFromTheEventThatCausedTheNext() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        traces.within("00-" + trace + "-b7ad6b7169203331-01", Span.Kind.CONSUMER, "take what caused it", () -> {
            transaction.executeWithoutResult(status -> outbox.announce(cancelled(appointment, 1)));
            return true;
        });

        assertThat(jdbc.sql("select traceparent from outbox where key = ?")
                        .param(appointment.toString())
                        .query(String.class)
                        .single())
                .startsWith("00-" + trace)
                .doesNotContain("b7ad6b7169203331");
        ConsumerRecord<String, String> event = await().until(
                        () -> wire.read(Topic.APPOINTMENTS.id(), appointment), list -> list.size() == 1)
                .getFirst();
        assertThat(Wire.header(event, "traceparent")).startsWith("00-" + trace).endsWith("-01");
    }

    @Test
    void anEventTooLargeForABrokerIsRefusedBeforeItBlocksItsKey() {
        String street = new String(new byte[900_001], StandardCharsets.US_ASCII).replace('\0', 'x');
        var location =
                new LocationListed(appointment, "Torget", street, "Videslätt", "08-465 004 10", "Europe/Stockholm");

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> outbox.announce(location)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("booking.location.listed is too large to be sent");
    }

    @Test
    @DisplayName("38: what is forgotten leaves a tombstone, and nothing of what was said before")
    void whatIsForgottenLeavesATombstone() {
        transaction.executeWithoutResult(status -> outbox.announce(new PatientRecorded(
                appointment, 1, "Eva Ek", "sv", "+46701740605", null, Set.of(ConsentPurpose.REMINDERS), null)));
        await().untilAsserted(() -> assertThat(rows("sent_at is not null")).isEqualTo(1));
        transaction.executeWithoutResult(status -> outbox.forget(Topic.PATIENTS, appointment.toString()));

        var last = await().until(() -> wire.read(Topic.PATIENTS.id(), appointment), list -> list.size() == 2)
                .getLast();
        assertThat(last.value()).isNull();
        assertThat(rows("payload is not null")).isZero();
    }

    @Test
    void factsAreNotForgotten() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> outbox.forget(Topic.APPOINTMENTS, appointment.toString())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasSentOrTakenLongAgoIsForgotten() throws Exception {
        jdbc.sql("""
                insert into outbox (event_id, topic, key, type, occurred_at, traceparent, payload, sent_at)
                select gen_random_uuid(), 'old', 'k', 't', now(), '', '{}', now() - age from
                unnest(array[interval '8 days', interval '6 days']) as age
                """).update();
        jdbc.sql("""
                insert into inbox (event_id, taken_by, taken_at)
                select gen_random_uuid(), 'old', now() - age from
                unnest(array[interval '401 days', interval '366 days']) as age
                """).update();

        try (RelayConnection connection = RelayConnection.open(database)) {
            connection.tidy(Duration.ofDays(7), Duration.ofDays(400));
        }

        assertThat(count("select count(*) from outbox where topic = 'old'")).isEqualTo(1);
        assertThat(count("select count(*) from inbox where taken_by = 'old'")).isEqualTo(1);
    }

    private int rows(String which) {
        return jdbc.sql("select count(*) from outbox where key = ? and " + which)
                .param(appointment.toString())
                .query(Integer.class)
                .single();
    }

    private int count(String query) {
        return jdbc.sql(query).query(Integer.class).single();
    }
}
