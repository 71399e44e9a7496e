package clinic.booking.change;

import static clinic.booking.BookingClient.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.audit.Who;
import clinic.booking.online.Browser;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import clinic.booking.times.Slot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RealBooking
class RescheduleIT {

    private static final LocalDate TUESDAY = LocalDate.parse("2026-11-24");
    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-11-25");
    private static final String ANNA = "Anna Lindqvist";
    private static final String BACK = "back-and-leg";

    @LocalServerPort
    int port;

    private final BookingClient client;
    private final EmptyCalendar calendar;
    private final PlaceAppointment placing;
    private final JdbcClient jdbc;

    @Autowired
    RescheduleIT(BookingClient client, EmptyCalendar calendar, PlaceAppointment placing, JdbcClient jdbc) {
        this.client = client;
        this.calendar = calendar;
        this.placing = placing;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void emptyCalendar() {
        calendar.empty();
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
        assertThat(calendar.count("taken_time WHERE during = tstzrange('2026-11-24 09:15Z', '2026-11-24 10:15Z')"))
                .as("Johan, the training room and the treadmill came along")
                .isEqualTo(3)
                .isEqualTo(calendar.count("taken_time"));
        assertThat(client.book(BACK, "Johan Berg", "2026-11-24T09:30:00+01:00").status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("6: a move made by hand is under every rule: notice, horizon, hours, grid")
    void moveIsUnderEveryRule() {
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        Map<String, Integer> refused = new TreeMap<>();
        for (String start : List.of(
                "2026-11-22T10:15:00+01:00",
                "2027-12-07T10:00:00+01:00",
                "2026-11-24T03:00:00+01:00",
                "2026-11-24T10:07:00+01:00")) {
            refused.put(
                    start,
                    client.change(booked, "reschedule", client.object().put("start", start))
                            .status());
        }
        assertThat(refused.values()).containsExactly(400, 409, 409, 400);
        assertThat(client.show(booked).text("start")).isEqualTo("2026-11-24T10:00:00+01:00");
    }

    @Test
    @DisplayName(
            "A stranger's phone does not fill with messages about moves: by its link a visit moves six times a day")
    void movesByLinkAreFewADay() {
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        for (int moved = 0; moved < 6; moved++) {
            String start = moved % 2 == 0 ? "2026-11-25T10:00:00+01:00" : "2026-11-24T10:00:00+01:00";
            assertThat(client.change(booked, "reschedule", client.object().put("start", start))
                            .status())
                    .isEqualTo(200);
        }
        Answer often = client.change(booked, "reschedule", client.object().put("start", "2026-11-25T10:00:00+01:00"));
        assertThat(often.status()).isEqualTo(429);
        assertThat(often.text("type")).isEqualTo("urn:clinic:problem:too-often");
        String page = URI.create(booked.text("manageUrl")).getPath() + "/reschedule";
        Browser browser = new Browser(port);
        String slot = browser.get(page + "?day=2026-11-25").values("slot").getFirst();
        List<String> seen = browser.get(page + "?slot=" + slot).values("seen");
        Page told = browser.post(page, Map.of("slot", List.of(slot), "seen", seen));
        assertThat(told.status()).isEqualTo(429);
        assertThat(told.html()).contains("Tiden är inte bytt", "Ring ").doesNotContain("??");
        assertThat(client.show(booked).text("start")).isEqualTo("2026-11-24T10:00:00+01:00");

        placing.place(
                ChangeRequest.plain(UUID.fromString(booked.text("id")), Who.staff(UUID.randomUUID())),
                new NewPlace(null, Instant.parse("2026-11-25T09:00:00Z"), null, null));
        assertThat(client.show(booked).text("start"))
                .as("staff move it all the same")
                .isEqualTo("2026-11-25T10:00:00+01:00");
    }

    @Test
    void visitMovesToAnotherPractitioner() {
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
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
    @DisplayName("6: a visit that staff made longer is as long wherever its patient moves it")
    void staysAsLongAsItIs() {
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        placing.place(
                ChangeRequest.plain(UUID.fromString(booked.text("id")), Who.staff(UUID.randomUUID())),
                new NewPlace(null, Instant.parse("2026-11-24T12:00:00Z"), Duration.ofMinutes(90), null));
        client.book(BACK, ANNA, "2026-11-25T11:00:00+01:00");
        String page = URI.create(booked.text("manageUrl")).getPath() + "/reschedule?day=2026-11-25";
        assertThat(new Browser(port).get(page).values("slot"))
                .isNotEmpty()
                .filteredOn(slot -> Slot.valueOf(slot).practitioner().equals(client.practitioner(ANNA)))
                .as("what the page lists is long enough")
                .noneMatch(slot -> Slot.valueOf(slot).start().equals(Instant.parse("2026-11-25T09:00:00Z")));

        Answer refused = client.change(booked, "reschedule", client.object().put("start", "2026-11-25T10:00:00+01:00"));
        assertThat(refused.status()).as("there is one hour").isEqualTo(409);
        String nearest =
                refused.body().path("alternatives").path(0).path("start").asString();
        Answer moved = client.change(booked, "reschedule", client.object().put("start", nearest));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(Duration.between(OffsetDateTime.parse(moved.text("start")), OffsetDateTime.parse(moved.text("end"))))
                .isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    @DisplayName("7: where a visit that was made longer can be moved to is listed, all of it and nothing else")
    void eachListedStartIsAcceptedAndNoOther() {
        Answer booked = client.book(BACK, ANNA, "2026-11-25T13:00:00+01:00");
        placing.place(
                ChangeRequest.plain(UUID.fromString(booked.text("id")), Who.staff(UUID.randomUUID())),
                new NewPlace(null, Instant.parse("2026-11-25T12:00:00Z"), Duration.ofMinutes(90), null));
        client.book(BACK, ANNA, "2026-11-25T11:00:00+01:00");
        List<JsonNode> listed = slots(booked, "&days=1&practitioner=" + client.practitioner(ANNA));
        assertThat(listed)
                .extracting(RescheduleIT::start)
                .contains("2026-11-25T13:15:00+01:00", "2026-11-25T08:15:00+01:00");
        assertThat(listed).extracting(RescheduleIT::start).doesNotContain(booked.text("start"));

        // By its link it would move six times a day; staff are under the same rules of the calendar.
        Map<String, String> desk =
                StaffBrowser.signedIn(port, "reception", "sv").headers();
        String move = "/api/appointments/" + booked.text("id") + "/reschedule";
        List<String> accepted = new ArrayList<>();
        for (OffsetDateTime start = OffsetDateTime.parse("2026-11-25T07:00:00+01:00");
                start.getHour() < 17;
                start = start.plusMinutes(15)) {
            String at = start.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            Answer moved = client.post(move, client.object().put("start", at), desk);
            assertThat(moved.status()).as(at).isIn(200, 409);
            if (moved.status() == 200 && !at.equals(booked.text("start"))) {
                accepted.add(at);
            }
        }
        assertThat(accepted)
                .containsExactlyElementsOf(
                        listed.stream().map(RescheduleIT::start).toList());
    }

    @Test
    void whoMayNotMoveItIsListedNothing() {
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        Answer anothers = client.book(BACK, "Johan Berg", "2026-11-24T10:00:00+01:00");
        String times = "/api/appointments/" + booked.text("id") + "/slots?from=2026-11-25";
        assertThat(client.get(times).status()).isEqualTo(401);
        assertThat(client.get(times, "Authorization", "Bearer " + BookingClient.token(anothers))
                        .status())
                .isEqualTo(401);
        assertFault(ask(booked, "&days=32"), "days", "days-out-of-range");
        assertFault(ask(booked, "&location=" + UUID.randomUUID()), "location", "unknown-location");

        Answer own = client.send(
                "GET", times, StaffBrowser.signedIn(port, "anna", "sv").headers());
        assertThat(own.body().path("slots").valueStream())
                .as("a practitioner gives no colleague a visit")
                .isNotEmpty()
                .allMatch(slot ->
                        slot.path("practitioner").path("name").asString().equals(ANNA));
        client.change(booked, "cancellation", client.object());
        assertThat(ask(booked, "").text("type")).isEqualTo("urn:clinic:problem:no-longer-booked");
    }

    @Test
    void visitMovesToAPlaceThatIsNamed() {
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        JsonNode slot =
                slots(booked, "&practitioner=" + client.practitioner(ANNA)).getFirst();
        ObjectNode there = client.object().put("start", slot.path("start").asString());
        there.put("location", UUID.randomUUID().toString());
        assertFault(client.change(booked, "reschedule", there), "location", "unknown-location");
        there.put("location", location(client.slots(BACK, ANNA, TUESDAY).getFirst()));
        assertThat(client.change(booked, "reschedule", there).status())
                .as("on Wednesdays she is elsewhere")
                .isEqualTo(409);
        there.put("location", location(slot));
        assertThat(client.change(booked, "reschedule", there).status()).isEqualTo(200);
    }

    private static String start(JsonNode slot) {
        return slot.path("start").asString();
    }

    private static String location(JsonNode slot) {
        return slot.path("location").path("id").asString();
    }

    private List<JsonNode> slots(Answer booked, String asked) {
        return ask(booked, asked).body().path("slots").valueStream().toList();
    }

    private Answer ask(Answer booked, String asked) {
        return client.get(
                "/api/appointments/" + booked.text("id") + "/slots?from=" + WEDNESDAY + asked,
                "Authorization",
                "Bearer " + BookingClient.token(booked));
    }

    @Test
    void moveOntoATakenTimeIsRefusedAndLeavesTheVisit() {
        client.book(BACK, ANNA, "2026-11-24T13:00:00+01:00");
        Answer booked = client.book(BACK, ANNA, "2026-11-24T10:00:00+01:00");
        Answer refused = client.change(booked, "reschedule", client.object().put("start", "2026-11-24T13:15:00+01:00"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("alternatives").size()).isPositive();
        assertThat(client.starts(BACK, ANNA, TUESDAY)).doesNotContain("2026-11-24T10:00:00+01:00");
    }
}
