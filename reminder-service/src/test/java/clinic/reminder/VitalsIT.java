package clinic.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.baremachine.Outage;
import clinic.contracts.Topic;
import clinic.contracts.booking.AppointmentBooked;
import clinic.contracts.booking.AppointmentRescheduled;
import clinic.messaging.MessagingEndpoint;
import clinic.messaging.ParkedEvent;
import clinic.messaging.Replayed.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What the service tells of itself, and what a person can do about what is parked. */
@TestPropertySource(properties = "spring.test.metrics.export=true")
class VitalsIT extends RunningReminder {

    private static final String READINESS = "/actuator/health/readiness";
    private static final String LIVENESS = "/actuator/health/liveness";

    @Autowired
    private Outage outage;

    @Autowired
    private MessagingEndpoint messaging;

    @Test
    @DisplayName("Scenario 40: the actuator shows health, release, figures and messaging, and nothing else")
    void actuatorShowsFourThings() {
        Set<String> shown = new TreeSet<>();
        json.readTree(get("/actuator").body()).path("_links").propertyNames().forEach(shown::add);
        assertThat(shown)
                .containsExactlyInAnyOrder(
                        "self",
                        "health",
                        "health-path",
                        "info",
                        "prometheus",
                        "messaging",
                        "messaging-topic-partition-offset");
    }

    @Test
    void withoutItsDatabaseItLivesAndIsNotReady() {
        outage.databaseHangs();
        try {
            eventually().until(() -> get(READINESS).statusCode() == 503);
            long from = System.nanoTime();
            assertThat(get(READINESS).body()).contains("OUT_OF_SERVICE");
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(3));
            assertThat(get(LIVENESS).statusCode()).isEqualTo(200);
            assertThat(get("/actuator/prometheus").body()).contains("clinic_messages_waiting NaN");
        } finally {
            outage.databaseGoesOn();
        }
        eventually().until(() -> get(READINESS).statusCode() == 200);
    }

    @Test
    void withoutKafkaItIsReady() {
        outage.kafkaDown();
        try {
            eventually()
                    .untilAsserted(() -> assertThat(get("/actuator/health").body())
                            .contains("\"status\":\"DEGRADED\"", "\"kafka\":\"away\""));
            assertThat(get(READINESS).statusCode()).isEqualTo(200);
        } finally {
            outage.kafkaUp();
        }
    }

    @Test
    void messagesAreCountedByKindAndOutcomeAndNameNobody() {
        Patient patient = someone();
        UUID appointment = UUID.randomUUID();
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually().until(() -> announced(appointment).size() == 2);

        eventually()
                .untilAsserted(() -> assertThat(get("/actuator/prometheus").body())
                        .contains("clinic_messages_total{channel=\"sms\",outcome=\"sent\",purpose=\"confirmation\"}")
                        .contains("clinic_messages_lateness_seconds_count", "clinic_messages_waiting 0.0")
                        .contains("clinic_events_announced_total{type=\"reminder.message.sent\"}")
                        .doesNotContain(appointment.toString(), patient.id().toString(), patient.mobile()));
    }

    @Test
    void whatBecameOfAllMessagesAddsUp() {
        Patient patient = someone();
        UUID appointment = UUID.randomUUID();
        announce(recorded(patient));
        announce(new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10))));
        eventually().until(() -> announced(appointment).size() == 2);

        JsonNode told = json.readTree(get("/actuator/info").body());
        JsonNode messages = told.path("messages");
        long notSent = messages.path("notSent")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
        assertThat(messages.path("planned").asLong())
                .isPositive()
                .isEqualTo(messages.path("sent").asLong()
                        + notSent
                        + messages.path("waiting").asLong());
        assertThat(told.propertyNames()).containsExactlyInAnyOrder("release", "messages", "onCall");
    }

    @Test
    void deliveryReportThatNobodyWeKnowSentIsCounted() {
        post("/hooks/46elks/delivery-receipt/forged", "status=delivered");
        assertThat(get("/actuator/prometheus").body()).containsPattern("clinic_hooks_forged_total [1-9]");
    }

    @Test
    @DisplayName("16, 18: a booking that is replayed after the visit was moved changes nothing")
    void replayedEventThatIsLateChangesNothing() {
        Patient patient = someone();
        UUID appointment = UUID.randomUUID();
        announce(recorded(patient));
        announce(new AppointmentRescheduled(visit(appointment, 2, patient, null, inDays(9, 10)), inDays(8, 10)));
        settled();
        List<String> before = messages(appointment);
        assertThat(before).isNotEmpty();

        var late = new AppointmentBooked(visit(appointment, 1, patient, null, inDays(8, 10)));
        publish(
                Topic.APPOINTMENTS.deadLetters(Topic.Reader.REMINDER),
                appointment.toString(),
                "booking.appointment.booked",
                UUID.randomUUID(),
                json.writeValueAsBytes(late));
        eventually().until(() -> parked().size() == 1);
        ParkedEvent parked = parked().getFirst();

        assertThat(messaging
                        .replay(parked.topic(), parked.partition(), parked.offset(), "test")
                        .outcome())
                .isEqualTo(Outcome.TAKEN);
        settled();
        assertThat(messages(appointment)).isEqualTo(before);
        assertThat(parked()).isEmpty();
    }

    private List<ParkedEvent> parked() {
        List<ParkedEvent> parked = messaging.report().parked();
        return parked == null ? List.of() : parked;
    }
}
