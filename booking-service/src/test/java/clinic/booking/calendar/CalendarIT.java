package clinic.booking.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.staff.StaffBrowser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What desks see and block, each through the calls that the calendar's page makes. */
@RealBooking
class CalendarIT {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @LocalServerPort
    int port;

    @Autowired
    BookingClient patient;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    StandingClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    JsonMapper json;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
        database.sql("DELETE FROM blocks").update();
    }

    @Test
    void deskSeesTheVisitWithItsRoomAndWhenEachReceivesPatients() {
        Answer visit = booked();
        JsonNode monday = days("reception", MONDAY, 1);
        assertThat(monday.path("visits")).hasSize(1);
        JsonNode shown = monday.path("visits").get(0);
        assertThat(shown.path("id").asString()).isEqualTo(visit.text("id"));
        assertThat(shown.path("start").asString()).isEqualTo(visit.text("start"));
        assertThat(shown.path("state").asString()).isEqualTo("booked");
        assertThat(shown.path("stateName").asString()).isEqualTo("Bokat");
        assertThat(shown.path("patient").asString()).isNotEmpty();
        assertThat(shown.path("rooms")).hasSize(1);
        assertThat(monday.path("hours")).isNotEmpty();
        assertThat(days("reception", MONDAY.plusDays(1), 7).path("visits")).isEmpty();
    }

    @Test
    void calendarThatLiesOpenLearnsWhichDayItIs() {
        assertThat(days("reception", MONDAY, 1).path("today").asString()).isEqualTo("2026-11-22");
        // Half an hour past midnight at the clinic, and not yet in London.
        clock.stand(Instant.parse("2026-11-22T23:30:00Z"));
        assertThat(days("reception", MONDAY, 1).path("today").asString()).isEqualTo("2026-11-23");
    }

    @Test
    void lookingAgainWithinMinutesIsOneLookInTheAudit() {
        LocalDate day = LocalDate.of(2026, 12, 8);
        days("reception", day, 1);
        days("reception", day, 1);
        assertThat(looks(day)).isEqualTo(1);
        clock.forward(Duration.ofMinutes(11));
        days("reception", day, 1);
        assertThat(looks(day)).isEqualTo(2);
    }

    @Test
    void eachDayThatIsShownIsALookAtIt() {
        LocalDate first = LocalDate.of(2027, 6, 7);
        days("reception", first, 7);
        for (int day = 0; day < 7; day++) {
            assertThat(looks(first.plusDays(day))).as("day %d", day).isEqualTo(1);
        }
        assertThat(looks(first.plusDays(7))).isZero();
    }

    @Test
    void dayAsAListIsALookAtItToo() {
        LocalDate day = LocalDate.of(2027, 6, 21);
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        desk.get("/staff/day?date=" + day);
        desk.get("/staff/day?date=" + day);
        desk.get("/staff?date=" + day);
        assertThat(looks(day)).isEqualTo(1);
        desk.get("/staff/day?date=" + day.plusDays(1));
        assertThat(looks(day.plusDays(1))).isEqualTo(1);
        desk.get("/staff?date=" + day.plusDays(2));
        assertThat(looks(day.plusDays(2))).isEqualTo(1);
    }

    @Test
    void blockedTimeIsTakenAndFreeAgainOnceOpened() {
        String start =
                patient.starts("manual-treatment", "Anna Lindqvist", MONDAY).getFirst();
        Answer block = block("reception", "Anna Lindqvist", start);
        assertThat(block.status()).isEqualTo(201);
        assertThat(patient.starts("manual-treatment", "Anna Lindqvist", MONDAY)).doesNotContain(start);
        assertThat(days("anna", MONDAY, 1).path("blocks").get(0).path("note").asString())
                .isEqualTo("Lunch");

        assertThat(block("reception", "Anna Lindqvist", start).text("type")).isEqualTo("urn:clinic:problem:time-taken");

        Answer opened = call("reception", "DELETE", "/api/staff/blocks/" + block.text("id"), null);
        assertThat(opened.status()).isEqualTo(204);
        assertThat(patient.starts("manual-treatment", "Anna Lindqvist", MONDAY)).contains(start);
        assertThat(database.sql("SELECT deed FROM audit WHERE resource_id = ? ORDER BY id DESC LIMIT 2")
                        .param(patient.practitioner("Anna Lindqvist"))
                        .query(String.class)
                        .list())
                .containsExactly("TIME_OPENED", "TIME_BLOCKED");
    }

    @Test
    void visitIsNeverBlockedOver() {
        Answer visit = booked();
        Answer block = block("reception", "Anna Lindqvist", visit.text("start"));
        assertThat(block.status()).isEqualTo(409);
        assertThat(calendar.count("blocks")).isZero();
    }

    @Test
    void holdThatHasEndedIsNotInTheWayOfABlock() {
        String start =
                patient.starts("manual-treatment", "Anna Lindqvist", MONDAY).getFirst();
        var wish = patient.hold(patient.booking("manual-treatment", "Anna Lindqvist", start));
        assertThat(patient.post("/api/holds", wish, Map.of()).status()).isEqualTo(201);
        assertThat(block("reception", "Anna Lindqvist", start).status()).isEqualTo(409);
        clock.forward(Duration.ofMinutes(11));
        assertThat(block("reception", "Anna Lindqvist", start).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("36: a practitioner blocks and opens only their own calendar")
    void practitionerBlocksOnlyTheirOwnTime() {
        String start = MONDAY + "T12:00:00+01:00";
        assertThat(block("anna", "Anna Lindqvist", start).status()).isEqualTo(201);
        Answer refused = block("anna", "Johan Berg", start);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:not-yours");

        Answer johans = block("reception", "Johan Berg", start);
        assertThat(call("anna", "DELETE", "/api/staff/blocks/" + johans.text("id"), null)
                        .status())
                .isEqualTo(403);
        assertThat(calendar.count("blocks")).isEqualTo(2);
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        String noon = MONDAY + "T12:00:00+01:00";
        Map<String, Object> body = new HashMap<>();
        assertThat(fault(body)).isEqualTo("practitioner");
        body.put("practitioner", UUID.randomUUID());
        assertThat(fault(body)).isEqualTo("start");
        body.put("start", noon);
        assertThat(fault(body)).isEqualTo("end");
        body.put("end", noon);
        assertThat(fault(body)).isEqualTo("end");
        body.put("end", MONDAY + "T13:00:00+01:00");
        assertThat(fault(body)).isEqualTo("resource");
        for (String asked : List.of("from=+999999999-12-31", "from=2026-02-30", "from=26-11-23")) {
            assertThat(call("reception", "GET", "/api/staff/calendar?" + asked, null)
                            .status())
                    .as(asked)
                    .isEqualTo(400);
        }
        for (int days : List.of(-5, 0, 43)) {
            assertThat(call("reception", "GET", "/api/staff/calendar?from=2026-11-23&days=" + days, null)
                            .status())
                    .as("%d days", days)
                    .isEqualTo(400);
        }
        assertThat(days("reception", MONDAY, 42).path("visits")).isEmpty();
    }

    @Test
    @Timeout(20)
    void openCalendarHearsOfAChange() throws Exception {
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        try (BufferedReader line = listen(desk)) {
            allIsTold(line);
            booked();
            assertThat(next(line)).contains("2026-11-23");
        }
    }

    @Test
    @Timeout(30)
    void openCalendarHearsOfWhatAnotherInstanceDoesAndOfAStateThatFreesNothing() throws Exception {
        Answer visit = booked();
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        try (BufferedReader line = listen(desk)) {
            allIsTold(line);
            // Straight into the database, as this instance sees the work of another.
            database.sql("UPDATE appointments SET confirmed_at = now() WHERE id = ?::uuid")
                    .param(visit.text("id"))
                    .update();
            assertThat(next(line)).contains("2026-11-23");
        }
    }

    @Test
    @Timeout(30)
    void openCalendarHearsThatAPatientCameToAnotherInstance() throws Exception {
        Answer visit = booked();
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        try (BufferedReader line = listen(desk)) {
            allIsTold(line);
            // Straight into the database, as this instance sees the work of another.
            database.sql("""
                            WITH alert AS (
                                INSERT INTO alerts (at, what, appointment_id, practitioner_id, starts_at)
                                SELECT :now, 'BOOKED', id, practitioner_id, starts_at FROM appointments)
                            UPDATE appointments SET confirmed_at = now() WHERE id = :visit::uuid""")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("visit", visit.text("id"))
                    .update();
            await(line, "alert");
        }
    }

    @Test
    @Timeout(30)
    void openCalendarHearsThatARedFlagCameToAnotherInstanceAndThatSomebodyLooked() throws Exception {
        UUID flag = UUID.randomUUID();
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        try (BufferedReader line = listen(desk)) {
            allIsTold(line);
            // Straight into the database, as this instance sees the work of another.
            database.sql("INSERT INTO tasks (id, kind, patient_id, level, raised_at)"
                            + " VALUES (:id, 'RED_FLAG', gen_random_uuid(), 'EMERGENCY', now())")
                    .param("id", flag)
                    .update();
            await(line, "red-flag");
            database.sql("UPDATE tasks SET acknowledged_at = now(), acknowledged_by = 'anna' WHERE id = ?")
                    .param(flag)
                    .update();
            await(line, "red-flag");
        } finally {
            database.sql("DELETE FROM tasks WHERE id = ?").param(flag).update();
        }
    }

    /** The browser tells no page of a line that is dead and was not closed. */
    @Test
    @Timeout(30)
    void lineOnWhichNothingHappensSaysThatItIsThere() throws Exception {
        try (BufferedReader line = listen(StaffBrowser.signedIn(port, "reception", "sv"))) {
            await(line, "here");
            await(line, "here");
        }
    }

    private static void await(BufferedReader line, String event) throws IOException {
        String told;
        do {
            told = line.readLine();
        } while (told != null && !told.equals("event: " + event));
        assertThat(told).isEqualTo("event: " + event);
        assertThat(line.readLine()).as("and nothing about anybody").isEqualTo("data: {}");
    }

    /**
     * The log is told in its order, so whoever hears of the last block has heard of all before it: a calendar that
     * another test left open may still be catching up when this one is opened. What is told as "anything" may have been
     * a block, so each of these is followed by another block.
     */
    private void allIsTold(BufferedReader line) throws IOException {
        LocalDate day = MONDAY.plusWeeks(3);
        String told;
        do {
            told = next(line);
            if (told.equals("data: {}")) {
                day = day.plusDays(1);
                Answer block = block("reception", "Anna Lindqvist", day + "T12:00:00+01:00");
                assertThat(block.status()).isEqualTo(201);
            }
        } while (!told.contains(day.toString()));
    }

    @Test
    @Timeout(30)
    void openCalendarIsCutOffWhenItsReaderSignsOut() throws Exception {
        StaffBrowser desk = StaffBrowser.signedIn(port, "reception", "sv");
        try (BufferedReader line = listen(desk)) {
            next(line);
            desk.signOut();
            String rest;
            do {
                rest = line.readLine();
            } while (rest != null);
            assertThat(rest).isNull();
        }
    }

    @Test
    void onePersonHasOnlySoManyCalendarsOpen() throws Exception {
        StaffBrowser desk = StaffBrowser.signedIn(port, "admin", "sv");
        BufferedReader[] lines = new BufferedReader[4];
        for (int n = 0; n < lines.length; n++) {
            lines[n] = listen(desk);
        }
        assertThat(stream(desk).statusCode()).isEqualTo(429);
        for (BufferedReader line : lines) {
            line.close();
        }
    }

    private Answer booked() {
        String start =
                patient.starts("manual-treatment", "Anna Lindqvist", MONDAY).getFirst();
        return patient.book(patient.booking("manual-treatment", "Anna Lindqvist", start));
    }

    private JsonNode days(String who, LocalDate from, int days) {
        Answer answer = call(who, "GET", "/api/staff/calendar?from=" + from + "&days=" + days, null);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private Answer block(String who, String practitioner, String start) {
        String end = OffsetDateTime.parse(start).plusMinutes(30).toString();
        return call(
                who,
                "POST",
                "/api/staff/blocks",
                Map.of(
                        "practitioner",
                        patient.practitioner(practitioner),
                        "start",
                        start,
                        "end",
                        end,
                        "note",
                        "Lunch"));
    }

    private String fault(Map<String, Object> body) {
        Answer answer = call("reception", "POST", "/api/staff/blocks", body);
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().path("errors").get(0).path("field").asString();
    }

    private long looks(LocalDate day) {
        return calendar.count(
                "audit WHERE deed = 'CALENDAR_SEEN' AND starts_at = '" + day + " 00:00 Europe/Stockholm'");
    }

    private Answer call(String who, String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "sv")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
        StaffBrowser.signedIn(port, who, "sv").headers().forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), json.readTree(answer.body().isEmpty() ? "{}" : answer.body()), answer);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private BufferedReader listen(StaffBrowser desk) throws IOException, InterruptedException {
        HttpResponse<InputStream> stream = stream(desk);
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(stream.body(), UTF_8));
    }

    private HttpResponse<InputStream> stream(StaffBrowser desk) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/staff/calendar/changes"));
        desk.headers().forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    /** What is told of the next change; that there is something new from patients is another event. */
    private static String next(BufferedReader line) throws IOException {
        boolean change = false;
        String read = line.readLine();
        while (read != null && !(change && read.startsWith("data:"))) {
            change = read.equals("event: changed") || change && !read.startsWith("event:");
            read = line.readLine();
        }
        return String.valueOf(read);
    }
}
