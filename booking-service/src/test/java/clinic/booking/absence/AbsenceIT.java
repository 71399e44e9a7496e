package clinic.booking.absence;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.Browser.Page;
import clinic.booking.staff.StaffBrowser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Anna is ill today, which is a Tuesday; it is half past seven. */
@RealBooking
class AbsenceIT {

    private static final String NEW = "/staff/absences/new";
    private static final String ANNA = "Anna Lindqvist";
    private static final String JOHAN = "Johan Berg";
    private static final String BACK = "back-and-leg";
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final Instant HALF_PAST_SEVEN = Instant.parse("2026-11-24T06:30:00Z");
    private static final String MOVED = "outbox WHERE type = 'booking.appointment.rescheduled'";
    private static final String CANCELLED = "outbox WHERE type = 'booking.appointment.cancelled'";

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

    @BeforeEach
    @AfterEach
    void everybodyIsHereAndNobodyIsBooked() {
        calendar.empty();
    }

    @Test
    void eachVisitIsSettledInOneGoWithOneMessageAndWhoToRingIsListed() {
        String moved = booked("10:00");
        String offered = booked("13:00");
        String left = booked("15:00");
        StaffBrowser reception = onTuesday("reception");
        String absence = away(reception, ANNA, Map.of("span", "TODAY"));
        Page page = reception.get(absence);
        assertThat(page.html()).contains("Anna Lindqvist är borta", "Besök att ta ställning till: 3");

        Map<String, List<String>> form = form(page, moved, offered, left);
        form.put("choice-" + offered, List.of("OFFER"));
        form.put("choice-" + left, List.of("PHONE"));
        for (int time = 0; time < 2; time++) {
            assertThat(reception.post(absence, form).location()).isEqualTo(absence);
            assertThat(calendar.count(MOVED)).as("sent %d times before", time).isOne();
            assertThat(calendar.count(CANCELLED))
                    .as("sent %d times before", time)
                    .isOne();
        }
        assertThat(calendar.count("appointments WHERE state = 'BOOKED'")).isEqualTo(2);
        assertThat(calendar.count("appointments WHERE id = '" + left + "' AND practitioner_id = '"
                        + client.practitioner(ANNA) + "'"))
                .as("what is left for the telephone stays where it is")
                .isOne();
        assertThat(reception.get(absence).html())
                .contains(
                        "Flyttat. Nu ",
                        "Avbokat, med en länk till lediga tider",
                        "Har inte valt än",
                        "Står kvar tills ni har pratat",
                        "href=\"tel:+46701740605\"")
                .doesNotContain("Besök att ta ställning till");

        clock.forward(Duration.ofMinutes(20));
        assertThat(client.book(BACK, JOHAN, "2026-12-01T10:00:00+01:00").status())
                .isEqualTo(201);
        assertThat(reception.get(absence).html())
                .as("who has chosen another time")
                .contains("Har valt")
                .doesNotContain("Har inte valt än");
    }

    @Test
    void nothingNewIsBookedWhereSomebodyIsAway() {
        LocalDate wednesday = TUESDAY.plusDays(1);
        StaffBrowser reception = onTuesday("reception");
        assertThat(client.starts(BACK, ANNA, TUESDAY)).isNotEmpty();
        away(reception, ANNA, Map.of("span", "TODAY"));
        assertThat(client.starts(BACK, ANNA, TUESDAY)).isEmpty();
        assertThat(client.book(BACK, ANNA, "2026-11-24T13:00:00+01:00").status())
                .isEqualTo(409);
        assertThat(client.starts(BACK, ANNA, wednesday)).isNotEmpty();

        away(reception, ANNA, Map.of("span", "DAYS", "first", "2026-11-25", "last", "2026-11-26"));
        assertThat(client.starts(BACK, ANNA, wednesday)).isEmpty();
        assertThat(client.starts(BACK, ANNA, wednesday.plusDays(1))).isEmpty();
    }

    @Test
    void restOfTheDayLeavesTheMorningAlone() {
        String morning = booked("10:00");
        String underWay = booked("11:00");
        String afternoon = booked("15:00");
        clock.stand(Instant.parse("2026-11-24T10:30:00Z"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Page page = reception.get(away(reception, ANNA, Map.of("span", "REST_OF_TODAY")));
        assertThat(page.html()).contains("choice-" + afternoon, "från 11:30").doesNotContain("choice-" + morning);
        assertThat(page.options("choice-" + underWay))
                .as("whoever is just being treated")
                .containsExactly("PHONE");
        assertThat(whyClosed(reception, "10:15")).doesNotContain("\"absent\"");
        assertThat(whyClosed(reception, "13:00")).contains("\"absent\"");
        assertThat(whyClosed(reception, "14:00")).contains("\"absent\"");
    }

    @Test
    void someHoursLeaveTheRestOfTheDayAlone() {
        String before = booked("10:00");
        String within = booked("13:00");
        String after = booked("15:00");
        StaffBrowser reception = onTuesday("reception");
        Map<String, String> hours =
                Map.of("span", "DAYS", "first", "2026-11-24", "from", "12:30", "last", "2026-11-24", "until", "15:00");
        Page page = reception.get(away(reception, ANNA, hours));
        assertThat(page.html())
                .contains("12:30–15:00", "choice-" + within)
                .doesNotContain("choice-" + before, "choice-" + after);
        assertThat(whyClosed(reception, "14:30")).contains("\"absent\"");
        assertThat(whyClosed(reception, "15:00")).doesNotContain("\"absent\"");
        assertThat(reception.get(NEW).html()).contains("12:30–15:00");
    }

    @Test
    void oneChoiceCanBeMadeForAll() {
        String booked = booked("10:00");
        String second = booked("11:00");
        String here = booked("15:00");
        StaffBrowser reception = onTuesday("reception");
        String visit = "/staff/appointments/" + here;
        reception.press(visit, visit + "/step", Map.of("step", "ARRIVE"));
        String absence = away(reception, ANNA, Map.of("span", "TODAY"));
        assertThat(reception.get(absence).chosen("choice-" + booked)).startsWith("MOVE");
        Page page = reception.get(absence + "?all=CANCEL");
        for (String each : List.of(booked, second)) {
            assertThat(page.chosen("choice-" + each)).isEqualTo("CANCEL");
        }
        assertThat(page.chosen("choice-" + here))
                .as("who is here is talked to all the same")
                .isEqualTo("PHONE");
        assertThat(calendar.count(CANCELLED)).as("nothing is done by looking").isZero();

        Map<String, List<String>> asShown = form(page, booked, second, here);
        for (String each : List.of(booked, second, here)) {
            asShown.put("choice-" + each, List.of(page.chosen("choice-" + each)));
        }
        assertThat(reception.post(absence, asShown).location()).isEqualTo(absence);
        assertThat(database.sql("SELECT id::text FROM appointments WHERE state = 'CANCELLED' ORDER BY starts_at")
                        .query((row, n) -> row.getString(1))
                        .list())
                .as("all at once, and nobody else")
                .containsExactly(booked, second);
        assertThat(calendar.count(CANCELLED)).isEqualTo(2);
    }

    @Test
    @DisplayName("Scenario 36: who gets no message is to be rung, and a protected identity is on the list of few")
    void whoeverGetsNoMessageIsRungAndAProtectedIdentityIsOnTheListOfFew() {
        String visit = booked("15:00");
        database.sql("UPDATE patients SET protected_identity = true").update();
        StaffBrowser reception = onTuesday("reception");
        StaffBrowser anna = StaffBrowser.signedIn(port, "anna", "sv");
        String absence = away(reception, ANNA, Map.of("span", "TODAY"));
        Page page = reception.get(absence);
        assertThat(page.html()).contains("Karin Ek", "Får inga meddelanden");
        assertThat(anna.get(absence).html()).as("her own patient").contains("Karin Ek");
        Map<String, List<String>> form = form(page, visit);
        form.put(
                "choice-" + visit,
                page.options("choice-" + visit).stream()
                        .filter(choice ->
                                !choice.contains(client.practitioner(ANNA).toString()))
                        .limit(1)
                        .toList());

        assertThat(reception.post(absence, form).location()).isEqualTo(absence);
        assertThat(reception.get(absence).html())
                .contains("Karin Ek", "Ring: får inga meddelanden", "href=\"tel:+46701740605\"");
        assertThat(anna.get(absence).html())
                .as("no longer her own")
                .doesNotContain("Karin Ek", "tel:+46", "Skyddad", visit);
    }

    @Test
    void doubleClickClosesTheTimeOnceAndItIsWrittenDown() {
        String noted = "audit WHERE deed = 'ABSENCE_NOTED' AND resource_id = '" + client.practitioner(ANNA) + "'";
        StaffBrowser reception = onTuesday("reception");
        long before = calendar.count(noted);
        String id = UUID.randomUUID().toString();
        for (int click = 0; click < 2; click++) {
            assertThat(away(reception, ANNA, Map.of("span", "TODAY", "id", id))).endsWith(id);
        }
        assertThat(calendar.count("changed_hours WHERE absence_id = '" + id + "'"))
                .isOne();
        assertThat(calendar.count(noted)).isEqualTo(before + 1);
        Page unclear = reception.press(
                NEW,
                NEW,
                Map.of(
                        "id", id,
                        "practitioner", client.practitioner(ANNA).toString(),
                        "span", "DAYS",
                        "first", "2026-11-26",
                        "last", "2026-11-25"));
        assertThat(unclear.status()).isEqualTo(409);
        assertThat(unclear.html()).contains("Välj vem som är borta");
        assertThat(reception.get(NEW).links("/staff/absences/" + id))
                .as("it is found again")
                .hasSize(1);
    }

    @Test
    void whoeverIsHereAfterAllIsBookedAgain() {
        String visit = booked("10:00");
        StaffBrowser reception = onTuesday("reception");
        String absence = away(reception, ANNA, Map.of("span", "TODAY"));
        Map<String, List<String>> form = form(reception.get(absence), visit);
        assertThat(reception.press(absence, absence + "/end", Map.of()).location())
                .isEqualTo(absence);
        assertThat(client.starts(BACK, ANNA, TUESDAY)).isNotEmpty();
        assertThat(reception.get(absence).html())
                .contains("Tiden är öppen igen")
                .doesNotContain("choice-" + visit);
        reception.post(absence, form);
        assertThat(calendar.count(MOVED))
                .as("a form that was open elsewhere does nothing any more")
                .isZero();
    }

    @Test
    void goThatBreaksOffIsTakenUpByTheSameForm() {
        String first = booked("10:00");
        String second = booked("15:00");
        StaffBrowser reception = onTuesday("reception");
        String absence = away(reception, ANNA, Map.of("span", "TODAY"));
        Map<String, List<String>> whole = form(reception.get(absence), first, second);
        Map<String, List<String>> brokenOff = new HashMap<>(whole);
        brokenOff.remove("choice-" + second);
        reception.post(absence, brokenOff);
        assertThat(calendar.count(MOVED)).isOne();
        assertThat(reception.get(absence).html()).contains("Besök att ta ställning till: 1");
        assertThat(reception.post(absence, whole).status()).isEqualTo(303);
        assertThat(calendar.count(MOVED + " AND key = '" + first + "'")).isOne();
        assertThat(calendar.count(MOVED + " AND key = '" + second + "'")).isOne();
    }

    @Test
    @DisplayName("Scenario 4: a time that is gone meanwhile is shown with others, and all else is done")
    void timeThatIsGoneMeanwhileIsShownWithOthersAndAllElseIsDone() {
        String unlucky = booked("10:00");
        String lucky = booked("15:00");
        StaffBrowser reception = onTuesday("reception");
        String absence = away(reception, ANNA, Map.of("span", "TODAY"));
        Page page = reception.get(absence);
        Map<String, List<String>> form = form(page, unlucky, lucky);
        String[] proposed = page.options("choice-" + unlucky).getFirst().split(" ", -1);
        ObjectNode faster = client.booking(BACK, null, proposed[2]).put("practitioner", proposed[1]);
        assertThat(client.book(faster).status()).isEqualTo(201);

        Page refused = reception.post(absence, form);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("Besök som inte gick att ändra: 1", "Besök att ta ställning till: 1");
        assertThat(calendar.count(MOVED + " AND key = '" + lucky + "'")).isOne();
        assertThat(calendar.count(MOVED)).isOne();
        assertThat(refused.options("choice-" + unlucky)).doesNotContain(String.join(" ", proposed));

        assertThat(reception.post(absence, form(refused, unlucky)).status()).isEqualTo(303);
        assertThat(calendar.count(MOVED + " AND key = '" + unlucky + "'")).isOne();
    }

    @Test
    void whatWasChosenForAVisitThatWasRefusedIsStillChosen() {
        String changed = booked("10:00");
        String here = booked("15:00");
        StaffBrowser reception = onTuesday("reception");
        String absence = away(reception, ANNA, Map.of("span", "TODAY"));
        Map<String, List<String>> form = form(reception.get(absence), changed, here);
        form.put("choice-" + changed, List.of("CANCEL"));
        form.put("choice-" + here, List.of("CANCEL"));
        database.sql("UPDATE appointments SET version = version + 1 WHERE id = cast(? AS uuid)")
                .param(changed)
                .update();
        String visit = "/staff/appointments/" + here;
        reception.press(visit, visit + "/step", Map.of("step", "ARRIVE"));

        Page refused = reception.post(absence, form);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.chosen("choice-" + changed)).isEqualTo("CANCEL");
        assertThat(refused.chosen("choice-" + here))
                .as("what is no longer offered is not chosen")
                .isEqualTo("PHONE");
        assertThat(calendar.count(CANCELLED)).isZero();
    }

    @Test
    void whoeverIsHereAlreadyIsTalkedTo() {
        String here = booked("10:00");
        StaffBrowser reception = onTuesday("reception");
        String visit = "/staff/appointments/" + here;
        assertThat(reception
                        .press(visit, visit + "/step", Map.of("step", "ARRIVE"))
                        .status())
                .isEqualTo(303);
        Page page = reception.get(away(reception, ANNA, Map.of("span", "TODAY")));
        assertThat(page.options("choice-" + here)).containsExactly("PHONE");
        assertThat(page.html()).contains("Prata med patienten");
    }

    @Test
    @DisplayName("Scenario 36: a practitioner says so of themselves alone, and gives no visit to a colleague")
    void practitionerStaysInTheirOwnCalendar() {
        String visit = booked("10:00");
        StaffBrowser reception = onTuesday("reception");
        String colleagues = away(reception, JOHAN, Map.of("span", "TODAY"));
        StaffBrowser anna = StaffBrowser.signedIn(port, "anna", "sv");
        assertThat(anna.get(colleagues).status()).isEqualTo(403);
        Page refused = anna.press(
                NEW,
                NEW,
                Map.of(
                        "id", UUID.randomUUID().toString(),
                        "practitioner", client.practitioner(JOHAN).toString(),
                        "span", "TODAY"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("Du kan bara stänga din egen tid").doesNotContain(JOHAN);
        assertThat(calendar.count("absences")).isOne();

        String own = away(anna, ANNA, Map.of("span", "TODAY"));
        Page page = anna.get(own);
        assertThat(page.options("choice-" + visit))
                .isNotEmpty()
                .allMatch(choice -> !choice.startsWith("MOVE")
                        || choice.contains(client.practitioner(ANNA).toString()));
        Map<String, List<String>> byHand = form(page, visit);
        byHand.put("choice-" + visit, List.of("MOVE " + client.practitioner(JOHAN) + " 2026-11-25T09:00:00Z"));
        assertThat(anna.post(own, byHand).html()).contains("Det hör till en annan behandlare");
        assertThat(anna.post(colleagues, byHand).status()).isEqualTo(403);
        assertThat(calendar.count(MOVED)).isZero();
    }

    /** By every rule that closes such a time of Anna's on the Tuesday, whoever it is for. */
    private String whyClosed(StaffBrowser staff, String time) {
        String location = database.sql(
                        "SELECT location_id FROM working_hours WHERE practitioner_id = ? AND weekday = 2")
                .param(client.practitioner(ANNA))
                .query(String.class)
                .list()
                .getFirst();
        return staff.get("/api/staff/closed-times?treatment=" + client.treatment(BACK) + "&practitioner="
                        + client.practitioner(ANNA) + "&location=" + location + "&start=" + TUESDAY + "T" + time
                        + ":00%2B01:00")
                .html();
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

    /** Where the absence is, once it has been noted. */
    private String away(StaffBrowser staff, String practitioner, Map<String, String> span) {
        Map<String, String> form = new HashMap<>(Map.of(
                "id", UUID.randomUUID().toString(),
                "practitioner", client.practitioner(practitioner).toString()));
        form.putAll(span);
        Page noted = staff.press(NEW, NEW, form);
        assertThat(noted.status()).as("%s", noted.html()).isEqualTo(303);
        return noted.location();
    }

    /** The form as it is shown, with the first that is offered for each of these visits. */
    private static Map<String, List<String>> form(Page page, String... visits) {
        Map<String, List<String>> form = new HashMap<>();
        form.put("_csrf", page.values("_csrf").stream().limit(1).toList());
        for (String visit : visits) {
            form.put("version-" + visit, page.values("version-" + visit));
            form.put(
                    "choice-" + visit,
                    page.options("choice-" + visit).stream().limit(1).toList());
        }
        return form;
    }
}
