package clinic.booking.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RealBooking
class BookingIT {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LocalDate TUESDAY = LocalDate.parse("2026-11-24");
    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-11-25");
    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";

    private final BookingClient client;
    private final JdbcClient jdbc;
    private final StandingClock clock;

    @Autowired
    BookingIT(BookingClient client, JdbcClient jdbc, StandingClock clock) {
        this.client = client;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void emptyCalendar() {
        clock.stand(StandingClock.SUNDAY);
        jdbc.sql("TRUNCATE appointments, taken_time, booking_keys, consents, patients, outbox")
                .update();
    }

    @Test
    void bookingAnswersWithTheVisitAndItsLink() {
        Answer booked = client.book(client.booking(BACK, ANNA, "2026-11-23T08:15:00+01:00"));
        assertThat(booked.status()).isEqualTo(201);
        assertThat(booked.text("status")).isEqualTo("booked");
        assertThat(booked.body().path("version").asInt()).isZero();
        assertThat(booked.text("start")).isEqualTo("2026-11-23T08:15:00+01:00");
        assertThat(booked.text("end")).isEqualTo("2026-11-23T09:00:00+01:00");
        assertThat(booked.text("manageUrl")).startsWith("https://clinic.example/appointments/a");
        assertThat(UUID.fromString(booked.text("id")).version()).isEqualTo(7);
    }

    @Test
    void takenSlotIsRefusedWithTheNearestFreeTimes() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        assertThat(client.book(booking).status()).isEqualTo(201);

        Answer refused = client.book(booking);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:slot-taken");
        List<String> alternatives = new ArrayList<>();
        refused.body()
                .path("alternatives")
                .forEach(slot -> alternatives.add(slot.path("start").asString()));
        assertThat(alternatives).contains("2026-11-23T09:15:00+01:00", "2026-11-23T10:45:00+01:00");
        for (JsonNode slot : refused.body().path("alternatives")) {
            ObjectNode other = client.booking(BACK, null, slot.path("start").asString());
            other.set("practitioner", slot.path("practitioner").path("id"));
            assertThat(client.post("/api/holds", hold(other), Map.of()).status())
                    .isIn(201, 409);
        }
        assertThat(count("appointments")).isOne();
    }

    @Test
    @DisplayName("2: a visit that overlaps by a quarter is refused")
    void overlappingVisitIsRefused() {
        assertThat(book(ANNA, "2026-11-23T10:00:00+01:00").status()).isEqualTo(201);
        assertThat(book(ANNA, "2026-11-23T10:30:00+01:00").status()).isEqualTo(409);
        assertThat(book(ANNA, "2026-11-23T09:30:00+01:00").status()).isEqualTo(409);
        assertThat(book(ANNA, "2026-11-23T10:45:00+01:00").status()).isEqualTo(201);
        assertThat(book(ANNA, "2026-11-23T09:15:00+01:00").status()).isEqualTo(201);
    }

    @Test
    @DisplayName("2: a hold keeps the time for its owner and for nobody else")
    void holdBlocksOthersButNotItsOwner() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer hold = client.post("/api/holds", hold(booking), Map.of());
        assertThat(hold.status()).isEqualTo(201);
        assertThat(Instant.parse(hold.text("expiresAt")))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(client.starts(BACK, ANNA, MONDAY)).doesNotContain("2026-11-23T10:00:00+01:00");

        assertThat(client.book(booking).status()).isEqualTo(409);
        booking.put("holdId", UUID.randomUUID().toString());
        assertThat(client.book(booking).status()).isEqualTo(409);
        booking.put("holdId", hold.text("id"));
        assertThat(client.book(booking).status()).isEqualTo(201);
        assertThat(count("taken_time")).isOne();
    }

    @Test
    void holderWhoChoosesAnotherTimeGivesUpTheFirst() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer hold = client.post("/api/holds", hold(booking), Map.of());
        booking.put("holdId", hold.text("id")).put("start", "2026-11-23T10:15:00+01:00");
        assertThat(client.book(booking).status()).isEqualTo(201);
        assertThat(count("taken_time")).isOne();
        assertThat(book(ANNA, "2026-11-23T09:30:00+01:00").status()).isEqualTo(201);
    }

    @Test
    void expiredHoldIsInNobodysWay() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer hold = client.post("/api/holds", hold(booking), Map.of());
        client.post("/api/holds", hold(client.booking(BACK, ANNA, "2026-11-23T10:45:00+01:00")), Map.of());
        clock.forward(Duration.ofMinutes(10));
        assertThat(client.starts(BACK, ANNA, MONDAY)).contains("2026-11-23T10:00:00+01:00");
        // Lies across both expired holds.
        assertThat(book(ANNA, "2026-11-23T10:30:00+01:00").status()).isEqualTo(201);
        booking.put("holdId", hold.text("id"));
        assertThat(client.book(booking).status()).isEqualTo(409);
    }

    @Test
    void expiredHoldStillBooksWhatIsStillFree() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Answer hold = client.post("/api/holds", hold(booking), Map.of());
        clock.forward(Duration.ofHours(1));
        booking.put("holdId", hold.text("id"));
        assertThat(client.book(booking).status()).isEqualTo(201);
        assertThat(count("taken_time")).isOne();
    }

    @Test
    @DisplayName("2: naming a stranger's visit as one's hold opens nothing")
    void strangersVisitIsNoHold() {
        Answer stranger = book(ANNA, "2026-11-23T10:00:00+01:00");
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        booking.put("holdId", stranger.text("id"));
        assertThat(client.book(booking).status()).isEqualTo(409);
        booking.put("start", "2026-11-23T13:00:00+01:00");
        assertThat(client.book(booking).status()).isEqualTo(201);
        assertThat(book(ANNA, "2026-11-23T10:00:00+01:00").status()).isEqualTo(409);
    }

    @Test
    @DisplayName("5: the same key with the same booking gets the same answer and books once")
    void repeatedRequestBooksOnce() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        Map<String, String> key = Map.of("Idempotency-Key", "key-1");
        Answer first = client.post("/api/appointments", booking, key);
        Answer second = client.post("/api/appointments", booking, key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(count("appointments")).isOne();

        assertThat(client.change(first, "cancellation", client.object()).status())
                .isEqualTo(200);
        assertThat(client.post("/api/appointments", booking, key).body()).isEqualTo(first.body());
    }

    @Test
    @DisplayName("5: the same key with another booking is an error that reveals nothing")
    void keyOfAnotherBookingIsRefused() {
        Map<String, String> key = Map.of("Idempotency-Key", "key-1");
        Answer first = client.post("/api/appointments", client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00"), key);
        Answer other = client.post("/api/appointments", client.booking(BACK, ANNA, "2026-11-23T13:00:00+01:00"), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("type")).isEqualTo("urn:clinic:problem:key-reused");
        assertThat(other.response().body()).doesNotContain(first.text("id")).doesNotContain("10:00");
        assertThat(count("appointments")).isOne();
    }

    @Test
    @DisplayName("5: a double click books once, whichever request comes first")
    void concurrentDuplicatesBookOnce() throws Exception {
        ObjectNode booking = client.booking(BACK, null, "2026-11-23T10:00:00+01:00");
        Map<String, String> key = Map.of("Idempotency-Key", "key-1");
        List<Answer> answers = AtOnce.all(Collections.nCopies(8, () -> client.post("/api/appointments", booking, key)));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(count("appointments")).isOne();
        assertThat(count("taken_time")).isOne();
    }

    @Test
    @DisplayName("6: the server itself checks lead time and horizon")
    void leadTimeAndHorizonAreChecked() {
        clock.stand(Instant.parse("2026-11-23T08:00:00Z"));
        assertFault(book(ANNA, "2026-11-23T09:45:00+01:00"), "start", "start-too-soon");
        assertFault(book(ANNA, "2026-11-20T10:00:00+01:00"), "start", "start-too-soon");
        assertFault(book(ANNA, "2027-11-24T10:00:00+01:00"), "start", "start-too-far");
        assertFault(book(ANNA, "9999-11-24T10:00:00+01:00"), "start", "start-too-far");
        assertThat(client.starts(BACK, ANNA, MONDAY).getFirst()).isEqualTo("2026-11-23T10:00:00+01:00");
        assertThat(book(ANNA, "2026-11-23T10:00:00+01:00").status()).isEqualTo(201);
        assertThat(book(ANNA, "2027-11-23T10:00:00+01:00").status()).isEqualTo(201);
        assertThat(client.starts(BACK, ANNA, LocalDate.parse("2027-11-25"))).isEmpty();
    }

    @Test
    @DisplayName("7: what is listed can be booked, and nothing else can")
    void listAndBookShareOneFunction() {
        List<JsonNode> listed = client.slots(BACK, ANNA, WEDNESDAY);
        assertThat(listed).hasSizeGreaterThan(10);
        for (JsonNode slot : listed) {
            Answer booked = book(ANNA, slot.path("start").asString());
            assertThat(booked.status()).as("listed at %s", slot.path("start")).isEqualTo(201);
            client.change(booked, "cancellation", client.object());
        }
        long seed = System.nanoTime();
        RandomGenerator random = new SplittableRandom(seed);
        List<Instant> offered = listed.stream()
                .map(slot -> OffsetDateTime.parse(slot.path("start").asString()).toInstant())
                .toList();
        for (int i = 0; i < 40; i++) {
            Instant start = WEDNESDAY
                    .atStartOfDay(ZoneId.of("Europe/Stockholm"))
                    .plusMinutes(random.nextInt(24 * 60))
                    .toInstant();
            if (!offered.contains(start)) {
                assertThat(book(ANNA, start.toString()).status())
                        .as("not listed: %s (seed %d)", start, seed)
                        .isEqualTo(409);
            }
        }
        assertThat(jdbc.sql("SELECT count(*) FROM taken_time").query(Long.class).single())
                .isZero();
    }

    @Test
    void everySlotListedForAnyoneCanBeBookedWithTheOneItNames() {
        List<JsonNode> listed = client.slots("return-visit", null, WEDNESDAY);
        assertThat(listed)
                .extracting(slot -> slot.path("start").asString()
                        + slot.path("location").path("id").asString())
                .doesNotHaveDuplicates();
        for (JsonNode slot : listed) {
            ObjectNode booking =
                    client.booking("return-visit", null, slot.path("start").asString());
            booking.set("practitioner", slot.path("practitioner").path("id"));
            Answer booked = client.book(booking);
            assertThat(booked.status()).isEqualTo(201);
            client.change(booked, "cancellation", client.object());
        }
    }

    @Test
    void anyPractitionerIsWhoeverIsStillFree() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(book(null, "2026-11-23T10:00:00+01:00").status());
        }
        // On Mondays Anna, Johan and Sara give this treatment.
        assertThat(statuses).containsExactly(201, 201, 201, 409);
        assertThat(jdbc.sql("SELECT count(DISTINCT practitioner_id) FROM appointments")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("10: a visit is not in its own way when it moves by a quarter")
    void visitMovesByAQuarter() {
        Answer booked = client.book(client.booking("exercise-session", "Johan Berg", "2026-11-24T10:00:00+01:00"));
        Answer moved = client.change(booked, "reschedule", client.object().put("start", "2026-11-24T10:15:00+01:00"));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.text("start")).isEqualTo("2026-11-24T10:15:00+01:00");
        assertThat(moved.text("end")).isEqualTo("2026-11-24T11:15:00+01:00");
        assertThat(moved.text("manageUrl")).isEqualTo(booked.text("manageUrl"));
        assertThat(moved.body().path("version").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT schedule_version FROM appointments")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(count("taken_time")).isOne();
        assertThat(book("Johan Berg", "2026-11-24T09:30:00+01:00").status()).isEqualTo(201);
    }

    @Test
    void visitMovesToAnotherPractitioner() {
        Answer booked = book(ANNA, "2026-11-24T10:00:00+01:00");
        Answer moved = client.change(
                booked,
                "reschedule",
                client.object()
                        .put("start", "2026-11-25T10:00:00+01:00")
                        .put("practitioner", client.practitioner("Johan Berg").toString()));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(client.starts(BACK, ANNA, TUESDAY)).contains("2026-11-24T10:00:00+01:00");
        assertThat(client.starts(BACK, "Johan Berg", WEDNESDAY)).doesNotContain("2026-11-25T10:00:00+01:00");
    }

    @Test
    void moveOntoATakenTimeIsRefusedAndLeavesTheVisit() {
        book(ANNA, "2026-11-24T13:00:00+01:00");
        Answer booked = book(ANNA, "2026-11-24T10:00:00+01:00");
        Answer refused = client.change(booked, "reschedule", client.object().put("start", "2026-11-24T13:15:00+01:00"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("alternatives").size()).isPositive();
        assertThat(client.starts(BACK, ANNA, TUESDAY)).doesNotContain("2026-11-24T10:00:00+01:00");
    }

    @Test
    void cancellingFreesTheTimeAndCountsOnce() {
        Answer booked = book(ANNA, "2026-11-24T10:00:00+01:00");
        Answer cancelled = client.change(booked, "cancellation", client.object().put("reason", "Jag är bortrest"));
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("status")).isEqualTo("cancelled");
        assertThat(client.change(booked, "cancellation", client.object()).status())
                .isEqualTo(200);
        assertThat(jdbc.sql("SELECT count(*) FROM outbox WHERE type = 'booking.appointment.cancelled'")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(book(ANNA, "2026-11-24T10:00:00+01:00").status()).isEqualTo(201);
        Answer moved = client.change(booked, "reschedule", client.object().put("start", "2026-11-24T14:00:00+01:00"));
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.text("type")).isEqualTo("urn:clinic:problem:no-longer-booked");
    }

    @Test
    void afterTheCutOffThePatientIsAskedToCall() {
        Answer booked = book(ANNA, "2026-11-24T10:00:00+01:00");
        clock.stand(Instant.parse("2026-11-23T09:00:00.001Z"));
        for (String change : List.of("cancellation", "reschedule")) {
            Answer refused = client.change(
                    booked,
                    change,
                    change.equals("reschedule")
                            ? client.object().put("start", "2026-11-25T10:00:00+01:00")
                            : client.object());
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:too-late-to-change");
            assertThat(refused.text("phone")).isEqualTo("08-465 004 10");
            assertThat(refused.text("detail")).contains("08-465 004 10");
        }
        clock.stand(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(client.change(booked, "cancellation", client.object()).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("35: only the visit's own link opens it, and every other gets the same answer")
    void onlyTheOwnLinkOpens() {
        Answer mine = book(ANNA, "2026-11-24T10:00:00+01:00");
        Answer yours = book(ANNA, "2026-11-24T13:00:00+01:00");
        String path = "/api/appointments/" + mine.text("id") + "/cancellation";
        String token = BookingClient.token(mine);
        String flipped = token.substring(0, 48) + (token.charAt(48) == 'A' ? 'B' : 'A');
        List<Answer> refused = List.of(
                client.post(path, client.object(), Map.of()),
                client.post(path, client.object(), Map.of("Authorization", "Bearer ")),
                client.post(path, client.object(), Map.of("Authorization", "Bearer " + flipped)),
                client.post(path, client.object(), Map.of("Authorization", "Bearer " + BookingClient.token(yours))),
                client.post(
                        "/api/appointments/" + UUID.randomUUID() + "/cancellation",
                        client.object(),
                        Map.of("Authorization", "Bearer " + token)));
        assertThat(refused).extracting(Answer::status).containsOnly(401);
        assertThat(refused)
                .extracting(answer -> answer.text("title"))
                .containsOnly(refused.getFirst().text("title"));
        assertThat(jdbc.sql("SELECT count(*) FROM appointments WHERE state = 'BOOKED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("13: a family that shares one address stays several patients, and nobody is written over")
    void familyStaysSeveralPatients() {
        bookFor("Karin Ek", "1971-04-02", "08:00");
        bookFor("Nils Ek", "2010-06-12", "09:00");
        bookFor("Nora Ek", "2010-06-12", "10:00");
        bookFor("Karin Ek", "1971-04-02", "11:00");
        assertThat(jdbc.sql("SELECT name FROM patients ORDER BY name")
                        .query(String.class)
                        .list())
                .containsExactly("Karin Ek", "Nils Ek", "Nora Ek");
        assertThat(jdbc.sql("SELECT count(*) FROM appointments a JOIN patients p ON p.id = a.patient_id"
                                + " WHERE p.name = 'Karin Ek'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("SELECT count(*) FROM outbox WHERE type = 'booking.patient.recorded'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("13: a known birth date and address do not send messages to another phone")
    void anotherPhoneIsAnotherPatient() {
        book(ANNA, "2026-11-23T08:00:00+01:00");
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T09:00:00+01:00");
        ((ObjectNode) booking.path("patient")).put("mobile", "070-174 06 66");
        assertThat(client.book(booking).status()).isEqualTo(201);
        assertThat(jdbc.sql("SELECT mobile FROM patients ORDER BY mobile")
                        .query(String.class)
                        .list())
                .containsExactly("+46701740605", "+46701740666");
    }

    @Test
    void latestConsentCountsAndTheOldOneStaysAsProof() {
        book(ANNA, "2026-11-23T08:00:00+01:00");
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T09:00:00+01:00");
        booking.putArray("consents").add("reminders");
        client.book(booking);
        assertThat(jdbc.sql(
                                "SELECT purpose || ' ' || (withdrawn_at IS NULL) || ' ' || text FROM consents ORDER BY purpose")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "FOLLOW_UPS false Ja, fråga mig hur det går efter besöket och skicka råd med sms eller e-post.",
                        "REMINDERS true Ja, skicka påminnelser om mitt besök med sms eller e-post.");
        assertThat(jdbc.sql("SELECT payload ->> 'version' || (payload -> 'consents')::text FROM outbox"
                                + " WHERE type = 'booking.patient.recorded' ORDER BY id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("2[\"reminders\"]");
    }

    @Test
    void whatIsWrongIsNamedByItsField() {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T10:00:00+01:00");
        assertFault(client.book(booking.deepCopy().put("start", "tomorrow")), "start", "unreadable");
        assertFault(client.book(booking.deepCopy().put("start", "2026-11-23T10:00:00")), "start", "unreadable");
        assertFault(client.book(booking.deepCopy().put("colour", "red")), "colour", "unknown-field");
        assertFault(client.book(booking.deepCopy().put("status", "completed")), "status", "unknown-field");
        assertFault(
                client.book(
                        booking.deepCopy().put("treatment", UUID.randomUUID().toString())),
                "treatment",
                "unknown-treatment");
        assertFault(
                client.book(
                        booking.deepCopy().put("practitioner", UUID.randomUUID().toString())),
                "practitioner",
                "unknown-practitioner");
        assertFault(
                client.book(
                        booking.deepCopy().put("condition", UUID.randomUUID().toString())),
                "condition",
                "unknown-condition");
        assertFault(client.book(booking.deepCopy().put("safety", "maybe")), "safety", "unknown-safety");
        assertFault(client.book(patient(booking, "mobile", "12")), "patient.mobile", "mobile-unreadable");
        assertFault(client.book(patient(booking, "mobile", "08-465 004 00")), "patient.mobile", "mobile-unreadable");
        assertFault(client.book(patient(booking, "email", "karin")), "patient.email", "email-unreadable");
        assertFault(
                client.book(patient(booking, "email", "a@example.com\r\nBcc: b@example.com")),
                "patient.email",
                "email-unreadable");
        assertFault(client.book(patient(booking, "name", " ")), "patient.name", "name-missing");
        assertFault(
                client.book(patient(booking, "birthDate", "2031-01-01")), "patient.birthDate", "birth-date-impossible");
        assertFault(client.book(patient(booking, "birthDate", "1971-02-30")), "patient.birthDate", "unreadable");
        assertFault(client.book(patient(booking, "language", "fr")), "patient.language", "language-unknown");
        assertFault(client.book(patient(booking, "sex", "x")), "patient.sex", "unknown-field");
        ObjectNode unreachable = booking.deepCopy();
        ((ObjectNode) unreachable.path("patient")).remove(List.of("mobile", "email"));
        assertFault(client.book(unreachable), "patient.mobile", "contact-missing");
        assertThat(client.post("/api/appointments", "{", Map.of()).status()).isEqualTo(400);
        assertThat(client.book(client.object()).body().path("errors").size()).isEqualTo(3);
        assertThat(count("appointments")).isZero();
    }

    @Test
    void questionsForSlotsAreBounded() {
        UUID treatment = client.treatment(BACK);
        assertFault(
                client.get("/api/slots?treatment=" + treatment + "&from=2026-11-23&days=32"),
                "days",
                "days-out-of-range");
        assertFault(client.get("/api/slots?treatment=" + treatment + "&from=soon"), "from", "unreadable");
        assertFault(client.get("/api/slots?treatment=" + treatment), "from", "missing");
        assertFault(
                client.get("/api/slots?treatment=" + UUID.randomUUID() + "&from=2026-11-23"),
                "treatment",
                "unknown-treatment");
        assertThat(client.get("/api/slots?treatment=" + treatment + "&from=%2B999999999-12-31")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/api/slots?treatment=" + treatment + "&from=-999999999-01-01")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void namesAreInTheLanguageAskedFor() {
        assertThat(client.get("/api/treatments").body().get(0).path("name").asString())
                .isEqualTo("Första besök");
        assertThat(client.get("/api/treatments", "Accept-Language", "en")
                        .body()
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("First visit");
        assertThat(client.get("/api/treatments?lang=en").body()).hasSize(8);
        assertThat(client.get("/api/practitioners").body()).hasSize(6);
        assertThat(client.get("/api/locations").body()).hasSize(2);
    }

    private Answer book(@Nullable String practitioner, String start) {
        return client.book(client.booking(BACK, practitioner, start));
    }

    private void bookFor(String name, String birthDate, String time) {
        ObjectNode booking = client.booking(BACK, ANNA, "2026-11-23T" + time + ":00+01:00");
        ((ObjectNode) booking.path("patient")).put("name", name).put("birthDate", birthDate);
        assertThat(client.book(booking).status()).isEqualTo(201);
    }

    private static ObjectNode patient(ObjectNode booking, String field, String value) {
        ObjectNode other = booking.deepCopy();
        ((ObjectNode) other.path("patient")).put(field, value);
        return other;
    }

    private ObjectNode hold(ObjectNode booking) {
        ObjectNode hold = client.object();
        hold.set("treatment", booking.path("treatment"));
        hold.set("practitioner", booking.path("practitioner"));
        hold.set("start", booking.path("start"));
        return hold;
    }

    private static void assertFault(Answer answer, String field, String code) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("urn:clinic:problem:invalid-input");
        assertThat(answer.body().path("errors").toString())
                .contains("\"field\":\"" + field + "\",\"code\":\"" + code + "\"");
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
