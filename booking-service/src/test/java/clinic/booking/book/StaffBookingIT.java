package clinic.booking.book;

import static clinic.booking.BookingClient.assertFault;
import static clinic.booking.BookingClient.override;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.Aftermath;
import clinic.booking.AtOnce;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.staff.StaffBrowser;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Staff book for whoever calls, over the API, where patients cannot. Anna's evenings are closed. */
@RealBooking
class StaffBookingIT {

    private static final String AT = "/api/staff/appointments";
    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";
    private static final String TEN = "2026-11-24T10:00:00+01:00";
    private static final String THREE_AT_NIGHT = "2026-11-24T03:00:00+01:00";

    @LocalServerPort
    int port;

    @Autowired
    BookingClient client;

    @Autowired
    EmptyCalendar calendar;

    @Autowired
    Aftermath aftermath;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StandingClock clock;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
        jdbc.sql("DELETE FROM tasks").update();
        aftermath.begin();
    }

    @AfterEach
    void nothingOverlapsAndNobodyDeadlocked() {
        jdbc.sql("DELETE FROM changed_hours WHERE date = '2026-11-24'").update();
        aftermath.isSound();
    }

    @Test
    void closedTimeIsNamedAndYieldsToAReasonThatTheAuditKeeps() {
        Answer refused = book("reception", at(THREE_AT_NIGHT));
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:time-closed");
        assertThat(refused.closedBy()).containsExactly("outside-hours");
        assertThat(refused.body().path("overridable").asBoolean()).isTrue();
        assertThat(refused.body().path("alternatives").size()).isEqualTo(6);
        assertThat(calendar.count("appointments")).isZero();

        Answer booked = book("reception", override(at(THREE_AT_NIGHT), "Anna har lovat", "outside-hours"));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(booked.text("start")).isEqualTo(THREE_AT_NIGHT);
        assertThat(booked.text("end")).isEqualTo("2026-11-24T03:45:00+01:00");
        assertThat(aftermath.overrides()).containsExactly("BOOKED STAFF outside-hours: Anna har lovat");
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.booked'"))
                .isOne();

        book("reception", override(at(TEN), "Behövs inte", "outside-hours"));
        assertThat(aftermath.overrides())
                .as("where nothing was in the way, nothing was set aside")
                .hasSize(1);
    }

    @Test
    void reasonForOneRuleOpensNoOther() {
        ObjectNode asked = override(at(TEN), "Hon är på väg", "too-soon");
        jdbc.sql(
                        "INSERT INTO changed_hours VALUES (gen_random_uuid(), ?, NULL, '2026-11-24', 'ABSENT', '08:00', '12:00')")
                .param(client.practitioner(ANNA))
                .update();
        Answer refused = book("reception", asked);
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
        assertThat(refused.closedBy()).containsExactly("absent");
        assertThat(calendar.count("appointments")).isZero();
    }

    @Test
    @DisplayName("Scenario 4: what a patient has taken or holds meanwhile yields to no reason")
    void takenTimeYieldsToNoReason() {
        client.book(BACK, ANNA, TEN);
        Answer refused = book("admin", override(at("2026-11-24T10:10:00+01:00"), "Bråttom", "off-grid", "visit"));
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:slot-taken");
        assertThat(refused.closedBy()).containsExactly("visit", "off-grid");
        assertThat(refused.body().path("overridable").asBoolean()).isFalse();

        client.post("/api/holds", client.hold(booking("2026-11-24T14:00:00+01:00")), Map.of());
        Answer held = book("admin", override(at("2026-11-24T14:00:00+01:00"), "Bråttom", "hold"));
        assertThat(held.closedBy()).containsExactly("hold");
        assertThat(calendar.count("appointments")).isOne();
        assertThat(aftermath.overrides()).isEmpty();
    }

    @Test
    void holdOfTheirOwnBecomesTheVisit() {
        Answer hold = client.post("/api/holds", client.hold(booking(TEN)), Map.of());
        ObjectNode asked = at(TEN);
        ((ObjectNode) asked.path("booking")).put("holdId", hold.text("id"));
        Answer booked = book("reception", asked);
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(calendar.count("taken_time WHERE expires_at IS NOT NULL")).isZero();
        assertThat(aftermath.overrides()).isEmpty();
    }

    @Test
    @DisplayName("Scenario 1: of many desks that override for one closed time, one gets it")
    void oneOfManyDesksGetsAClosedTime() throws Exception {
        Map<String, String> headers =
                StaffBrowser.signedIn(port, "reception", "sv").headers();
        List<Callable<Answer>> desks = new ArrayList<>();
        for (int desk = 0; desk < 24; desk++) {
            // Visits that overlap, begun at different minutes.
            String start = "2026-11-24T03:%02d:00+01:00".formatted(desk);
            ObjectNode body = override(at(start), "Alla vill", "outside-hours", "off-grid");
            ((ObjectNode) body.path("booking").path("patient"))
                    .put("name", "Person " + desk)
                    .put("email", "p" + desk + "@example.com");
            desks.add(() -> client.post(AT, body, headers));
        }
        List<Answer> answers = AtOnce.all(desks);
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(calendar.count("appointments")).isOne();
    }

    @Test
    void manyBookingsAtOnceOfSomebodyNewAreOnePerson() throws Exception {
        List<Answer> answers = AtOnce.all(bookings(true));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(calendar.count("appointments")).isEqualTo(answers.size());
        assertThat(calendar.count("patients")).isOne();
        assertThat(calendar.count("tasks")).isZero();
    }

    @Test
    void manyBookingsAtOnceThatMayBeOnePersonAreAskedAbout() throws Exception {
        List<Answer> answers = AtOnce.all(bookings(false).subList(0, 4));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(calendar.count("patients")).isEqualTo(4);
        assertThat(calendar.count("tasks WHERE kind = 'POSSIBLY_SAME'"))
                .as("each of four with each")
                .isEqualTo(6);
    }

    /**
     * Of one person, by two desks and by themselves, at times that are free.
     *
     * @param born whether the birth date is told, without which nobody is known again
     */
    private List<Callable<Answer>> bookings(boolean born) {
        Map<String, String> desk =
                StaffBrowser.signedIn(port, "reception", "sv").headers();
        List<Callable<Answer>> bookings = new ArrayList<>();
        for (int day = 24; day < 28; day++) {
            for (String name : List.of(ANNA, "Johan Berg", "Sara Nyström")) {
                List<String> starts = client.starts(BACK, name, LocalDate.of(2026, 11, day));
                if (!starts.isEmpty()) {
                    ObjectNode booking = client.booking(BACK, name, starts.getFirst());
                    if (!born) {
                        ((ObjectNode) booking.path("patient")).remove("birthDate");
                    }
                    ObjectNode byStaff = client.object();
                    byStaff.set("booking", booking);
                    boolean themselves = bookings.size() % 3 == 2;
                    bookings.add(() -> themselves ? client.book(booking) : client.post(AT, byStaff, desk));
                }
            }
        }
        assertThat(bookings).hasSizeGreaterThan(5);
        return bookings;
    }

    @Test
    void visitGoesWithoutARoomRatherThanIntoAnothers() {
        String friday = "2026-11-27T10:00:00+01:00";
        client.book("manual-treatment", ANNA, friday);
        client.book("manual-treatment", "Sara Nyström", friday);
        ObjectNode asked = client.object();
        asked.set("booking", client.booking("manual-treatment", "David Okafor", friday));
        Answer refused = book("reception", asked);
        assertThat(refused.closedBy()).containsExactly("no-room");
        long taken = calendar.count("taken_time");
        Answer booked = book("reception", override(asked, "Han tar personalrummet", "no-room"));
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        assertThat(calendar.count("taken_time"))
                .as("the practitioner's time and no room")
                .isEqualTo(taken + 1);
        assertThat(aftermath.overrides()).containsExactly("BOOKED STAFF no-room: Han tar personalrummet");
        // A visit without its room is what the look afterwards would find.
        calendar.empty();
    }

    @Test
    void nobodyIsBookedWithWhoHasStoppedReceivingPatients() {
        jdbc.sql("UPDATE practitioners SET retired_from = '2026-11-24' WHERE name = ?")
                .param(ANNA)
                .update();
        try {
            Answer refused = book("reception", override(at(TEN), "Hon kommer in", "outside-hours", "not-given"));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.closedBy()).containsExactly("not-given");
            assertThat(refused.body().path("overridable").asBoolean()).isFalse();
        } finally {
            jdbc.sql("UPDATE practitioners SET retired_from = NULL WHERE name = ?")
                    .param(ANNA)
                    .update();
        }
    }

    @Test
    void badInputIsNamed() {
        assertFault(book("reception", client.object()), "booking", "missing");
        ObjectNode open = at(TEN);
        ((ObjectNode) open.path("booking")).remove("practitioner");
        assertFault(book("reception", open), "practitioner", "missing");
        assertFault(book("reception", override(at(TEN), " ", "absent")), "override.reason", "no-reason");
        assertFault(book("reception", override(at(TEN), "Därför")), "override.rules", "missing");
        assertFault(book("reception", override(at(TEN), "Därför", "full-moon")), "override.rules", "unknown-rule");
        assertFault(book("reception", override(at(TEN), "a".repeat(501), "absent")), "override.reason", "too-long");
        assertFault(
                book("reception", override(at("2026-11-21T10:00:00+01:00"), "Bakåt", "too-soon", "outside-hours")),
                "start",
                "start-too-soon");
        assertFault(
                book("reception", override(at("9999-11-24T10:00:00+01:00"), "Framåt", "too-far", "outside-hours")),
                "start",
                "start-too-far");
        ObjectNode patients = booking(TEN);
        patients.putObject("override").put("reason", "Jag vill");
        assertThat(client.book(patients).status())
                .as("a patient sets nothing aside")
                .isEqualTo(400);
    }

    @Test
    void whoRepeatsThemselvesBooksOnceAndAReasonIsAnotherRequest() {
        Map<String, String> key = Map.of("Idempotency-Key", "call-1");
        ObjectNode asked = override(at(THREE_AT_NIGHT), "Anna har lovat", "outside-hours");
        Answer once = book("reception", asked, key);
        Answer twice = book("reception", asked, key);
        assertThat(once.status()).isEqualTo(201);
        assertThat(twice.response().body()).isEqualTo(once.response().body());
        assertThat(calendar.count("appointments")).isOne();
        assertThat(book("reception", override(asked, "Annat skäl", "outside-hours"), key)
                        .text("type"))
                .isEqualTo("urn:clinic:problem:key-reused");
        assertThat(book("admin", asked, key).text("type"))
                .as("another's key says nothing")
                .isEqualTo("urn:clinic:problem:slot-taken");
    }

    @Test
    void whoAsksAgainOnceTheVisitHasBegunGetsItsAnswer() {
        Map<String, String> key = Map.of("Idempotency-Key", "call-2");
        ObjectNode asked = override(at("2026-11-23T03:00:00+01:00"), "Anna har lovat", "outside-hours");
        Answer once = book("reception", asked, key);
        assertThat(once.status()).as("%s", once.body()).isEqualTo(201);
        clock.stand(Instant.parse("2026-11-23T02:01:00Z"));
        assertThat(book("reception", asked, key).response().body())
                .isEqualTo(once.response().body());
    }

    @Test
    @DisplayName("Scenario 36: a practitioner sets rules aside in their own calendar alone")
    void practitionerOverridesInTheirOwnCalendar() {
        ObjectNode colleagues = client.object();
        colleagues.set("booking", client.booking(BACK, "Johan Berg", THREE_AT_NIGHT));
        Answer refused = book("anna", override(colleagues, "Jag vill", "outside-hours"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:not-yours");
        assertThat(calendar.count("appointments")).isZero();
        assertThat(book("anna", override(at(THREE_AT_NIGHT), "Jag vill", "outside-hours"))
                        .status())
                .isEqualTo(201);
    }

    private ObjectNode booking(String start) {
        return client.booking(BACK, ANNA, start);
    }

    private ObjectNode at(String start) {
        ObjectNode body = client.object();
        body.set("booking", booking(start));
        return body;
    }

    private Answer book(String name, ObjectNode body) {
        return book(name, body, Map.of());
    }

    private Answer book(String name, ObjectNode body, Map<String, String> headers) {
        return client.post(AT, body, StaffBrowser.signedIn(port, name, "sv").headers(headers));
    }
}
