package clinic.booking.absence;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.staff.StaffBrowser;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anna is ill today, which is a Tuesday, and a program of staff says so at half past seven. */
@RealBooking
class AbsenceApiIT {

    private static final String ABSENCES = "/api/staff/absences";
    private static final String ANNA = "Anna Lindqvist";
    private static final String JOHAN = "Johan Berg";
    private static final String BACK = "back-and-leg";
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final Instant HALF_PAST_SEVEN = Instant.parse("2026-11-24T06:30:00Z");
    private static final String MOVED = "outbox WHERE type = 'booking.appointment.rescheduled'";
    private static final String CANCELLED = "outbox WHERE type = 'booking.appointment.cancelled'";

    @LocalServerPort
    private int port;

    @Autowired
    private BookingClient client;

    @Autowired
    private EmptyCalendar calendar;

    @Autowired
    private StandingClock clock;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    @AfterEach
    void everybodyIsHereAndNobodyIsBooked() {
        calendar.empty();
    }

    @Test
    void visitsAreSettledInOneGoAndWhomToRingIsListed() {
        String moved = booked("10:00");
        String offered = booked("13:00");
        String left = booked("15:00");
        StaffBrowser reception = onTuesday("reception");
        Answer noted = post(reception, "", today(ANNA));
        assertThat(noted.status()).as("%s", noted.body()).isEqualTo(201);
        String absence = "/" + noted.body().at("/away/id").asString();
        assertThat(noted.response().headers().firstValue("Location")).contains(ABSENCES + absence);
        assertThat(noted.body().path("undecided").findValuesAsString("id")).contains(moved, offered, left);
        JsonNode first = noted.body().at("/undecided/0");
        assertThat(first.at("/patient/mobile").asString()).isEqualTo("+46701740605");
        assertThat(first.path("moves")).isNotEmpty();
        assertThat(calendar.count("audit WHERE deed = 'SEEN' AND appointment_id = '" + moved + "'"))
                .isOne();
        assertThat(client.starts(BACK, ANNA, TUESDAY)).as("her time is closed").isEmpty();

        ObjectNode decisions = client.object();
        ArrayNode all = decisions.putArray("decisions");
        JsonNode proposed = first.path("proposed");
        all.add(decision(moved, "move")
                .put("version", first.at("/visit/version").asInt())
                .put("practitioner", proposed.at("/practitioner/id").asString())
                .put("start", proposed.path("start").asString()));
        all.add(decision(offered, "offer"));
        all.add(decision(left, "phone"));
        for (int time = 0; time < 2; time++) {
            Answer settled = post(reception, absence + "/decisions", decisions);
            assertThat(settled.status()).as("%s", settled.body()).isEqualTo(200);
            assertThat(settled.body().path("refused")).isEmpty();
            assertThat(settled.body().at("/absence/undecided")).isEmpty();
            assertThat(calendar.count(MOVED)).as("said twice it is done once").isOne();
            assertThat(calendar.count(CANCELLED)).isOne();
        }
        JsonNode done = get(reception, absence).body().path("settled");
        assertThat(done).hasSize(3);
        assertThat(done.valueStream())
                .as("whom to ring, and why")
                .extracting(one ->
                        one.path("decision").asString() + " " + one.path("ring").asString(""))
                .contains("phone left")
                .anyMatch(one -> one.startsWith("move"))
                .anyMatch(one -> one.startsWith("offer"));
        assertThat(done.at("/0").has("ring")).as("whom to ring comes first").isTrue();
        assertThat(database.sql("SELECT starts_at FROM appointments WHERE id = ?")
                        .param(UUID.fromString(moved))
                        .query(OffsetDateTime.class)
                        .single())
                .isAtSameInstantAs(OffsetDateTime.parse(proposed.path("start").asString()));
    }

    @Test
    void absenceIsNotedOnceListedAndEnded() {
        StaffBrowser reception = onTuesday("reception");
        String noted = "audit WHERE deed = 'ABSENCE_NOTED' AND resource_id = '" + client.practitioner(ANNA) + "'";
        long before = calendar.count(noted);
        String id = UUID.randomUUID().toString();
        ObjectNode afternoon = today(ANNA).put("id", id).put("from", "12:30");
        for (int time = 0; time < 2; time++) {
            assertThat(post(reception, "", afternoon).status()).isEqualTo(201);
        }
        assertThat(calendar.count(noted)).isEqualTo(before + 1);
        assertFault(post(reception, "", afternoon.deepCopy().put("from", "13:00")), "id", "already-used");
        JsonNode listed = get(reception, "").body();
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/practitioner/name").asString()).isEqualTo(ANNA);
        assertThat(listed.at("/0/from").asString()).startsWith("12:30");
        assertThat(get(onTuesday("anna"), "").body()).as("her own").hasSize(1);

        for (int time = 0; time < 2; time++) {
            assertThat(post(reception, "/" + id + "/end", client.object()).status())
                    .isEqualTo(204);
        }
        assertThat(get(reception, "").body()).isEmpty();
        assertThat(get(reception, "/" + id).body().at("/away/over").asBoolean()).isTrue();
        assertThat(client.starts(BACK, ANNA, TUESDAY)).isNotEmpty();
    }

    @Test
    void whatCannotBeIsNamedByItsField() {
        StaffBrowser reception = onTuesday("reception");
        assertFault(post(reception, "", client.object()), "practitioner", "missing");
        assertFault(post(reception, "", today(ANNA).without("last")), "last", "missing");
        assertFault(post(reception, "", today(ANNA).put("first", "2026-11-23")), "first", "day-over");
        assertFault(post(reception, "", today(ANNA).put("last", "2026-12-25")), "last", "days-out-of-range");
        assertFault(post(reception, "", today(ANNA).put("from", "12:00").put("until", "12:00")), "until", "not-later");
        assertFault(post(reception, "", today(ANNA).put("from", "noon")), "from", "unreadable");
        assertFault(
                post(
                        reception,
                        "",
                        today(ANNA).put("practitioner", UUID.randomUUID().toString())),
                "practitioner",
                "unknown-practitioner");
        assertFault(
                post(reception, "", today(ANNA).put("first", "2090-01-02").put("last", "2090-01-02")),
                "first",
                "days-out-of-range");
        assertThat(calendar.count("absences")).isZero();
    }

    @Test
    @DisplayName("Scenario 4: a visit that somebody changed meanwhile is left as it is, and all else is done")
    void whatCannotBeDoneIsToldAndAllElseIsDone() {
        String changed = booked("10:00");
        String cancelled = booked("15:00");
        String elsewhere = client.book(BACK, JOHAN, TUESDAY + "T10:00:00+01:00").text("id");
        StaffBrowser reception = onTuesday("reception");
        String absence =
                "/" + post(reception, "", today(ANNA)).body().at("/away/id").asString();
        ObjectNode decisions = client.object();
        decisions
                .putArray("decisions")
                .add(decision(changed, "cancel").put("version", 17))
                .add(decision(cancelled, "cancel"))
                .add(decision(elsewhere, "cancel"));
        Answer settled = post(reception, absence + "/decisions", decisions);
        assertThat(settled.status()).as("%s", settled.body()).isEqualTo(200);
        assertThat(settled.body().path("refused").valueStream())
                .extracting(one -> one.path("appointment").asString() + " "
                        + one.path("code").asString())
                .containsExactlyInAnyOrder(changed + " changed-meanwhile", elsewhere + " not-affected");
        assertThat(calendar.count(CANCELLED)).isOne();
        assertThat(settled.body().at("/absence/undecided/0/visit/id").asString())
                .isEqualTo(changed);

        decisions
                .putArray("decisions")
                .add(decision(changed, "forget"))
                .add(decision(changed, "move"))
                .add(client.object());
        Answer bad = post(reception, absence + "/decisions", decisions);
        assertFault(bad, "decisions.0.decision", "unknown-decision");
        assertFault(bad, "decisions.1.practitioner", "missing");
        assertFault(bad, "decisions.2.appointment", "missing");
        decisions.putArray("decisions").add(decision(changed, "offer")).add(decision(changed, "cancel"));
        assertFault(post(reception, absence + "/decisions", decisions), "decisions.1.appointment", "decided-twice");
        assertFault(post(reception, absence + "/decisions", client.object()), "decisions", "missing");
    }

    @Test
    @DisplayName("Scenario 36: a practitioner's program says so of themselves alone, and gives no visit to a colleague")
    void practitionerStaysInTheirOwnCalendar() {
        String visit = booked("10:00");
        StaffBrowser reception = onTuesday("reception");
        StaffBrowser anna = onTuesday("anna");
        assertType(post(anna, "", today(JOHAN)), 403, "not-yours");
        String colleagues =
                "/" + post(reception, "", today(JOHAN)).body().at("/away/id").asString();
        assertType(get(anna, colleagues), 403, "not-yours");
        assertType(post(anna, colleagues + "/end", client.object()), 403, "not-yours");
        assertType(post(anna, colleagues + "/decisions", object("decisions")), 403, "not-yours");
        assertThat(get(anna, "").body()).as("a colleague's is not listed").isEmpty();
        assertType(get(onTuesday("editor"), ""), 403, "not-allowed");
        assertType(client.get(ABSENCES), 401, "not-signed-in");
        assertType(get(reception, "/" + UUID.randomUUID()), 404, "not-found");

        String own = "/" + post(anna, "", today(ANNA)).body().at("/away/id").asString();
        ObjectNode decisions = object("decisions");
        ((ArrayNode) decisions.path("decisions"))
                .add(decision(visit, "move")
                        .put("practitioner", client.practitioner(JOHAN).toString())
                        .put("start", "2026-11-25T10:00:00+01:00"));
        assertThat(post(anna, own + "/decisions", decisions)
                        .body()
                        .at("/refused/0/code")
                        .asString())
                .isEqualTo("not-yours");
        assertThat(calendar.count(MOVED)).isZero();
    }

    @Test
    @DisplayName("Scenario 36: whoever is protected is no longer told of once the visit is a colleague's")
    void protectedIdentityIsOnTheListOfFew() {
        String visit = booked("15:00");
        database.sql("UPDATE patients SET protected_identity = true").update();
        StaffBrowser reception = onTuesday("reception");
        StaffBrowser anna = onTuesday("anna");
        Answer noted = post(reception, "", today(ANNA));
        String absence = "/" + noted.body().at("/away/id").asString();
        assertThat(noted.body().at("/undecided/0/unreached").asBoolean()).isTrue();
        assertThat(get(anna, absence).body().at("/undecided/0/patient/name").asString())
                .as("her own patient")
                .isEqualTo("Karin Ek");
        JsonNode colleague = noted.body()
                .at("/undecided/0/moves")
                .valueStream()
                .filter(time -> !time.at("/practitioner/name").asString().equals(ANNA))
                .findFirst()
                .orElseThrow();
        ObjectNode decisions = object("decisions");
        ((ArrayNode) decisions.path("decisions"))
                .add(decision(visit, "move")
                        .put("practitioner", colleague.at("/practitioner/id").asString())
                        .put("start", colleague.path("start").asString()));
        Answer settled = post(reception, absence + "/decisions", decisions);
        assertThat(settled.body().at("/absence/settled/0/ring").asString()).isEqualTo("unreached");
        assertThat(get(anna, absence).response().body()).doesNotContain("Karin Ek", "+4670", visit);
    }

    private Answer post(StaffBrowser who, String part, JsonNode body) {
        return client.post(ABSENCES + part, body, who.headers());
    }

    private Answer get(StaffBrowser who, String part) {
        return client.send("GET", ABSENCES + part, who.headers());
    }

    private ObjectNode today(String practitioner) {
        return client.object()
                .put("practitioner", client.practitioner(practitioner).toString())
                .put("first", TUESDAY.toString())
                .put("last", TUESDAY.toString());
    }

    private ObjectNode object(String list) {
        ObjectNode object = client.object();
        object.putArray(list);
        return object;
    }

    private ObjectNode decision(String visit, String what) {
        return client.object().put("appointment", visit).put("decision", what);
    }

    private String booked(String time) {
        Answer booked = client.book(BACK, ANNA, TUESDAY + "T" + time + ":00+01:00");
        assertThat(booked.status()).as("%s", booked.body()).isEqualTo(201);
        return booked.text("id");
    }

    private StaffBrowser onTuesday(String name) {
        clock.stand(HALF_PAST_SEVEN);
        return StaffBrowser.signedIn(port, name, "sv");
    }

    private static void assertType(Answer answer, int status, String type) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:clinic:problem:" + type);
    }
}
