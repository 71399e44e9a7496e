package clinic.booking.staff;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.booking.BookingClient;
import clinic.booking.BookingClient.Answer;
import clinic.booking.EmptyCalendar;
import clinic.booking.RealBooking;
import clinic.booking.StandingClock;
import clinic.booking.online.Browser.Page;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of a visit, by forms alone. */
@RealBooking
class StaffVisitIT {

    private static final String ANNA = "Anna Lindqvist";

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
    void emptyCalendar() {
        calendar.empty();
    }

    @Test
    @DisplayName(
            "Scenario 37: a visit moves by the form, against the rules only with a reason, which is shown as it was typed")
    void visitIsMovedByTheFormAndAgainstTheRulesOnlyWithAReason() {
        String visit = visit(client.book("back-and-leg", ANNA, "2026-11-24T10:00:00+01:00"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Page refused = post(reception, visit, "/time", to("03:00"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.links("lang=")).as("the page in the other language").containsExactly(visit + "?lang=en");
        assertThat(refused.html())
                .contains(
                        "Tiden är stängd",
                        "Närmast lediga tider",
                        "name=\"reason\"",
                        "Skriv inget om patientens hälsa");
        assertThat(refused.values("rules")).containsExactly("outside-hours");

        Map<String, String> withReason = to("03:00");
        withReason.put("reason", "Anna har lovat <b>det</b>");
        withReason.put("rules", "outside-hours");
        assertThat(post(reception, visit, "/time", withReason).location()).isEqualTo(visit);
        assertThat(reception.get(visit).html())
                .contains("03:00", "Trots reglerna: Anna har lovat &lt;b&gt;det&lt;/b&gt;", "Flyttade besöket")
                .doesNotContain("<b>det</b>");
    }

    @Test
    void dayGoesOnByButtonsAndWrongClicksAreUndone() {
        String visit = visit(client.book("back-and-leg", ANNA, "2026-11-24T10:00:00+01:00"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Page early = post(reception, visit, "/step", Map.of("step", "ARRIVE"));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.html()).contains("Det är för långt kvar till besöket");

        clock.stand(Instant.parse("2026-11-24T08:50:00Z"));
        post(reception, visit, "/step", Map.of("step", "ARRIVE"));
        clock.stand(Instant.parse("2026-11-24T09:02:00Z"));
        assertThat(reception.get(visit).html()).contains("Anlänt", "Har väntat i 12 min", "Ångra anlänt");
        post(reception, visit, "/step", Map.of("step", "TAKE_BACK_ARRIVAL"));
        assertThat(reception.get(visit).html()).contains("Bokat", "Tog tillbaka");
        post(reception, visit, "/step", Map.of("step", "MISS"));
        assertThat(reception.get(visit).html()).contains("Uteblev", "Ångra uteblev");
        assertThat(post(reception, visit, "/step", Map.of("step", "TREAT")).status())
                .isEqualTo(409);
    }

    /** What a practitioner chose travels with the visit; which advice it means is content's and reminder-service's. */
    @Test
    void completionCarriesWhatThePractitionerChose() {
        UUID drift = condition("Höstglid", "back");
        UUID other = condition("Vårglid", "forward");
        String visit = visit(client.book("back-and-leg", ANNA, "2026-11-24T10:00:00+01:00"));
        clock.stand(Instant.parse("2026-11-24T09:40:00Z"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception.get(visit).html())
                .contains("Höstglid: mer som avgör råden", "name=\"switch-" + drift + "-direction\"");

        Map<String, String> form = new HashMap<>(
                Map.of("step", "COMPLETE", "condition", drift.toString(), "switch-" + drift + "-direction", "back"));
        form.put("switch-" + other + "-direction", "forward");
        Page refused = post(reception, visit, "/step", form);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("Det valet hör till ett annat besvär");

        form.put("switch-" + other + "-direction", "");
        assertThat(post(reception, visit, "/step", form).location()).isEqualTo(visit);
        assertThat(database.sql(
                                "SELECT payload ->> 'switches' FROM outbox WHERE type = 'booking.appointment.completed'")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"direction\":\"back\"}");
    }

    @Test
    void whatWasChosenForARefusedStepIsStillChosen() {
        UUID drift = condition("Höstglid", "back");
        String booked =
                client.book("back-and-leg", ANNA, "2026-11-24T10:00:00+01:00").text("id");
        String visit = "/staff/appointments/" + booked;
        clock.stand(Instant.parse("2026-11-24T09:40:00Z"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Map<String, String> done = new HashMap<>(
                Map.of("step", "COMPLETE", "condition", drift.toString(), "switch-" + drift + "-direction", "back"));
        done.put("version", reception.get(visit).values("version").getFirst());
        database.sql("UPDATE appointments SET version = version + 1").update();
        Page refused = post(reception, visit, "/step", done);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.chosen("condition")).isEqualTo(drift.toString());
        assertThat(refused.chosen("switch-" + drift + "-direction")).isEqualTo("back");
        assertThat(refused.html()).containsPattern("<details open(=\"open\")?><summary>Höstglid");
    }

    @Test
    void whyItWasToBeCancelledIsStillThereWhenItIsRefused() {
        String visit = visit(client.book("back-and-leg", ANNA, "2026-11-24T10:00:00+01:00"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Page refused = post(reception, visit, "/cancellation", Map.of("reason", "Anna är sjuk", "version", "99"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.values("reason")).containsExactly("Anna är sjuk");
        assertThat(refused.html()).containsPattern("<details class=\"no-print\" open(=\"open\")?>");
        Map<String, String> moved = to("03:00");
        moved.putAll(Map.of("reason", "Anna har lovat", "version", "99"));
        assertThat(post(reception, visit, "/time", moved).html())
                .as("why it is moved is not why it is cancelled")
                .doesNotContainPattern("<details class=\"no-print\" open");
    }

    @Test
    void whatIsFoundAfterTheVisitWasCompletedIsNotLost() {
        UUID drift = condition("Höstglid", "back");
        String visit = visit(client.book("back-and-leg", ANNA, "2026-11-24T10:00:00+01:00"));
        clock.stand(Instant.parse("2026-11-24T09:40:00Z"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        Map<String, String> done = Map.of("step", "COMPLETE", "condition", drift.toString());
        post(reception, visit, "/step", done);
        Map<String, String> found = new HashMap<>(done);
        found.put("switch-" + drift + "-direction", "back");
        assertThat(post(reception, visit, "/step", found).location()).isEqualTo(visit);
        post(reception, visit, "/step", done);
        assertThat(database.sql("SELECT coalesce(payload ->> 'switches', 'nothing') FROM outbox"
                                + " WHERE type = 'booking.appointment.completed' ORDER BY id")
                        .query(String.class)
                        .list())
                .as("said by the desk, found by the practitioner, and nothing the third time")
                .containsExactly("nothing", "{\"direction\":\"back\"}");
    }

    @Test
    void completionThatWasSaidByMistakeIsTakenBackWithItsCondition() {
        UUID drift = condition("Höstglid", "back");
        String visit = visit(client.book("back-and-leg", ANNA, "2026-11-24T10:00:00+01:00"));
        clock.stand(Instant.parse("2026-11-24T09:40:00Z"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        post(reception, visit, "/step", Map.of("step", "COMPLETE", "condition", drift.toString()));
        assertThat(reception.get(visit).html()).contains("Ångra klar");
        post(reception, visit, "/step", Map.of("step", "TAKE_BACK_COMPLETION"));
        Page back = reception.get(visit);
        assertThat(back.html()).contains("Bokat", "Tog tillbaka ”klar”").doesNotContain("Ångra klar");
        assertThat(back.chosen("condition")).as("as it was booked").isEmpty();
    }

    private UUID condition(String name, String choice) {
        UUID id = UUID.randomUUID();
        database.sql("""
                        INSERT INTO conditions (id, locale, version, slug, name, safety_questions, suited_treatments, switches)
                        VALUES (?, 'sv', 1, ?, ?, '[]', '[]', cast(? AS jsonb))""").params(id, id.toString(), name, """
                        [{"id": "direction", "name": "Riktning", "choices": [{"id": "%s", "name": "Så"}]}]""".formatted(choice)).update();
        return id;
    }

    @Test
    void visitIsCancelledAndBroughtBack() {
        String visit = visit(client.book("back-and-leg", ANNA, "2026-11-24T10:00:00+01:00"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "en");
        assertThat(post(reception, visit, "/cancellation", Map.of("reason", "Anna is ill"))
                        .location())
                .isEqualTo(visit);
        assertThat(reception.get(visit).html())
                .contains("Take the cancellation back", "Why it was cancelled: Anna is ill");
        assertThat(reception.get("/staff/day?date=2026-11-24").html()).contains("No visits, 1 cancelled");
        post(reception, visit, "/reinstatement", Map.of());
        assertThat(reception.get(visit).html()).contains("Move without dragging", "Took a cancellation back");
    }

    @Test
    @DisplayName("6: a cancellation that was the wrong one is taken back half an hour before, with a reason")
    void cancellationIsTakenBackAgainstTheRulesOnlyWithAReason() {
        String visit = visit(client.book("back-and-leg", ANNA, "2026-11-24T10:00:00+01:00"));
        clock.stand(Instant.parse("2026-11-24T08:30:00Z"));
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        post(reception, visit, "/cancellation", Map.of());
        assertThat(reception.get(visit).html()).doesNotContain("name=\"reason\"");
        Page refused = post(reception, visit, "/reinstatement", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("Tiden är stängd", "name=\"reason\"", "Skriv inget om patientens hälsa");
        assertThat(refused.values("rules")).containsExactly("too-soon");

        Map<String, String> empty = Map.of("rules", "too-soon", "reason", " ");
        assertThat(post(reception, visit, "/reinstatement", empty).html()).contains("Skriv varför tiden ska tas ändå");
        Map<String, String> withReason = Map.of("rules", "too-soon", "reason", "Fel rad avbokades");
        assertThat(post(reception, visit, "/reinstatement", withReason).location())
                .isEqualTo(visit);
        assertThat(reception.get(visit).html()).contains("Trots reglerna: Fel rad avbokades");
    }

    @Test
    @DisplayName("Scenario 36: whose identity is protected is shown to nobody who neither treats them nor runs the day")
    void protectedPatientIsShownToNobodyElse() {
        String visit = visit(client.book("back-and-leg", "Johan Berg", "2026-11-24T10:00:00+01:00"));
        database.sql("UPDATE patients SET protected_identity = true").update();
        String day = "/staff/day?date=2026-11-24";

        StaffBrowser anna = StaffBrowser.signedIn(port, "anna", "sv");
        assertThat(anna.get(visit).status()).isEqualTo(404);
        assertThat(anna.get(day).html()).contains("Johan Berg", "10:00").doesNotContain("Karin Ek");
        StaffBrowser reception = StaffBrowser.signedIn(port, "reception", "sv");
        assertThat(reception.get(visit).html()).contains("Karin Ek", "Skyddade personuppgifter");
        assertThat(reception.get(day).html()).contains("Karin Ek");
    }

    @Test
    @DisplayName("Scenario 36: a practitioner sees a colleague's visit, without the forms, and by hand changes nothing")
    void colleaguesVisitIsOnlySeen() {
        String visit = visit(client.book("back-and-leg", "Johan Berg", "2026-11-24T10:00:00+01:00"));
        StaffBrowser anna = StaffBrowser.signedIn(port, "anna", "sv");
        Page seen = anna.get(visit);
        assertThat(seen.html()).contains("Karin Ek").doesNotContain("name=\"step\"", "name=\"minutes\"");
        Page own = anna.get(visit(client.book("back-and-leg", ANNA, "2026-11-24T10:00:00+01:00")));
        Map<String, List<String>> form = new HashMap<>();
        form.put("_csrf", own.values("_csrf").stream().limit(1).toList());
        Page refused = anna.post(visit + "/cancellation", form);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("Det hör till en annan behandlare");
    }

    private Map<String, String> to(String time) {
        return new HashMap<>(Map.of(
                "day",
                "2026-11-24",
                "time",
                time,
                "minutes",
                "45",
                "practitioner",
                client.practitioner(ANNA).toString()));
    }

    private static String visit(Answer booked) {
        return "/staff/appointments/" + booked.text("id");
    }

    private static Page post(StaffBrowser staff, String visit, String form, Map<String, String> typed) {
        Map<String, List<String>> all = new HashMap<>();
        typed.forEach((field, value) -> all.put(field, List.of(value)));
        all.put("_csrf", staff.get(visit).values("_csrf").stream().limit(1).toList());
        return staff.post(visit + form, all);
    }
}
