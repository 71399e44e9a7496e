package clinic.booking.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.DatabaseCalls;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.audit.Who;
import clinic.booking.online.Browser.Page;
import clinic.booking.patient.ProtectIdentity;
import clinic.booking.staff.StaffBrowser;
import clinic.contracts.Events;
import clinic.contracts.Topic;
import clinic.contracts.booking.EscalationRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What must be done for a patient, from the moment it is raised until somebody with a name has done it. */
@RealBooking
class TasksIT {

    private static final String BANNER = "Varningstecken att ta hand om";
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    StandingClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    Tasks tasks;

    @Autowired
    Escalation escalation;

    @Autowired
    ProtectIdentity identities;

    @Autowired
    JsonMapper json;

    @Autowired
    DatabaseCalls asked;

    private UUID visit = UUID.randomUUID();

    @BeforeEach
    void nothingToDo() {
        calendar.empty();
        database.sql("TRUNCATE tasks").update();
        Answer booked = client.book("back-and-leg", "Anna Lindqvist", "2026-11-24T10:00:00+01:00");
        visit = UUID.fromString(booked.text("id"));
    }

    @Test
    void bannerStandsOnEveryPageUntilSomebodyWithANameHasLooked() {
        redFlag();
        StaffBrowser reception = signedIn("reception");
        List<String> pages = List.of("/staff", "/staff/patients", "/staff/tasks", "/staff/operations");
        for (String page : pages) {
            assertThat(reception.get(page).html()).as(page).contains(BANNER, "Karin Ek svarade ja", "ringa 112");
        }
        press(reception, "/acknowledgement");
        for (String page : pages) {
            assertThat(reception.get(page).html()).as(page).doesNotContain(BANNER);
        }
        assertThat(reception.get("/staff/tasks").html()).contains("Sedd av reception 22 nov.");
        assertThat(deeds()).containsExactly("reception TASK_ACKNOWLEDGED");
    }

    @Test
    void pageThatLiesOpenIsToldTheSameAndHowMuchThereIsToDo() {
        StaffBrowser reception = signedIn("reception");
        assertThat(reception.get("/staff/red-flags").html())
                .contains("data-to-do=\"0\"")
                .doesNotContain(BANNER);
        redFlag();
        assertThat(reception.get("/staff/red-flags").html())
                .contains("data-to-do=\"1\"", BANNER, "Karin Ek svarade ja", "ringa 112", "#task-" + task())
                .doesNotContain("<html");
        press(reception, "/acknowledgement");
        assertThat(reception.get("/staff/red-flags").html())
                .contains("data-to-do=\"1\"")
                .doesNotContain(BANNER);
    }

    @Test
    void taskIsTakenAndClosedWithANote() {
        tasks.replyUnclear(patient(), visit, clock.instant());
        StaffBrowser anna = signedIn("anna");
        assertThat(anna.get("/staff").html()).contains("Att göra</span><span class=\"staff-mark\">1 ");
        press(anna, "/claim");
        assertThat(anna.get("/staff/tasks").html()).contains("Tagen av anna");
        Page unsaid = filledIn(anna, anna.get("/staff/tasks"), "/closure", "note", " ");
        assertThat(unsaid.html()).contains("Skriv vad du gjorde", "aria-invalid=\"true\"");
        assertThat(unsaid.links("lang=")).containsExactly("/staff/tasks?lang=en");
        assertThat(filledIn(anna, anna.get("/staff/tasks"), "/closure", "note", "Ringde. " + "x".repeat(2000))
                        .html())
                .as("who wrote too much shortens it")
                .contains("Skriv vad du gjorde", ">Ringde. xxx");
        press(anna, "/closure", "note", "Ringde. <b>Kommer</b>.");

        Page board = anna.get("/staff/tasks");
        assertThat(board.html())
                .contains("Det finns inget att göra", "Gjord av anna", "Ringde. &lt;b&gt;Kommer&lt;/b&gt;.")
                .doesNotContain("Att göra</span><span class=\"staff-mark\">1 ");
        assertThat(deeds()).containsExactly("anna TASK_CLAIMED", "anna TASK_CLOSED");
        assertThat(anna.get("/staff/patients/" + patient()).html()).contains("Ringde. &lt;b&gt;Kommer");
    }

    @Test
    void secondOfTwoIsToldWhoWasFirst() {
        tasks.replyUnclear(patient(), visit, clock.instant());
        StaffBrowser anna = signedIn("anna");
        StaffBrowser reception = signedIn("reception");
        Page seenByAnna = anna.get("/staff/tasks");
        press(reception, "/claim");
        Page told = anna.get(
                anna.post(seenByAnna.action("/claim"), token(seenByAnna)).location());
        assertThat(told.html()).contains("Någon hann före dig", "reception har tagit det");
        assertThat(filledIn(anna, seenByAnna, "/closure", "note", "Ringde <Karin>")
                        .html())
                .as("what was done is not typed twice")
                .contains("Någon hann före dig", "Ringde &lt;Karin&gt;</textarea>");
        Answer refused = client.post(
                "/api/staff/tasks/" + task() + "/closure", client.object().put("note", "x"), anna.headers());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("task").path("claimedBy").asString()).isEqualTo("reception");
        assertThat(client.send("DELETE", "/api/staff/tasks/" + task() + "/claim", anna.headers())
                        .status())
                .as("whoever took it may have gone home")
                .isEqualTo(200);
        Answer unknown =
                client.post("/api/staff/tasks/" + UUID.randomUUID() + "/claim", client.object(), anna.headers());
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("type")).isEqualTo("urn:clinic:problem:not-found");
    }

    @Test
    void ofManyAtOnceOneHasIt() throws Exception {
        tasks.replyUnclear(patient(), visit, clock.instant());
        UUID task = task();
        List<Map<String, String>> people = List.of(
                signedIn("anna").headers(),
                signedIn("reception").headers(),
                signedIn("admin").headers());
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> pressed = people.stream()
                    .map(headers -> desks.submit(
                            () -> client.post("/api/staff/tasks/" + task + "/claim", client.object(), headers)
                                    .status()))
                    .toList();
            for (Future<Integer> answer : pressed) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(deeds()).hasSize(1);
    }

    @Test
    @DisplayName("Scenario 36: who has a protected identity is told to nobody else by a task or the banner")
    void protectedIdentityIsNotToldByATask() {
        redFlag();
        isProtectedAndJohans();
        assertThat(signedIn("reception").get("/staff/tasks").html()).contains("Karin Ek");
        assertThat(signedIn("anna").get("/staff/tasks").html())
                .contains("En patient", BANNER)
                .doesNotContain("Karin Ek", "070-174 06 05");
        assertThat(signedIn("reception").get("/staff/red-flags").html()).contains("Karin Ek");
        assertThat(signedIn("anna").get("/staff/red-flags").html())
                .contains("En patient", BANNER)
                .doesNotContain("Karin Ek");

        String all = "/api/staff/tasks";
        String theirs = all + "?patient=" + patient();
        assertThat(read(all, "reception").getFirst().has("patient")).isTrue();
        assertThat(read(all, "anna")).hasSize(1).allSatisfy(task -> {
            assertThat(task.path("kind").asString()).isEqualTo("RED_FLAG");
            assertThat(task.has("patient") || task.has("appointment")).isFalse();
        });
        assertThat(read(theirs, "anna")).isEmpty();
        assertThat(calendar.count("audit WHERE deed = 'SEEN' AND patient_id = '" + patient() + "'"))
                .as("whoever saw nothing is not written down")
                .isZero();
        assertThat(read(theirs, "reception")).hasSize(1);
        assertThat(calendar.count("audit WHERE deed = 'SEEN' AND patient_id = '" + patient() + "'"))
                .isOne();
    }

    @Test
    @DisplayName("Scenario 36: whoever is not told who it is ends no ringing for those who are")
    void redFlagOfSomebodyUnknownIsForThoseWhoKnow() {
        redFlag();
        isProtectedAndJohans();
        String task = "/api/staff/tasks/" + task();
        Map<String, String> anna = signedIn("anna").headers();
        assertThat(client.post(task + "/acknowledgement", client.object(), anna).status())
                .isEqualTo(404);
        assertThat(client.post(task + "/closure", client.object().put("note", "x"), anna)
                        .status())
                .isEqualTo(404);
        assertThat(signedIn("anna").get("/staff/tasks").html()).doesNotContain(task() + "/acknowledgement");
        assertThat(client.post(
                                task + "/acknowledgement",
                                client.object(),
                                signedIn("reception").headers())
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("Scenario 36: nor is it told to who works on it, first or second")
    void protectedIdentityIsNotToldToWhoWorksOnIt() {
        tasks.replyUnclear(patient(), visit, clock.instant());
        isProtectedAndJohans();
        String task = "/api/staff/tasks/" + task();
        Map<String, String> anna = signedIn("anna").headers();
        Map<String, String> reception = signedIn("reception").headers();
        List<Answer> toAnna = new ArrayList<>();
        toAnna.add(client.post(task + "/claim", client.object(), anna));
        toAnna.add(client.post(task + "/acknowledgement", client.object(), anna));
        toAnna.add(client.send("DELETE", task + "/claim", anna));
        Answer claimed = client.post(task + "/claim", client.object(), reception);
        assertThat(claimed.text("patient")).isEqualTo(patient().toString());
        toAnna.add(client.post(task + "/claim", client.object(), anna));
        toAnna.add(client.post(task + "/closure", client.object().put("note", "x"), anna));
        client.post(task + "/closure", client.object().put("note", "Ringde Karin"), reception);
        toAnna.add(client.post(task + "/acknowledgement", client.object(), anna));
        toAnna.add(client.send("DELETE", task + "/claim", anna));

        tasks.callWanted(patient(), visit, clock.instant());
        UUID call = database.sql("SELECT id FROM tasks WHERE kind = 'CALL_WANTED'")
                .query(UUID.class)
                .single();
        toAnna.add(client.post(
                "/api/staff/tasks/" + call + "/closure", client.object().put("note", "Ringde själv"), anna));

        assertThat(toAnna).extracting(Answer::status).containsExactly(200, 200, 200, 409, 409, 409, 409, 200);
        assertThat(toAnna)
                .extracting(answer -> answer.body().toString())
                .allSatisfy(body -> assertThat(body)
                        .contains("raisedAt")
                        .doesNotContain(patient().toString(), visit.toString(), "Ringde"));
    }

    @Test
    @DisplayName("Scenario 36: nor is it told that somebody may be the one with the protected identity")
    void protectedIdentityIsNotToldByWhoMayBeTheSame() {
        UUID karin = patient();
        ObjectNode booking = client.booking("back-and-leg", "Anna Lindqvist", "2026-11-24T11:00:00+01:00");
        ((ObjectNode) booking.path("patient")).put("name", "Bo Berg");
        assertThat(client.book(booking).status()).isEqualTo(201);
        identities.protect(karin, true, Who.staff(UUID.randomUUID()));
        database.sql("UPDATE appointments SET practitioner_id = ? WHERE patient_id = ?")
                .params(client.practitioner("Johan Berg"), karin)
                .update();
        UUID bo = database.sql("SELECT patient_id FROM tasks").query(UUID.class).single();
        String all = "/api/staff/tasks";
        String task = all + "/" + task();
        assertThat(read(all, "reception").getFirst().path("other").asString()).isEqualTo(karin.toString());
        List<String> toAnna = new ArrayList<>();
        for (String path : List.of(all, all + "?patient=" + bo)) {
            assertThat(read(path, "anna")).as(path).hasSize(1).allSatisfy(one -> {
                assertThat(one.path("patient").asString()).isEqualTo(bo.toString());
                toAnna.add(one.toString());
            });
        }
        StaffBrowser anna = signedIn("anna");
        toAnna.add(anna.get("/staff/tasks").html());
        toAnna.add(client.post(task + "/claim", client.object(), anna.headers())
                .body()
                .toString());
        client.send("DELETE", task + "/claim", anna.headers());
        Map<String, String> reception = signedIn("reception").headers();
        client.post(task + "/claim", client.object(), reception);
        Answer second = client.post(task + "/claim", client.object(), anna.headers());
        assertThat(second.status()).isEqualTo(409);
        toAnna.add(second.body().toString());
        client.post(task + "/closure", client.object().put("note", "Ringde Karin Ek"), reception);
        toAnna.addAll(read(all + "?patient=" + bo, "anna").stream()
                .map(JsonNode::toString)
                .toList());
        toAnna.add(anna.get("/staff/tasks").html());
        toAnna.add(anna.get("/staff/patients/" + bo).html());
        assertThat(anna.get("/staff/patients/" + bo).html()).contains("Bo Berg");
        assertThat(toAnna).allSatisfy(told -> assertThat(told).doesNotContain(karin.toString(), "Karin Ek"));
    }

    @Test
    void whatSomebodyHasLookedAtIsListedForWhoAsksForIt() {
        tasks.replyUnclear(patient(), visit, clock.instant());
        press(signedIn("anna"), "/acknowledgement");
        assertThat(read("/api/staff/tasks", "reception")).isEmpty();
        assertThat(read("/api/staff/tasks?acknowledged=true", "reception"))
                .extracting(task -> task.path("acknowledgedBy").asString())
                .containsExactly("anna");
        press(signedIn("anna"), "/closure", "note", "Ringde");
        assertThat(read("/api/staff/tasks?acknowledged=true", "reception")).isEmpty();
    }

    @Test
    void boardShowsEveryRedFlagAndAPageOfTheRest() {
        things(230);
        redFlag();
        StaffBrowser reception = signedIn("reception");

        Page first = reception.get("/staff/tasks");
        assertThat(shown(first)).as("what came last, first").hasSize(101).startsWith(flag());
        assertThat(first.html())
                .contains("Sida 1 av 3. Det finns 231 saker att göra.", "Fler saker att göra")
                .doesNotContain("Föregående sida", "??");
        assertThat(first.links("page=")).containsExactly("/staff/tasks?page=2");
        Page second = reception.get("/staff/tasks?page=2");
        assertThat(shown(second)).hasSize(101).startsWith(flag());
        Page third = reception.get("/staff/tasks?page=3");
        assertThat(shown(third)).hasSize(31).startsWith(flag());
        assertThat(third.html()).doesNotContain("Fler saker att göra");
        assertThat(Stream.of(first, second, third).flatMap(page -> shown(page).stream()))
                .as("all of them")
                .containsAll(
                        database.sql("SELECT id FROM tasks").query(UUID.class).list());
        assertThat(shown(reception.get("/staff/tasks?page=99")))
                .as("there were more a moment ago")
                .isEqualTo(shown(third));
        assertThat(StaffBrowser.signedIn(port, "reception", "en")
                        .get("/staff/tasks?page=2")
                        .html())
                .contains("Page 2 of 3. There are 231 things to do.", "More to do", "Previous page")
                .doesNotContain("??");
    }

    @Test
    void whoWorksOnALaterPageStaysThere() {
        things(150);
        StaffBrowser reception = signedIn("reception");
        String address = "/staff/tasks?page=2";
        UUID last = shown(reception.get(address)).getLast();
        Page page = reception.get(address);
        assertThat(filledIn(reception, page, last + "/closure", "note", " ").html())
                .contains("Sida 2 av 2", "Skriv vad du gjorde", "task-" + last);
        assertThat(filledIn(reception, page, last + "/claim", "unused", "").location())
                .isEqualTo(address + "#task-" + last);
        StaffBrowser anna = signedIn("anna");
        Map<String, List<String>> form = token(anna.get(address));
        assertThat(anna.post(page.action(last + "/claim"), form).location())
                .as("second")
                .isEqualTo("/staff/tasks?taken=" + last + "&page=2");
    }

    @Test
    void longListIsToldInPages() {
        things(230);
        redFlag();
        String all = "/api/staff/tasks";
        assertThat(read(all, "reception")).hasSize(101);
        assertThat(read(all, "reception").getFirst().path("kind").asString()).isEqualTo("RED_FLAG");
        assertThat(read(all + "?page=2", "reception"))
                .hasSize(100)
                .allSatisfy(task -> assertThat(task.path("kind").asString()).isEqualTo("CALL_WANTED"));
        assertThat(read(all + "?page=3&acknowledged=true", "reception")).hasSize(30);
        assertThat(read(all + "?page=4", "reception")).isEmpty();
        assertThat(read(all, "editor")).isEmpty();
    }

    /** However much there is to do, each of these pages asks the database about as often. */
    @Test
    void longBoardAsksTheDatabaseOnce() {
        things(100);
        for (int flag = 0; flag < 30; flag++) {
            redFlag();
        }
        database.sql("UPDATE tasks SET closed_at = now(), closed_by = 'anna', note = '', acknowledged_at = now(),"
                        + " acknowledged_by = 'anna' WHERE id IN"
                        + " (SELECT id FROM tasks WHERE kind = 'CALL_WANTED' ORDER BY id LIMIT 40)")
                .update();
        StaffBrowser reception = signedIn("reception");
        long before = asked.count();
        assertThat(shown(reception.get("/staff/tasks"))).hasSize(90);
        assertThat(asked.count() - before).isLessThan(50);
    }

    private void things(int many) {
        database.sql("INSERT INTO tasks (id, kind, patient_id, appointment_id, raised_at)"
                        + " SELECT gen_random_uuid(), 'CALL_WANTED', :patient, :visit, :at::timestamptz + n * interval '1 second'"
                        + " FROM generate_series(1, :many) n")
                .param("patient", patient())
                .param("visit", visit)
                .param("at", clock.instant().toString())
                .param("many", many)
                .update();
    }

    private UUID flag() {
        return database.sql("SELECT id FROM tasks WHERE kind = 'RED_FLAG'")
                .query(UUID.class)
                .single();
    }

    private static List<UUID> shown(Page board) {
        return Pattern.compile("id=\"task-([0-9a-f-]+)\"")
                .matcher(board.html())
                .results()
                .map(found -> UUID.fromString(found.group(1)))
                .toList();
    }

    @Test
    void whoMeetsNoPatientsIsShownNoneAndHasSeenNone() {
        tasks.replyUnclear(patient(), visit, clock.instant());
        assertThat(read("/api/staff/tasks?patient=" + patient(), "editor")).isEmpty();
        assertThat(calendar.count("audit WHERE deed = 'SEEN' AND patient_id = '" + patient() + "'"))
                .isZero();
    }

    @Test
    void whoLooksAtAllThereIsToDoIsWrittenDownOnceALook() {
        // Later than any other test, so that nobody has just looked.
        clock.stand(Instant.parse("2030-01-07T09:00:00Z"));
        String looks = "audit JOIN staff_account ON staff_account.id = staff_id"
                + " WHERE deed = 'TASKS_SEEN' AND at >= '2030-01-07' AND name = 'reception'";
        StaffBrowser reception = signedIn("reception");
        reception.get("/staff/tasks");
        reception.get("/staff/tasks");
        read("/api/staff/tasks", "reception");
        assertThat(calendar.count(looks)).isOne();
        clock.forward(Duration.ofMinutes(11));
        read("/api/staff/tasks", "reception");
        assertThat(calendar.count(looks)).isEqualTo(2);
        clock.forward(Duration.ofMinutes(11));
        reception.get("/staff/tasks");
        assertThat(calendar.count(looks)).isEqualTo(3);
    }

    private List<JsonNode> read(String path, String reader) {
        List<JsonNode> read = new ArrayList<>();
        json.readTree(client.get(path, "Cookie", signedIn(reader).session())
                        .response()
                        .body())
                .forEach(read::add);
        return read;
    }

    @Test
    void nextPersonIsToldOnceForEachStepAsLongAsNobodyHasLooked() {
        redFlag();
        clock.forward(Duration.ofMinutes(14));
        escalation.escalate();
        assertThat(asked()).as("too early").isEmpty();

        clock.forward(Duration.ofMinutes(1));
        escalates();
        escalates();
        assertThat(stepsOnceThereAre(1)).containsExactly(1);
        clock.forward(Duration.ofMinutes(30));
        escalates();
        assertThat(stepsOnceThereAre(2)).containsExactly(1, 2);
        clock.forward(Duration.ofHours(1));
        escalates();
        assertThat(stepsOnceThereAre(3)).containsExactly(1, 2, 3);
        clock.forward(Duration.ofDays(3));
        escalates();
        assertThat(steps()).containsExactly(1, 2, 3);
        assertThat(new HashSet<>(asked().stream()
                        .map(one -> one.path("requestId").asString())
                        .toList()))
                .hasSize(3);
    }

    @Test
    void instancesThatLookAtOnceTellOnce() throws Exception {
        for (int flag = 0; flag < 120; flag++) {
            redFlag();
        }
        clock.forward(Duration.ofMinutes(15));
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int instance = 0; instance < 4; instance++) {
                running.add(instances.submit(escalation::escalate));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        await().atMost(SOON).until(() -> asked().size() >= 120);
        assertThat(asked()).hasSize(120);
    }

    @Test
    void whoLooksStopsTheClock() {
        redFlag();
        press(signedIn("anna"), "/acknowledgement");
        clock.forward(Duration.ofDays(1));
        escalation.escalate();
        assertThat(asked()).isEmpty();
        assertThat(escalation.nextDue()).isEmpty();
    }

    @Test
    void onlyRedFlagsHaveAClock() {
        tasks.replyUnclear(patient(), visit, clock.instant());
        assertThat(escalation.nextDue()).isEmpty();
    }

    /** Nothing in it tells of whom or why. */
    @Test
    void whatIsAskedForKeepsTheContract() {
        redFlag();
        clock.forward(Duration.ofMinutes(15));
        escalates();
        assertThat(stepsOnceThereAre(1)).hasSize(1);
        JsonNode event = asked().getFirst();
        JsonNode example = json.readTree(Events.example(Topic.Reader.REMINDER, EscalationRequested.class));
        assertThat(event.propertyNames()).containsExactlyInAnyOrderElementsOf(example.propertyNames());
        assertThat(event.toString()).doesNotContain(patient().toString(), visit.toString(), "EMERGENCY");
    }

    /** So Anna may not know who it is. */
    private void isProtectedAndJohans() {
        identities.protect(patient(), true, Who.staff(UUID.randomUUID()));
        database.sql("UPDATE appointments SET practitioner_id = ?")
                .param(client.practitioner("Johan Berg"))
                .update();
    }

    private void redFlag() {
        tasks.redFlagRaised(patient(), visit, "EMERGENCY", clock.instant());
    }

    private List<JsonNode> asked() {
        return database.sql("SELECT payload::text FROM outbox WHERE type = 'booking.escalation.requested' ORDER BY id")
                .query((row, n) -> json.readTree(row.getString(1)))
                .list();
    }

    /** Beside the service's own watch, as another instance would. */
    private void escalates() {
        escalation.escalate();
    }

    /** The watch may be just about to write what this one then skips. */
    private List<Integer> stepsOnceThereAre(int so) {
        await().atMost(SOON).until(() -> steps().size() >= so);
        return steps();
    }

    private List<Integer> steps() {
        return asked().stream().map(one -> one.path("step").asInt()).toList();
    }

    private Page press(StaffBrowser staff, String button) {
        return press(staff, button, "unused", "");
    }

    private static Page press(StaffBrowser staff, String button, String field, String value) {
        Page answer = filledIn(staff, staff.get("/staff/tasks"), button, field, value);
        assertThat(answer.status()).isEqualTo(303);
        return answer;
    }

    private static Page filledIn(StaffBrowser staff, Page board, String button, String field, String value) {
        Map<String, List<String>> form = token(board);
        form.put(field, List.of(value));
        return staff.post(board.action(button), form);
    }

    private static Map<String, List<String>> token(Page page) {
        return new HashMap<>(
                Map.of("_csrf", page.values("_csrf").stream().limit(1).toList()));
    }

    private StaffBrowser signedIn(String name) {
        return StaffBrowser.signedIn(port, name, "sv");
    }

    private UUID task() {
        return database.sql("SELECT id FROM tasks").query(UUID.class).single();
    }

    private UUID patient() {
        return database.sql("SELECT id FROM patients").query(UUID.class).single();
    }

    private List<String> deeds() {
        return database.sql("SELECT name || ' ' || deed FROM audit JOIN staff_account ON staff_account.id = staff_id"
                        + " WHERE deed LIKE 'TASK%' AND patient_id = ? ORDER BY audit.id")
                .param(patient())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
