package clinic.booking.change;

import static clinic.booking.BookingClient.assertFault;
import static clinic.booking.BookingClient.override;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.Aftermath;
import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.staff.StaffBrowser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Staff put visits where they want them. Anna's lunch, evening and holidays are closed; her visits are 45 minutes. */
@RealBooking
class StaffTimeIT {

    private static final String ANNA = "Anna Lindqvist";
    private static final String JOHAN = "Johan Berg";
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
    StandingClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    void visitMovesAndGrowsAndThePatientIsTold() {
        Answer booked = client.book(BACK, ANNA, TEN);
        Answer placed =
                place("reception", booked, to("2026-11-24T13:00:00+01:00").put("minutes", 90));
        assertThat(placed.status()).as("%s", placed.body()).isEqualTo(200);
        assertThat(placed.text("start")).isEqualTo("2026-11-24T13:00:00+01:00");
        assertThat(placed.text("end")).isEqualTo("2026-11-24T14:30:00+01:00");
        assertThat(client.book(BACK, ANNA, "2026-11-24T14:00:00+01:00").status())
                .as("all of the longer visit is taken")
                .isEqualTo(409);
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.rescheduled'"))
                .isOne();

        Answer again = place("reception", booked, to("2026-11-24T15:00:00+01:00"));
        assertThat(again.text("end")).as("it stays as long as it is").isEqualTo("2026-11-24T16:30:00+01:00");
        assertFault(place("reception", booked, to(TEN).put("minutes", 0)), "minutes", "minutes-impossible");
        assertFault(place("reception", booked, client.object()), "start", "missing");
        assertFault(
                place(
                        "reception",
                        booked,
                        override(to("2026-11-21T10:00:00+01:00"), "Bakåt", "too-soon", "outside-hours")),
                "start",
                "start-too-soon");
    }

    @Test
    void closedTimeYieldsToAReason() {
        Answer booked = client.book(BACK, ANNA, TEN);
        Answer refused = place("reception", booked, to(THREE_AT_NIGHT));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:time-closed");
        assertThat(refused.closedBy()).containsExactly("outside-hours");
        assertThat(refused.body().path("overridable").asBoolean()).isTrue();
        assertThat(refused.body().path("alternatives").size()).isEqualTo(6);
        assertThat(client.show(booked).text("start")).isEqualTo(TEN);

        Answer placed = place("reception", booked, override(to(THREE_AT_NIGHT), "Anna har lovat", "outside-hours"));
        assertThat(placed.status()).as("%s", placed.body()).isEqualTo(200);
        assertThat(placed.text("start")).isEqualTo(THREE_AT_NIGHT);
        assertThat(aftermath.overrides()).containsExactly("MOVED STAFF outside-hours: Anna har lovat");

        place("reception", booked, override(to("2026-11-24T13:00:00+01:00"), "Behövs inte", "outside-hours"));
        assertThat(aftermath.overrides())
                .as("where nothing was in the way, nothing was set aside")
                .hasSize(1);
    }

    @Test
    void reasonForOneRuleOpensNoOther() {
        Answer booked = client.book(BACK, ANNA, TEN);
        ObjectNode asked = override(to("2026-11-24T10:10:00+01:00"), "Hon kommer med tåget", "off-grid");
        jdbc.sql(
                        "INSERT INTO changed_hours VALUES (gen_random_uuid(), ?, NULL, '2026-11-24', 'ABSENT', '08:00', '12:00')")
                .param(client.practitioner(ANNA))
                .update();
        Answer refused;
        try {
            refused = place("reception", booked, asked);
        } finally {
            jdbc.sql("DELETE FROM changed_hours WHERE date = '2026-11-24'").update();
        }
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
        assertThat(refused.closedBy()).containsExactly("off-grid", "absent");
        assertThat(client.show(booked).text("start")).isEqualTo(TEN);
        assertThat(aftermath.overrides()).isEmpty();

        assertFault(place("reception", booked, override(to(THREE_AT_NIGHT), "Därför")), "override.rules", "missing");
        assertFault(
                place("reception", booked, override(to(THREE_AT_NIGHT), " ", "outside-hours")),
                "override.reason",
                "no-reason");
        assertThat(place("reception", booked, to(THREE_AT_NIGHT).put("overrideReason", "Anna har lovat"))
                        .status())
                .as("a reason that names no rule")
                .isEqualTo(400);
    }

    @Test
    @DisplayName("Scenario 4: a time that a patient has taken meanwhile yields to no reason, nor does a longer visit")
    void takenTimeYieldsToNoReason() {
        Answer booked = client.book(BACK, ANNA, TEN);
        client.book(BACK, ANNA, "2026-11-24T13:00:00+01:00");
        Answer refused = place("admin", booked, override(to("2026-11-24T13:15:00+01:00"), "Det är bråttom", "visit"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:slot-taken");
        assertThat(refused.closedBy()).containsExactly("visit");
        assertThat(refused.body().path("overridable").asBoolean()).isFalse();
        assertThat(refused.body().path("alternatives").size()).isEqualTo(6);
        assertThat(client.show(booked).text("start")).isEqualTo(TEN);
        assertThat(aftermath.overrides()).isEmpty();

        Answer longer = place("admin", booked, override(to(TEN).put("minutes", 200), "Lång", "outside-hours", "visit"));
        assertThat(longer.closedBy()).as("nor does a longer visit").contains("visit");
    }

    @Test
    @DisplayName("Scenario 36: a practitioner puts only their own visits elsewhere, and onto no colleague")
    void practitionerStaysInTheirOwnCalendar() {
        Answer own = client.book(BACK, ANNA, TEN);
        Answer colleagues = client.book(BACK, JOHAN, TEN);
        assertThat(place("anna", own, to("2026-11-24T13:00:00+01:00")).status()).isEqualTo(200);
        ObjectNode away = to("2026-11-24T14:00:00+01:00")
                .put("practitioner", client.practitioner(JOHAN).toString());
        for (Answer refused :
                List.of(place("anna", colleagues, to("2026-11-24T13:00:00+01:00")), place("anna", own, away))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:not-yours");
        }
        assertThat(place("reception", own, away).status()).isEqualTo(200);
        assertThat(client.change(own, "time", to(TEN)).status()).isNotEqualTo(200);
        assertThat(place("editor", own, to(TEN)).status()).isEqualTo(403);
    }

    @Test
    void whoSawAnotherVersionIsRefusedAndWhoRepeatsThemselvesMovesOnce() {
        Answer booked = client.book(BACK, ANNA, TEN);
        ObjectNode to = to("2026-11-24T13:00:00+01:00");
        Answer once = place("reception", booked, to, Map.of("If-Match", "\"0\"", "Idempotency-Key", "drag-1"));
        Answer twice = place("reception", booked, to, Map.of("If-Match", "\"0\"", "Idempotency-Key", "drag-1"));
        assertThat(once.status()).isEqualTo(200);
        assertThat(twice.response().body()).isEqualTo(once.response().body());
        assertThat(place("reception", booked, to(TEN), Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(412);
        assertThat(calendar.count("outbox WHERE type = 'booking.appointment.rescheduled'"))
                .isOne();
    }

    @Test
    void visitThatHasBegunStays() {
        Answer booked = client.book(BACK, ANNA, TEN);
        clock.stand(Instant.parse("2026-11-24T09:05:00Z"));
        Answer refused = place("reception", booked, to("2026-11-24T15:00:00+01:00"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:clinic:problem:visit-has-begun");
    }

    private ObjectNode to(String start) {
        return client.object().put("start", start);
    }

    private Answer place(String name, Answer booked, ObjectNode body) {
        return place(name, booked, body, Map.of());
    }

    private Answer place(String name, Answer booked, ObjectNode body, Map<String, String> headers) {
        return client.post(
                "/api/staff/appointments/" + booked.text("id") + "/time",
                body,
                StaffBrowser.signedIn(port, name, "sv").headers(headers));
    }
}
