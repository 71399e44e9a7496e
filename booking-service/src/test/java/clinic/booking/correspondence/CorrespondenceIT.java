package clinic.booking.correspondence;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.correspondence.TimelineItem.Kind;
import clinic.booking.online.BookByForms;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.Topic;
import clinic.contracts.reminder.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Feeds the contract's example files over the real broker, as reminder-service sends them. */
@RealBooking
class CorrespondenceIT {

    /** The visit and the patient of the example files. */
    private static final UUID VISIT = UUID.fromString("019aa3c0-5a10-7c3e-9d41-6f0e2b8c4a01");

    @Autowired
    Correspondence correspondence;

    @Autowired
    JdbcClient database;

    @Autowired
    EmptyCalendar calendar;

    @Value("${spring.kafka.bootstrap-servers}")
    String brokers;

    @LocalServerPort
    int port;

    @BeforeEach
    void nothingHeardYet() {
        calendar.empty();
        database.sql("TRUNCATE correspondence, tasks").update();
    }

    @Test
    void messagesTellWhatBecameOfThem() throws Exception {
        arrive(Topic.MESSAGES, "reminder.message.sent", UUID.randomUUID());
        arrive(Topic.MESSAGES, "reminder.message.delivered", UUID.randomUUID());
        arrive(Topic.MESSAGES, "reminder.message.not-sent", UUID.randomUUID());

        await().atMost(Duration.ofSeconds(30)).until(() -> rows() == 3);
        List<TimelineItem> timeline = correspondence.about(VISIT);
        assertThat(timeline).hasSize(2);
        assertThat(timeline.getFirst().kind()).isEqualTo(Kind.MESSAGE_SENT);
        assertThat(timeline.getFirst().channel()).isEqualTo("SMS");
        assertThat(timeline.getFirst().deliveredAt()).isEqualTo(Instant.parse("2026-11-22T09:12:34.918Z"));
        assertThat(timeline.getLast().kind()).isEqualTo(Kind.MESSAGE_NOT_SENT);
        assertThat(timeline.getLast().reason()).isEqualTo("NO_CONSENT");
        assertThat(timeline.getLast().channel()).isNull();
    }

    @Test
    void anEventThatComesTwiceIsToldOnce() throws Exception {
        UUID id = UUID.randomUUID();
        arrive(Topic.MESSAGES, "reminder.message.sent", id);
        arrive(Topic.MESSAGES, "reminder.message.sent", id);
        arrive(Topic.MESSAGES, "reminder.message.delivered", UUID.randomUUID());
        // Same key, same partition: once the last has come, all have.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> correspondence.about(VISIT).stream().anyMatch(line -> line.deliveredAt() != null));
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    @DisplayName("21: what becomes of a message changes nothing of its visit: who has arrived stays so")
    void whatBecomesOfAMessageLeavesTheVisitAsItIs() throws Exception {
        new BookByForms(new Browser(port)).booked();
        UUID visit = database.sql("UPDATE appointments SET state = 'ARRIVED', version = version + 1 RETURNING id")
                .query(UUID.class)
                .single();
        Map<String, @Nullable Object> before = row(visit);

        for (String type : List.of("sent", "delivered", "not-sent")) {
            String said = new String(example("reminder.message." + type), StandardCharsets.UTF_8);
            byte[] told = said.replace(VISIT.toString(), visit.toString()).getBytes(StandardCharsets.UTF_8);
            arrive(Topic.MESSAGES, "reminder.message." + type, UUID.randomUUID(), told);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> rows() == 3);
        assertThat(correspondence.about(visit)).as("it is told of this visit").hasSize(2);
        assertThat(row(visit)).isEqualTo(before);
    }

    private Map<String, @Nullable Object> row(UUID visit) {
        return database.sql("SELECT * FROM appointments WHERE id = ?")
                .param(visit)
                .query()
                .singleRow();
    }

    @Test
    void followUpsTellHowTheyGo() throws Exception {
        arrive(Topic.FOLLOW_UPS, "reminder.follow-up.started", UUID.randomUUID());
        arrive(Topic.FOLLOW_UPS, "reminder.check-in.answered", UUID.randomUUID());

        await().atMost(Duration.ofSeconds(30)).until(() -> rows() == 2);
        assertThat(correspondence.about(VISIT))
                .extracting(TimelineItem::kind)
                .containsExactly(Kind.FOLLOW_UP_STARTED, Kind.CHECK_IN_ANSWERED);
    }

    @Test
    @DisplayName("33: silence is something to do, and never told as an end that is well")
    void silenceIsSomethingToDo() throws Exception {
        arrive(Topic.FOLLOW_UPS, "reminder.follow-up.ended", UUID.randomUUID());

        await().atMost(Duration.ofSeconds(30)).until(() -> rows() == 1);
        assertThat(correspondence.about(VISIT)).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Kind.FOLLOW_UP_ENDED);
            assertThat(line.reason()).isEqualTo("SILENCE");
        });
        assertThat(database.sql("SELECT kind FROM tasks").query(String.class).list())
                .containsExactly("FOLLOW_UP_SILENT");
    }

    @Test
    void whoCouldNotBeAskedIsAskedByAPerson() throws Exception {
        String type = "reminder.follow-up.ended";
        byte[] notAsked = new String(example(type), StandardCharsets.UTF_8)
                .replace("\"silence\"", "\"not-asked\"")
                .getBytes(StandardCharsets.UTF_8);
        arrive(Topic.FOLLOW_UPS, type, UUID.randomUUID(), notAsked);

        await().atMost(Duration.ofSeconds(30)).until(() -> rows() == 1);
        assertThat(correspondence.about(VISIT))
                .singleElement()
                .extracting(TimelineItem::reason)
                .isEqualTo("NOT_ASKED");
        assertThat(database.sql("SELECT kind FROM tasks").query(String.class).list())
                .containsExactly("FOLLOW_UP_NOT_ASKED");
    }

    @Test
    void whoLookedAtAnswersElsewhereStandsInTheAudit() throws Exception {
        arrive(Topic.FOLLOW_UPS, "reminder.answers.seen", UUID.randomUUID());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.sql("SELECT count(*) FROM audit WHERE deed = 'ANSWERS_SEEN'"
                                        + " AND patient_id = '019aa3bf-1f00-7b52-8e77-2c9d5e1f0a11'"
                                        + " AND staff_id = '019aa3bf-0a00-7d10-9c44-5b6a7c8d9e01'")
                                .query(Long.class)
                                .single()
                        == 1);
    }

    @Test
    void whatWasDecidedElsewhereStandsInTheAudit() throws Exception {
        String type = "reminder.decision.taken";
        for (Decision decision : Decision.values()) {
            String said = decision.name().toLowerCase(Locale.ROOT).replace('_', '-');
            byte[] taken = new String(example(type), StandardCharsets.UTF_8)
                    .replace("follow-up-paused", said)
                    .getBytes(StandardCharsets.UTF_8);
            arrive(Topic.FOLLOW_UPS, type, UUID.randomUUID(), taken);
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(database.sql("SELECT deed FROM audit"
                                        + " WHERE patient_id = '019aa3bf-1f00-7b52-8e77-2c9d5e1f0a11'"
                                        + " AND appointment_id = '019aa3c0-5a10-7c3e-9d41-6f0e2b8c4a01'"
                                        + " AND staff_id = '019aa3bf-0a00-7d10-9c44-5b6a7c8d9e01'")
                                .query(String.class)
                                .list())
                        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Decision.values())
                                .map(Decision::name)
                                .toList()));
    }

    @Test
    void redFlagStandsOnEveryStaffPage() throws Exception {
        BookByForms patient = new BookByForms(new Browser(port));
        patient.booked();
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception.get("/staff").html()).doesNotContain("Varningstecken att ta hand om");

        arrive(Topic.FOLLOW_UPS, "reminder.red-flag.raised", UUID.randomUUID());
        await().atMost(Duration.ofSeconds(30)).until(() -> rows() == 1);
        database.sql("UPDATE correspondence SET (appointment_id, patient_id) ="
                        + " (SELECT a.id, p.id FROM appointments a JOIN patients p ON p.id = a.patient_id"
                        + " WHERE p.name = 'Ida Falk' LIMIT 1)")
                .update();
        database.sql("UPDATE tasks SET (appointment_id, patient_id) ="
                        + " (SELECT appointment_id, patient_id FROM correspondence)")
                .update();

        String day = reception.get("/staff?date=2027-01-02").html();
        assertThat(day).contains("Varningstecken att ta hand om", "Ida Falk svarade ja", "ringa 112");
        UUID visit = database.sql("SELECT appointment_id FROM correspondence")
                .query(UUID.class)
                .single();
        assertThat(reception.get("/staff/appointments/" + visit).html())
                .contains("Varningstecken att ta hand om", "Varningstecken i svaret dag 1");
        Page board = reception.get("/staff/tasks");
        reception.post(
                board.action("/acknowledgement"),
                Map.of("_csrf", board.values("_csrf").stream().limit(1).toList()));
        assertThat(reception.get("/staff").html()).doesNotContain("Varningstecken att ta hand om");
    }

    @Test
    void worseRedFlagAfterAMilderOneIsSomethingToDoOfItsOwn() throws Exception {
        String type = "reminder.red-flag.raised";
        String worse = new String(example(type), StandardCharsets.UTF_8);
        String milder = worse.replace("\"emergency\"", "\"contact-care-today\"");
        UUID id = UUID.randomUUID();
        arrive(Topic.FOLLOW_UPS, type, UUID.randomUUID(), milder.getBytes(StandardCharsets.UTF_8));
        arrive(Topic.FOLLOW_UPS, type, id);
        arrive(Topic.FOLLOW_UPS, type, id);
        arrive(Topic.FOLLOW_UPS, "reminder.follow-up.started", UUID.randomUUID());

        await().atMost(Duration.ofSeconds(30)).until(() -> rows() == 3);
        assertThat(database.sql("SELECT level FROM tasks WHERE kind = 'RED_FLAG' ORDER BY level")
                        .query(String.class)
                        .list())
                .containsExactly("CONTACT_CARE_TODAY", "EMERGENCY");
    }

    @Test
    void addressThatTakesNothingStandsInTheTimeline() throws Exception {
        BookByForms patient = new BookByForms(new Browser(port));
        patient.booked();
        arrive(Topic.REPLIES, "reminder.address.undeliverable", UUID.randomUUID());
        await().atMost(Duration.ofSeconds(30)).until(() -> rows() == 1);
        assertThat(correspondence.about(VISIT))
                .extracting(TimelineItem::kind)
                .containsExactly(Kind.ADDRESS_UNDELIVERABLE);

        database.sql("UPDATE correspondence SET (appointment_id, patient_id) ="
                        + " (SELECT a.id, a.patient_id FROM appointments a LIMIT 1)")
                .update();
        UUID visit = database.sql("SELECT appointment_id FROM correspondence")
                .query(UUID.class)
                .single();
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception.get("/staff/appointments/" + visit).html())
                .contains("Patientens e-postadress tar inte emot meddelanden. Be om en annan.");
    }

    @Test
    void checkInThatWasNotSentSaysWhy() throws Exception {
        BookByForms patient = new BookByForms(new Browser(port));
        patient.booked();
        String type = "reminder.message.not-sent";
        String checkIn = new String(example(type), StandardCharsets.UTF_8)
                .replaceFirst("\"purpose\": *\"[a-z-]+\"", "\"purpose\": \"check-in\"")
                .replaceFirst("\"reason\": *\"[a-z-]+\"", "\"reason\": \"superseded\"");
        arrive(Topic.MESSAGES, type, UUID.randomUUID(), checkIn.getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(30)).until(() -> rows() == 1);
        database.sql("UPDATE correspondence SET (appointment_id, patient_id) ="
                        + " (SELECT a.id, a.patient_id FROM appointments a LIMIT 1)")
                .update();
        UUID visit = database.sql("SELECT appointment_id FROM correspondence")
                .query(UUID.class)
                .single();
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception.get("/staff/appointments/" + visit).html())
                .contains("var uppföljningen pausad eller slut, ett varningstecken väntade på en behandlare")
                .doesNotContain("Besöket ändrades eller avbokades");
    }

    @Test
    @DisplayName("Scenario 37: what a patient is called stays text on staff pages")
    void namesAreText() {
        BookByForms patient = new BookByForms(new Browser(port));
        patient.booked();
        database.sql("UPDATE patients SET name = '<script>alert(1)</script>'").update();
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception.get("/staff?date=" + patient.firstDay()).html())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>");
    }

    private void arrive(Topic topic, String type, UUID eventId) throws Exception {
        arrive(topic, type, eventId, example(type));
    }

    private void arrive(Topic topic, String type, UUID eventId, byte[] payload) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var event = new ProducerRecord<>(topic.id(), VISIT.toString(), payload);
            header(event, "ce_specversion", "1.0");
            header(event, "ce_id", eventId.toString());
            header(event, "ce_type", type);
            header(event, "ce_source", "reminder-service");
            header(event, "ce_subject", VISIT.toString());
            header(event, "ce_time", "2026-11-22T09:12:31Z");
            producer.send(event).get(30, SECONDS);
        }
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] example(String type) throws IOException {
        String file = "/contracts/examples/booking/" + type + ".json";
        try (var in = Objects.requireNonNull(CorrespondenceIT.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        }
    }

    private int rows() {
        return database.sql("SELECT count(*) FROM correspondence")
                .query(Integer.class)
                .single();
    }
}
