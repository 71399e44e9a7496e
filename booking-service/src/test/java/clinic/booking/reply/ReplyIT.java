package clinic.booking.reply;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.Event;
import clinic.contracts.Events;
import clinic.contracts.Topic.Reader;
import clinic.contracts.booking.ReplyAnswered;
import clinic.contracts.reminder.AddressUndeliverable;
import clinic.contracts.reminder.CancellationAsked;
import clinic.contracts.reminder.OptOutReceived;
import clinic.contracts.reminder.ReplyUnclear;
import clinic.contracts.reminder.VisitConfirmed;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Feeds the contract's example files over the real broker, about a visit that is really booked. */
@RealBooking
@DisplayName("24: patients answer with a word")
class ReplyIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private StandingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    @Value("${spring.kafka.bootstrap-servers}")
    private String brokers = "";

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
        jdbc.sql("TRUNCATE correspondence, tasks").update();
    }

    private Answer booked() {
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        assertThat(booked.status()).isEqualTo(201);
        return booked;
    }

    /** The example, about this visit; returns when it was taken. */
    private void arrives(Class<? extends Event> event, Answer visit) throws Exception {
        arrives(event, visit, UUID.randomUUID());
    }

    private void arrives(Class<? extends Event> event, Answer visit, UUID id) throws Exception {
        arrives(event, visit, id, json.createObjectNode());
    }

    /** @param otherwise what it says otherwise than the example */
    private void arrives(Class<? extends Event> event, Answer visit, UUID id, ObjectNode otherwise) throws Exception {
        ObjectNode example = (ObjectNode) json.readTree(Events.example(Reader.BOOKING, event));
        example.setAll(otherwise);
        example.put("patientId", patientOf(visit));
        if (example.has("appointmentId")) {
            example.put("appointmentId", visit.text("id"));
        }
        String key = json.treeToValue(example, event).key();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(Events.type(event).topic().id(), key, example.toString());
            Map.of("ce_id", id.toString(), "ce_type", Events.type(event).value(), "ce_source", "reminder-service")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get(30, SECONDS);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> calendar.count("inbox WHERE event_id = '" + id + "'") == 1);
    }

    private String patientOf(Answer visit) {
        return jdbc.sql("SELECT patient_id::text FROM appointments WHERE id = ?::uuid")
                .param(visit.text("id"))
                .query(String.class)
                .single();
    }

    private List<String> verdicts() {
        return jdbc.sql("SELECT payload->>'verdict' FROM (SELECT payload::text::jsonb AS payload, id FROM outbox"
                        + " WHERE type = 'booking.reply.answered') told ORDER BY id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private String standing(Answer visit) {
        return jdbc.sql("SELECT state || ' v' || schedule_version"
                        + " || CASE WHEN confirmed_at IS NULL THEN '' ELSE ' confirmed' END FROM appointments"
                        + " WHERE id = ?::uuid")
                .param(visit.text("id"))
                .query(String.class)
                .single();
    }

    private List<String> kept() {
        return jdbc.sql("SELECT what FROM correspondence ORDER BY id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void whoSitsInTheWaitingRoomIsNotToldThatTheTimeIsGone() throws Exception {
        Answer visit = booked();
        clock.stand(Instant.parse("2026-11-24T08:50:00Z"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        String arrival = "/api/staff/appointments/" + visit.text("id") + "/arrival";
        assertThat(client.post(arrival, client.object(), reception.headers()).text("status"))
                .isEqualTo("arrived");
        arrives(VisitConfirmed.class, visit);
        arrives(CancellationAsked.class, visit);
        assertThat(verdicts()).containsExactly("has-begun", "has-begun");
        assertThat(standing(visit)).isEqualTo("ARRIVED v1");
    }

    @Test
    void yesConfirmsTheVisitAndSendsNoChange() throws Exception {
        Answer visit = booked();
        arrives(VisitConfirmed.class, visit);

        assertThat(standing(visit)).isEqualTo("BOOKED v1 confirmed");
        assertThat(verdicts()).containsExactly("confirmed");
        assertThat(kept()).containsExactly("VISIT_CONFIRMED");
        String told = jdbc.sql("SELECT payload::text FROM outbox WHERE type = 'booking.reply.answered'")
                .query(String.class)
                .single();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Events.schema(ReplyAnswered.class))
                        .validate(told, InputFormat.JSON))
                .isEmpty();
        assertThat(json.readTree(told).propertyNames())
                .containsExactlyInAnyOrderElementsOf(json.readTree(Events.example(Reader.REMINDER, ReplyAnswered.class))
                        .propertyNames());
    }

    @Test
    void cancellationWithinTheRuleIsGrantedOnce() throws Exception {
        Answer visit = booked();
        UUID id = UUID.randomUUID();
        arrives(CancellationAsked.class, visit, id);
        arrives(CancellationAsked.class, visit, id);
        arrives(CancellationAsked.class, visit);

        assertThat(standing(visit)).isEqualTo("CANCELLED v2");
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.cancelled'"))
                .isOne();
        assertThat(calendar.count("taken_time")).isZero();
        // The cancellation itself tells the patient; only the second wish gets an answer of its own.
        assertThat(verdicts()).containsExactly("no-longer-booked");
        assertThat(jdbc.sql("SELECT cancelled_by FROM appointments")
                        .query(String.class)
                        .single())
                .isEqualTo("PATIENT");
    }

    @Test
    void cancellationAfterTheCutOffIsRefusedAndSaid() throws Exception {
        Answer visit = booked();
        clock.stand(Instant.parse("2026-11-23T09:00:00.001Z"));
        arrives(CancellationAsked.class, visit);

        assertThat(standing(visit)).isEqualTo("BOOKED v1");
        assertThat(verdicts()).containsExactly("too-late");
        assertThat(kept()).containsExactly("CANCELLATION_ASKED");
    }

    @Test
    @DisplayName("24: a reply to an old time neither confirms nor cancels the new one")
    void wordAboutAnOlderVersionChangesNothing() throws Exception {
        Answer visit = booked();
        client.change(visit, "reschedule", client.object().put("start", "2026-11-25T10:00:00+01:00"));
        arrives(VisitConfirmed.class, visit);
        arrives(CancellationAsked.class, visit);

        assertThat(standing(visit)).isEqualTo("BOOKED v2");
        assertThat(verdicts()).containsExactly("moved-meanwhile", "moved-meanwhile");
    }

    @Test
    void moveTakesTheConfirmationAway() throws Exception {
        Answer visit = booked();
        arrives(VisitConfirmed.class, visit);
        client.change(visit, "reschedule", client.object().put("start", "2026-11-25T10:00:00+01:00"));
        assertThat(standing(visit)).isEqualTo("BOOKED v2");
    }

    @Test
    void yesThatComesDuringTheVisitIsTooLate() throws Exception {
        Answer visit = booked();
        clock.stand(Instant.parse("2026-11-24T09:00:00Z"));
        arrives(VisitConfirmed.class, visit);
        assertThat(verdicts()).containsExactly("has-begun");
        assertThat(standing(visit)).isEqualTo("BOOKED v1");
    }

    @Test
    void unclearWordsStandInTheVisitsStory() throws Exception {
        Answer visit = booked();
        arrives(ReplyUnclear.class, visit);
        assertThat(kept()).containsExactly("REPLY_UNCLEAR");
        assertThat(verdicts()).isEmpty();
    }

    @Test
    void whatOnlyAPersonCanDoIsATaskUntilSomebodyWithANameHasLooked() throws Exception {
        Answer visit = booked();
        arrives(ReplyUnclear.class, visit);
        arrives(AddressUndeliverable.class, visit);
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        String address = "/staff/appointments/" + visit.text("id");
        Page page = reception.get(address);
        assertThat(page.html()).contains("med ord som inte gick att tolka", "E-postadressen tar inte emot meddelanden");

        JsonNode tasks = tasks(reception, patientOf(visit));
        assertThat(tasks.findValuesAsString("kind"))
                .containsExactlyInAnyOrder("REPLY_UNCLEAR", "ADDRESS_UNDELIVERABLE");
        String first = tasks.path(0).path("id").asString();
        Map<String, List<String>> form =
                Map.of("_csrf", page.values("_csrf").stream().limit(1).toList());
        assertThat(reception.post(address + "/tasks/" + first, form).location()).endsWith(address);

        StaffBrowser anna = StaffBrowser.signedIn(port, "anna", "sv");
        Answer late = client.post("/api/staff/tasks/" + first + "/acknowledgement", client.object(), anna.headers());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("type")).isEqualTo("urn:clinic:problem:task-taken");
        assertThat(late.body().path("task").path("acknowledgedBy").asString()).isEqualTo("reception");
        assertThat(tasks(reception, patientOf(visit)).findValuesAsString("acknowledgedBy"))
                .containsExactly("reception");
        assertThat(calendar.count("tasks WHERE acknowledged_at IS NULL")).isOne();
    }

    private JsonNode tasks(StaffBrowser staff, String patient) {
        return json.readTree(client.get("/api/staff/tasks?patient=" + patient, "Cookie", staff.session())
                .response()
                .body());
    }

    private void providerRefuses(Answer visit, Instant at) throws Exception {
        arrives(
                OptOutReceived.class,
                visit,
                UUID.randomUUID(),
                json.createObjectNode()
                        .put("at", at.toString())
                        .put("by", "provider")
                        .put("refused", true));
    }

    private boolean agreesToFollowUps() {
        return calendar.count("consents WHERE purpose = 'FOLLOW_UPS' AND withdrawn_at IS NULL") == 1;
    }

    @Test
    @DisplayName("24: a provider that still holds to an old stop takes no later yes back; a new stop does")
    void oldStopTakesNoLaterYesBack() throws Exception {
        Answer visit = booked();
        Instant heard = Instant.parse("2026-11-22T10:09:27Z");
        providerRefuses(visit, heard);
        assertThat(agreesToFollowUps()).as("nobody had told us of the stop").isFalse();

        jdbc.sql("INSERT INTO consents (id, patient_id, purpose, text, given_at, given_by)"
                        + " VALUES (gen_random_uuid(), ?::uuid, 'FOLLOW_UPS', 'Ja', ?, 'OWN_PAGE')")
                .params(patientOf(visit), Timestamp.from(heard.plusSeconds(60)))
                .update();
        providerRefuses(visit, heard.plusSeconds(120));
        providerRefuses(visit, heard.plusSeconds(180));
        assertThat(agreesToFollowUps()).isTrue();

        arrives(
                OptOutReceived.class,
                visit,
                UUID.randomUUID(),
                json.createObjectNode()
                        .put("at", heard.plusSeconds(240).toString())
                        .put("by", "sms"));
        assertThat(agreesToFollowUps()).isFalse();
    }

    @Test
    void optOutEndsTheConsentAndTheWordGoesOut() throws Exception {
        Answer visit = booked();
        arrives(OptOutReceived.class, visit);
        arrives(OptOutReceived.class, visit);

        assertThat(jdbc.sql(
                                "SELECT purpose || coalesce(' withdrawn by ' || withdrawn_by, '') FROM consents ORDER BY purpose")
                        .query((row, number) -> row.getString(1))
                        .list())
                .containsExactly("FOLLOW_UPS withdrawn by SMS", "REMINDERS");
        List<String> told = jdbc.sql(
                        "SELECT payload::text FROM outbox WHERE type = 'booking.patient.recorded' ORDER BY id")
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(told).hasSize(2);
        assertThat(json.readTree(told.getLast()).path("consents").toString()).isEqualTo("[\"reminders\"]");
        assertThat(json.readTree(told.getLast()).path("version").asInt()).isEqualTo(2);
    }
}
