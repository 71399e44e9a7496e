package clinic.booking.task;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.Events;
import clinic.contracts.Topic;
import clinic.contracts.content.ReviewRecorded;
import clinic.contracts.content.ReviewStanding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Content that somebody has to look at becomes a task for who work with texts; fed over the broker, as content tells it. */
@RealBooking
class ReviewTasksIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TITLE = "Gå lite och ofta";

    @Autowired
    StandingClock clock;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    BookingClient client;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient database;

    @Autowired
    JsonMapper json;

    @Value("${spring.kafka.bootstrap-servers}")
    String brokers;

    @LocalServerPort
    int port;

    private ReviewRecorded due;

    @BeforeEach
    void nothingToDo() {
        calendar.empty();
        clock.stand(StandingClock.SUNDAY);
        database.sql("TRUNCATE tasks").update();
        ReviewRecorded example =
                json.readValue(Events.example(Topic.Reader.BOOKING, ReviewRecorded.class), ReviewRecorded.class);
        due = new ReviewRecorded(
                UUID.randomUUID(),
                example.version(),
                example.kind(),
                example.titleSv(),
                example.titleEn(),
                example.reviewBy(),
                ReviewStanding.DUE);
    }

    @Test
    @DisplayName("32: a review that falls due is one task, which closes itself when the review is done")
    void reviewIsOneTaskUntilItIsDone() throws Exception {
        UUID told = UUID.randomUUID();
        tell(due, told);
        tell(due, told);
        tell(due, UUID.randomUUID());
        tell(with(2, ReviewStanding.OVERDUE), UUID.randomUUID());
        await().atMost(SOON).until(() -> rows("overdue") == 1);
        assertThat(rows("true")).isEqualTo(1);

        StaffBrowser approver = StaffBrowser.signedIn(port, "approver", "sv");
        assertThat(approver.get("/staff/tasks").html())
                .contains(TITLE, "som inte längre visas eller skickas", "/staff/content/items/" + due.itemId())
                .contains("Råd, gäller till och med 20 januari 2027")
                .doesNotContain("??");
        assertThat(approver.get("/staff/tasks?lang=en").html())
                .contains("Walk a little and often", "Advice, in force until 20 January 2027")
                .doesNotContain("??");

        tell(with(3, ReviewStanding.SETTLED), UUID.randomUUID());
        await().atMost(SOON).until(() -> rows("closed_at IS NOT NULL") == 1);
        assertThat(approver.get("/staff/tasks?lang=sv").html())
                .contains("Det finns inget att göra", "Avslutades av sig själv 22 nov.", TITLE);

        tell(with(3, ReviewStanding.DUE), UUID.randomUUID());
        await().atMost(SOON).until(() -> rows("closed_at IS NULL") == 1);
        assertThat(rows("true")).as("the next version has a review of its own").isEqualTo(2);
    }

    @Test
    void whatSomebodyHasClosedIsAskedAgainOnlyOnceItIsMissed() throws Exception {
        tell(due, UUID.randomUUID());
        await().atMost(SOON).until(() -> rows("true") == 1);
        StaffBrowser editor = StaffBrowser.signedIn(port, "editor", "sv");
        press(editor, "/claim", "");
        assertThat(editor.get("/staff/tasks").html()).contains("Tagen av editor");
        press(editor, "/closure", "Skrev till Anna.");
        assertThat(editor.get("/staff/tasks").html()).contains("Skrev till Anna.", "Gjord av editor");
        assertThat(database.sql("SELECT deed FROM audit WHERE deed LIKE 'TASK%' AND patient_id IS NULL ORDER BY id")
                        .query(String.class)
                        .list())
                .endsWith("TASK_CLAIMED", "TASK_CLOSED");

        tell(due, UUID.randomUUID());
        // Whatever the word before it had raised would be closed by this one, and counted below.
        tell(with(2, ReviewStanding.SETTLED), UUID.randomUUID());
        tell(with(2, ReviewStanding.OVERDUE), UUID.randomUUID());
        await().atMost(SOON).until(() -> rows("overdue") == 1);
        assertThat(rows("closed_at IS NULL")).isEqualTo(1);
        assertThat(rows("true")).isEqualTo(2);
    }

    @Test
    @DisplayName("Scenario 36: who works with texts sees no patient among the tasks, and who meets patients no texts")
    void eachSeesWhatIsTheirs() throws Exception {
        client.book("back-and-leg", "Anna Lindqvist", "2026-11-24T10:00:00+01:00");
        UUID patient = database.sql("SELECT id FROM patients").query(UUID.class).single();
        UUID visit =
                database.sql("SELECT id FROM appointments").query(UUID.class).single();
        tasks.redFlagRaised(patient, visit, "EMERGENCY", clock.instant());
        tell(due, UUID.randomUUID());
        await().atMost(SOON).until(() -> rows("true") == 2);
        UUID flag = id("RED_FLAG");
        UUID review = id("CONTENT_REVIEW");

        for (String writes : List.of("editor", "approver")) {
            StaffBrowser reader = StaffBrowser.signedIn(port, writes, "sv");
            assertThat(reader.get("/staff/tasks").html())
                    .contains(TITLE, "staff-mark\">1 ")
                    .doesNotContain("Karin Ek", "070-174 06 05", "Varningstecken att ta hand om");
            assertThat(reader.get("/staff/tasks?taken=" + flag).html()).doesNotContain("Någon hann före");
            assertThat(of(reader, "?patient=" + patient)).isEqualTo("[]");
            assertThat(of(reader, "")).contains(review.toString()).doesNotContain(flag.toString());
            for (String step : List.of("claim", "acknowledgement")) {
                assertThat(client.post("/api/staff/tasks/" + flag + "/" + step, client.object(), reader.headers())
                                .status())
                        .isEqualTo(404);
            }
        }
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception.get("/staff/tasks").html())
                .contains("Karin Ek", "staff-mark\">1 ")
                .doesNotContain(TITLE);
        assertThat(of(reception, "")).contains(flag.toString()).doesNotContain(review.toString());
        assertThat(client.post("/api/staff/tasks/" + review + "/claim", client.object(), reception.headers())
                        .status())
                .isEqualTo(404);
        assertThat(StaffBrowser.signedIn(port, "admin", "sv")
                        .get("/staff/tasks")
                        .html())
                .contains("Karin Ek", TITLE, "staff-mark\">2 ");
    }

    private String of(StaffBrowser reader, String query) {
        return client.get("/api/staff/tasks" + query, "Cookie", reader.session())
                .body()
                .toString();
    }

    private ReviewRecorded with(int version, ReviewStanding standing) {
        return new ReviewRecorded(
                due.itemId(), version, due.kind(), due.titleSv(), due.titleEn(), due.reviewBy(), standing);
    }

    private long rows(String where) {
        return database.sql("SELECT count(*) FROM tasks WHERE " + where)
                .query(Long.class)
                .single();
    }

    private UUID id(String kind) {
        return database.sql("SELECT id FROM tasks WHERE kind = ?")
                .param(kind)
                .query(UUID.class)
                .single();
    }

    private void tell(ReviewRecorded review, UUID eventId) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var event = new ProducerRecord<>(Topic.REVIEWS.id(), review.key(), json.writeValueAsBytes(review));
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", eventId.toString(),
                            "ce_type", "content.review.recorded",
                            "ce_source", "content-service",
                            "ce_subject", review.key(),
                            "ce_time", "2026-11-22T09:00:00Z")
                    .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(event).get(30, SECONDS);
        }
    }

    private static void press(StaffBrowser staff, String button, String note) {
        Page board = staff.get("/staff/tasks");
        Map<String, List<String>> form = new HashMap<>(
                Map.of("_csrf", board.values("_csrf").stream().limit(1).toList()));
        form.put("note", List.of(note));
        assertThat(staff.post(board.action(button), form).status()).isEqualTo(303);
    }
}
